/** What `clipwatch doctor` has seen, before it is judged. */
import type * as inspect from '../../functions/aws/inspect.ts';
import type { SweepRecord } from '../../functions/aws/table/file/sweep.ts';

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
  /** Seconds since the oldest message that is not deleted was sent, in work or not; null where no age is known yet. */
  readonly oldest: Answer<number | null>;
}

/** A mapping of the stack, by its name there. `readsQueue`: of a queue, else of the stream. */
export interface SeenMapping extends inspect.Mapping {
  readonly name: string;
  readonly readsQueue: boolean;
}

/** Followers who have confirmed: how many were looked up, and the subscriptions of those whom the sandbox does not let mail. */
export interface Followers {
  readonly asked: number;
  /** Whether they are all that there are. */
  readonly isAll: boolean;
  readonly unverified: readonly string[];
}

/** The list of names and what is compiled of it. */
export interface NamesSeen {
  /** Each change of the list counts it up by one. */
  readonly version: number;
  /** When the list was last changed; null where it never was. */
  readonly changedAt: string | null;
  /** What functions load; null before the first. */
  readonly stored: { readonly version: number; readonly format: number; readonly compiledAt: string } | null;
}

export interface CompiledNames extends NamesSeen {
  /** Runs of the compile function that failed since it stored something, in the last hour; asked while it is behind. */
  readonly failedRuns: Answer<number>;
}

export interface Examination {
  readonly isLocal: boolean;
  readonly ownVersion: string;
  readonly stack: Answer<inspect.StackState>;
  /** Runs at once that are free for all functions without a reservation. */
  readonly runLimit: Answer<number>;
  readonly mappings: Answer<readonly SeenMapping[]>;
  readonly queues: Answer<readonly SeenQueue[]>;
  /** Records that the alert function gave up, in the archive bucket. */
  readonly alertLetters: Answer<inspect.ObjectCount>;
  readonly bucketEvents: Answer<readonly inspect.BucketEvents[]>;
  readonly mailAccount: Answer<inspect.MailAccount>;
  /** The address that alerts come from, and whether SES lets it send. */
  readonly sender: Answer<{ readonly address: string; readonly isVerified: boolean }>;
  /** Asked only in the sandbox: else everybody can be mailed. */
  readonly followers: Answer<Followers>;
  readonly alarmReaders: Answer<{ readonly confirmed: number; readonly pending: number }>;
  /** Seconds until a file that was dropped had its receipt; null where it got none in time. */
  readonly probe: Answer<number | null>;
  readonly names: Answer<CompiledNames>;
  /** The sweeps that ended, the oldest first. */
  readonly sweeps: Answer<readonly SweepRecord[]>;
  /** Whether there is a key that signs links; the first mail or page makes one. */
  readonly signingKey: Answer<boolean>;
  readonly now: Date;
}
