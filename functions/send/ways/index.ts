/** The ways out, by the kind of a subscription's channel. */
import type { Channel } from '../../../shared/contract/subscription.ts';
import { mail } from './mail.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';
import type { Way } from './way.ts';
import { webhook } from './webhook.ts';

export type { Outgoing, Sent, Way } from './way.ts';

export const ways: Readonly<Record<Channel['kind'], Way>> = { mail, webhook, slack, teams };
