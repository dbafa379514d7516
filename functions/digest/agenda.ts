/** The jobs of the agenda whose time has come. */
import type { MailJob } from '../../shared/contract/alert.ts';
import { closeDigests } from '../aws/close-digests.ts';
import { sendJobs } from '../aws/jobs.ts';
import { type Arranged, arrange, jobsUntil, removeArranged } from '../aws/table/alert/agenda.ts';
import { forEachOf } from '../runtime/batch.ts';

/** Jobs read of each shard at once. */
const PAGE = 250;
/** Jobs that are sent together, and how many such groups at once. */
const GROUP = 10;
const WIDTH = 8;

export interface AgendaOptions {
  /** Jobs of so many milliseconds to come are sent too, each to be read when it is due. */
  readonly ahead: number;
  readonly isOver: () => boolean;
}

/**
 * Sends what is due, the longest first, until nothing is or time is over; the next run goes on. Answers the number of jobs
 * sent. A job is removed after it was sent: one may be sent twice, none is lost.
 */
export async function runAgenda(now: Date, { ahead, isOver }: AgendaOptions): Promise<number> {
  const until = new Date(now.getTime() + ahead);
  let sent = 0;
  const seen = new Set<string>();
  while (!isOver()) {
    const found = await jobsUntil(until, PAGE);
    // One that was arranged again since, or that an eventually consistent read still has.
    const fresh = found.filter(({ mark }) => !seen.has(mark));
    if (fresh.length === 0) break;
    for (const { mark } of fresh) seen.add(mark);
    const mails = fresh.flatMap((one) => (one.job.kind === 'close' ? [] : [{ ...one, job: one.job }]));
    await sendAll(mails, now);
    for (const one of fresh) if (one.job.kind === 'close') await goOn(one, one.job, now, isOver);
    sent += mails.length;
  }
  return sent;
}

type ArrangedMail = Arranged & { readonly job: MailJob };

async function sendAll(jobs: readonly ArrangedMail[], now: Date): Promise<void> {
  const byDelay = Map.groupBy(jobs, ({ at }) => Math.max(0, Math.ceil((at.getTime() - now.getTime()) / 1000)));
  const groups = [...byDelay].flatMap(([delay, all]) =>
    Array.from({ length: Math.ceil(all.length / GROUP) }, (_, i) => ({
      delay,
      group: all.slice(i * GROUP, (i + 1) * GROUP),
    })),
  );
  await forEachOf(
    groups,
    async ({ delay, group }) => {
      await sendJobs(
        group.map(({ job }) => job),
        delay,
      );
      await forEachOf(group, removeArranged);
    },
    WIDTH,
  );
}

/** Goes on with a closing of all digests that was more than one request could do. */
async function goOn(
  arranged: Arranged,
  { askedAt, position, address }: Extract<Arranged['job'], { kind: 'close' }>,
  now: Date,
  isOver: () => boolean,
): Promise<void> {
  const part = await closeDigests({ askedAt: new Date(askedAt), address, position, isOver });
  if (part.position !== null)
    await arrange({ kind: 'close', askedAt, position: part.position, ...(address !== undefined && { address }) }, now);
  await removeArranged(arranged);
}
