/** How the guest of a history follows names, and from when on. */
import type { Subscription } from '../../shared/contract/subscription.ts';

/** How the guest follows all names. */
export const HOW = {
  instant: { cadence: 'instant' },
  quiet: { cadence: 'instant', quietHours: { from: '22:00', to: '06:00' } },
  daily: { cadence: 'daily', hour: 9, timeZone: 'Europe/Berlin' },
  weekly: { cadence: 'weekly', weekday: 'friday', timeZone: 'America/New_York' },
} as const satisfies Record<string, Partial<Subscription>>;
export type How = keyof typeof HOW;
export const HOWS = Object.keys(HOW) as readonly How[];

/** From when on something is so, in milliseconds of the epoch. */
export interface Phase {
  readonly from: number;
  /** Null: the guest does not follow, or gets nothing any more. */
  readonly how: How | null;
}
