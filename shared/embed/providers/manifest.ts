/** Providers that are checked by their HLS manifest. */

import type { ProviderResponse, Verdict } from '../provider.ts';
import { inconclusive } from '../response.ts';
import { judgeFile } from './direct.ts';

/** The verdict on a video's HLS manifest; a provider refuses it without a token or to an unlisted origin. */
export function judgeManifest(response: ProviderResponse): Verdict {
  if (response.status === 401 || response.status === 403) return { status: 'restricted', reason: 'token-or-origin' };
  if (response.status === 412) return inconclusive('processing');
  return judgeFile(response);
}
