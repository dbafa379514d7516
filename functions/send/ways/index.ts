/** The ways out, by the kind of a subscription's channel. */
import type { Channel } from '../../../shared/contract/subscription.ts';
import { unbuilt } from './unbuilt.ts';
import type { Way } from './way.ts';

export type { Outgoing, Sent, Way } from './way.ts';

export const ways: Readonly<Record<Channel['kind'], Way>> = {
  mail: unbuilt,
  webhook: unbuilt,
  slack: unbuilt,
  teams: unbuilt,
};
