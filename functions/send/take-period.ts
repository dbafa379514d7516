/** Whether the digest that a job is about is still to be told, and who tells it. */
import { randomUUID } from 'node:crypto';
import type { MailJob } from '../../shared/contract/alert.ts';
import { queues, SEND_LEASE_MS } from '../../shared/triggers.ts';
import { changePeriod, type Period } from '../aws/table/alert/period.ts';
import type { Run } from './outcome.ts';

/** When it ends, so have the claims of its run: they are a run younger at most. */
const LEASE_MS = SEND_LEASE_MS + queues.mail.timeoutSeconds * 1000;

/** `void`: it was told, or is due at another time now. `held`: another run is at it, or died less than a lease ago. */
export type Taken =
  | { readonly kind: 'void' }
  | { readonly kind: 'held'; readonly until: Date }
  | { readonly kind: 'taken'; readonly period: Period };

/** Takes a period: nobody else does until it is given back or its lease ends. */
export async function takePeriod(job: Extract<MailJob, { kind: 'digest' }>, { now: clock }: Run): Promise<Taken> {
  // Two jobs of one run may be about one period.
  const run = randomUUID();
  let other: Taken = { kind: 'void' };
  const period = await changePeriod(job.subscriptionId, (stored) => {
    other = { kind: 'void' };
    if (stored === null || !isMeant(job, stored)) return null;
    const now = clock();
    const { lease } = stored;
    if (lease !== undefined && lease.run !== run && Date.parse(lease.until) > now.getTime()) {
      other = { kind: 'held', until: new Date(lease.until) };
      return null;
    }
    const until = new Date(now.getTime() + LEASE_MS).toISOString();
    return { ...stored, attempts: stored.attempts + 1, lease: { run, until } };
  });
  return period === null ? other : { kind: 'taken', period };
}

/** One that was asked for is told unless the period began later; any other one only when it is due as the period says. */
function isMeant({ dueAt, asked }: Extract<MailJob, { kind: 'digest' }>, period: Period): boolean {
  return asked === true ? Date.parse(period.from) <= Date.parse(dueAt) : period.dueAt === dueAt;
}
