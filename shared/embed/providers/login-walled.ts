/** Sites that answer strangers with walls: their pages may show that a video plays, and never that it is gone. */

import type { Answer, Verdict } from '../provider.ts';
import { pageFacts, unread, unreadStatus } from '../response.ts';

const LOGIN = /\/(?:accounts\/)?log-?in(?:[/.]|$)|\/checkpoint\//i;
const NOTHING =
  /may be broken, or the (?:post|page) may have been removed|no longer available|isn.t available|video unavailable|content unavailable/i;

/** `playing` is what only the page of a film that plays holds. */
export function judgeWalled(answer: Answer, playing: RegExp): Verdict {
  if (answer.status !== 200) return unreadStatus(answer);
  if (LOGIN.test(new URL(answer.finalUrl).pathname)) return unread('login-wall');
  if (playing.test(answer.body)) return { status: 'playable', reason: 'page-has-video', ...pageFacts(answer) };
  return NOTHING.test(answer.body) ? unread('removed-or-private') : unread('page-tells-nothing');
}
