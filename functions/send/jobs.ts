/** The jobs of the mail queue, by their kind. */
import type { MailJob } from '../../shared/contract/alert.ts';
import { confirm } from './confirm.ts';
import { digest } from './digest.ts';
import { hookEnded } from './hook-ended.ts';
import { news } from './news.ts';
import type { Outcome, Run, Work } from './outcome.ts';

const jobs: { readonly [K in MailJob['kind']]: Work<K> } = { news, digest, confirm, 'hook-ended': hookEnded };

export function doJob<K extends MailJob['kind']>(job: Extract<MailJob, { kind: K }>, run: Run): Promise<Outcome> {
  return jobs[job.kind as K](job, run);
}
