/** What a job of the mail queue is, and what became of it. */
import type { MailJob } from '../../shared/contract/alert.ts';

/** `later`: the job is to come again at this instant, since something holds it up; `why` stands in the log. */
export type Outcome = { readonly kind: 'done' } | { readonly kind: 'later'; readonly at: Date; readonly why: string };

export const done: Outcome = { kind: 'done' };

/** What a job is done with. */
export interface Run {
  /** Unique to this run of the function: it holds leases. */
  readonly id: string;
  readonly now: () => Date;
  /** No mail is begun after this instant: the run would be ended in the middle of it. */
  readonly until: Date;
}

/** Does a job; doing it twice, or twice at once, tells nothing twice. */
export type Work<K extends MailJob['kind']> = (job: Extract<MailJob, { kind: K }>, run: Run) => Promise<Outcome>;
