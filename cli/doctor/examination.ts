/** What `clipwatch doctor` has seen, before it is judged. */
import type * as inspect from '../../functions/aws/inspect.ts';

/**
 * The answer to one question. `unsupported`: the emulator does not know the question. `not-asked`: nobody asked for it,
 * it does not matter here, or another answer is missing that it needs.
 */
export type Answer<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'not-asked' };

/** A queue of the stack, by its name there. */
export interface SeenQueue extends inspect.QueueState {
  readonly name: string;
  readonly isDeadLetters: boolean;
  /** Seconds; null where it was not to be learned. */
  readonly oldest: number | null;
}

/** A mapping of the stack, by its name there. `readsQueue`: of a queue, else of the stream. */
export interface SeenMapping extends inspect.Mapping {
  readonly name: string;
  readonly readsQueue: boolean;
}

/** Followers who have confirmed: the ids of their subscriptions, and of those whom the sandbox does not let mail. */
export interface Followers {
  readonly all: number;
  readonly unverified: readonly string[];
}

export interface Examination {
  readonly isLocal: boolean;
  readonly ownVersion: string;
  readonly stack: Answer<inspect.StackState>;
  readonly runLimit: Answer<number>;
  readonly mappings: Answer<readonly SeenMapping[]>;
  readonly queues: Answer<readonly SeenQueue[]>;
  readonly bucketEvents: Answer<readonly inspect.BucketEvents[]>;
  readonly mailAccount: Answer<inspect.MailAccount>;
  /** The address that alerts come from, and whether SES lets it send. */
  readonly sender: Answer<{ readonly address: string; readonly isVerified: boolean }>;
  /** Asked only in the sandbox: else everybody can be mailed. */
  readonly followers: Answer<Followers>;
  readonly alarmReaders: Answer<{ readonly confirmed: number; readonly pending: number }>;
  /** Seconds until a file that was dropped had its receipt; null where it got none in time. */
  readonly probe: Answer<number | null>;
  /** Versions of the list of names and of what is compiled of it (0: nothing), and when the list was changed. */
  readonly names: Answer<{ readonly version: number; readonly compiled: number; readonly changedAt: string | null }>;
  /** Whether there is a key that signs links; the first mail or page makes one. */
  readonly signingKey: Answer<boolean>;
  readonly now: Date;
}
