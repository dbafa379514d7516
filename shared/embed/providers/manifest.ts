/** Providers whose response is the stream itself. */

import type { ProviderResponse, Verdict } from '../provider.ts';
import { inconclusive } from '../response.ts';
import { judgeFile } from './direct.ts';

/** What the HLS manifest of a video says; without a token, or off its list of origins, a provider refuses it. */
export function judgeManifest(response: ProviderResponse): Verdict {
  if (response.status === 401 || response.status === 403) return { status: 'restricted', reason: 'token-or-origin' };
  if (response.status === 412) return inconclusive('processing');
  return judgeFile(response);
}
