/** How the guest of a history follows names, and from when on. */
import type { Subscription } from '../../shared/contract/subscription.ts';

/** How the guest follows all names. */
export const HOW = {
  instant: { cadence: 'instant' },
  quiet: { cadence: 'instant', quietHours: { from: '22:00', to: '06:00' } },
  daily: { cadence: 'daily', hour: 9, timeZone: 'Europe/Berlin' },
  evening: { cadence: 'daily', hour: 21, timeZone: 'Asia/Kolkata' },
  weekly: { cadence: 'weekly', weekday: 'friday', timeZone: 'America/New_York' },
} as const satisfies Record<string, Partial<Subscription>>;
export type How = keyof typeof HOW;
export const HOWS = Object.keys(HOW) as readonly How[];

/** The guest has two addresses, and moves from one to the other. */
export const GUESTS = ['guest@example.org', 'guest-at-home@example.org'] as const;
export type GuestAddress = (typeof GUESTS)[number];

/** From when on something is so, in milliseconds of the epoch. */
export interface Phase {
  readonly from: number;
  /** Null: the guest does not follow. */
  readonly how: How | null;
  readonly address: GuestAddress;
}
