/** What the answer to an attempt at a web hook or chat means for the delivery. */
import { nextAttempt } from '../../../shared/alert/index.ts';
import { retryAfter } from '../../../shared/embed/index.ts';
import { hookRefusal } from '../../net/hook-address.ts';
import type { PostEnd } from '../../net/post.ts';

export type Verdict =
  | { readonly kind: 'taken' }
  /** The message or its address is refused, and would be again: final for this delivery. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Nothing will be taken there any more, or nothing was for three days: final for the way out. */
  | { readonly kind: 'ended'; readonly reason: string }
  | { readonly kind: 'later'; readonly at: Date; readonly reason: string };

/** Words with which a chat says what its status does not: this message is refused, or its address has ended. */
export type Meanings = Readonly<Record<string, 'refused' | 'ended'>>;

/**
 * By Standard Webhooks 1.0.0, "Delivery success and failure": 2xx is success, 410 ends it, everything else is a failure
 * that is tried again, 3xx too. An address that the guard refuses is not tried again.
 */
export function judgeAnswer(
  end: PostEnd,
  { key, attempt }: { readonly key: string; readonly attempt: number },
  now: Date,
  meanings: Meanings = {},
): Verdict {
  if (end.kind === 'refused') return { kind: 'refused', reason: hookRefusal(end.rule) };
  if (end.kind === 'response' && end.status >= 200 && end.status < 300) return { kind: 'taken' };
  const word = end.kind === 'response' ? wordIn(end.body) : null;
  const reason = end.kind === 'failed' ? end.reason : `HTTP ${end.status}${word === null ? '' : `: ${word}`}`;
  if (end.kind === 'response' && end.status === 410) return { kind: 'ended', reason };
  const meaning = word !== null && Object.hasOwn(meanings, word) ? meanings[word] : undefined;
  if (meaning !== undefined) return { kind: meaning, reason };
  const at = nextAttempt(key, attempt, now, retryAfter(end, now));
  if (at === null) return { kind: 'ended', reason: `${attempt} attempts failed, the last one with ${reason}` };
  return { kind: 'later', at, reason: `attempt ${attempt} failed: ${reason}` };
}

/** The word of an answer that is one (Slack: `no_service`), or the code of an error in JSON (Teams); no other text of a host. */
function wordIn(body: string): string | null {
  const found = /^\s*([a-z_]{3,40})\s*$/.exec(body) ?? /"code"\s*:\s*"([A-Za-z]{3,60})"/.exec(body);
  return found?.[1] ?? null;
}
