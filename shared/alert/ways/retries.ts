/** When a web hook that failed is tried again. */
import { createHash } from 'node:crypto';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** From one attempt to the next: the schedule of Standard Webhooks 1.0.0, "Deliverability and reliability". */
const DELAYS_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

/** Attempts in all, over three days and some hours. */
export const MOST_ATTEMPTS = DELAYS_MS.length + 1;

/** Delays are longer by up to this share, so that deliveries that failed together do not come back together. */
const JITTER = 0.2;
/** No host is waited for longer than the schedule's longest delay. */
const MOST_PATIENCE_MS = 24 * HOUR_MS;

/**
 * When to try again after attempt number `attempt` (1 is the first) of a delivery failed at `now`, not before `asked` (the
 * host's Retry-After, if it sent one); null: not any more. The same for the same delivery and attempt.
 */
export function nextAttempt(key: string, attempt: number, now: Date, asked: Date | null): Date | null {
  const delay = DELAYS_MS[attempt - 1];
  if (delay === undefined) return null;
  const share = createHash('sha256').update(`${key}.${attempt}`).digest().readUInt16BE() / 0x10000;
  const patience = Math.min(asked === null ? 0 : asked.getTime() - now.getTime(), MOST_PATIENCE_MS);
  return new Date(now.getTime() + Math.round(Math.max(delay * (1 + JITTER * share), patience)));
}
