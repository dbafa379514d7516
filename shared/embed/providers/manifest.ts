/** Providers whose answer is the stream itself. */

import type { Answer, Verdict } from '../provider.ts';
import { unread } from '../response.ts';
import { judgeFile } from './direct.ts';

/** What the HLS manifest of a video says; without a token, or off its list of origins, a provider refuses it. */
export function judgeManifest(answer: Answer): Verdict {
  if (answer.status === 401 || answer.status === 403) return { status: 'restricted', reason: 'token-or-origin' };
  if (answer.status === 412) return unread('processing');
  return judgeFile(answer);
}
