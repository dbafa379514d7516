/** Ways out of the stack: how a message reaches whom it is for. */
import type { Content, Reader } from '../../../shared/alert/index.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import type { Unsent } from '../../aws/mail-error.ts';
import type { Run } from '../outcome.ts';

/** What is to be told, and to whom. */
export interface Outgoing {
  readonly subscription: Subscription;
  readonly content: Content;
  readonly reader: Reader;
  /** The same whenever this delivery is tried, and of no other one: 22 characters of base64url. */
  readonly key: string;
  /** When the newest of what it tells was recorded, an instant: the same at each attempt. */
  readonly recordedAt: string;
  /** Which attempt this is: 1 is the first. */
  readonly attempt: number;
  /** The first alert of the ledger that is told, if any is. */
  readonly alertId?: string | undefined;
  /** The stories that are told: mails on one story hang together. */
  readonly stories: readonly string[];
  /** A mail whose turn under the account's rate has been taken (`turnOfMail`). */
  readonly hasTurn?: boolean;
}

/** `later`: the other side asks for patience, or is away: try again then, not before. */
export type Sent =
  | { readonly kind: 'sent'; readonly messageId: string }
  | Unsent
  | { readonly kind: 'later'; readonly at: Date; readonly reason: string };

/** Tries once; what the other side does wrong is an outcome, and nothing is thrown for it. */
export type Way = (outgoing: Outgoing, run: Run) => Promise<Sent>;
