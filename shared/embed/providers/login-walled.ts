/** Sites that show strangers a wall: their pages can prove that a video plays, never that it is gone. */

import type { ProviderResponse, Verdict } from '../provider.ts';
import { inconclusive, inconclusiveStatus, pageFacts } from '../response.ts';

const LOGIN = /\/(?:accounts\/)?log-?in(?:[/.]|$)|\/checkpoint\//i;
const NOTHING =
  /may be broken, or the (?:post|page) may have been removed|no longer available|isn.t available|video unavailable|content unavailable/i;

/** `playing` matches only the page of a video that plays. */
export function judgeWalled(response: ProviderResponse, playing: RegExp): Verdict {
  if (response.status !== 200) return inconclusiveStatus(response);
  if (LOGIN.test(new URL(response.finalUrl).pathname)) return inconclusive('login-wall');
  if (playing.test(response.body)) return { status: 'playable', reason: 'page-has-video', ...pageFacts(response) };
  return NOTHING.test(response.body) ? inconclusive('removed-or-private') : inconclusive('page-tells-nothing');
}
