import type { Warning } from '../../contract/clip.ts';
import { MOST_TAGS } from './limits.ts';

/** How many tags a source has at most. */
export function countTags(source: string): number {
  let count = 0;
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) count++;
  return count;
}

/** The source up to its 150,000th tag, and a warning if there are more. */
export function cutAtTagLimit(source: string): { source: string; warnings: Warning[] } {
  if (source.length <= MOST_TAGS) return { source, warnings: [] };
  let at = -1;
  for (let count = 0; count <= MOST_TAGS; count++) {
    at = source.indexOf('<', at + 1);
    if (at < 0) return { source, warnings: [] };
  }
  const message = `The file has more than ${MOST_TAGS.toLocaleString('en')} tags; only what comes before is read. Split it, or keep only its text.`;
  return { source: source.slice(0, at), warnings: [{ code: 'too-large', message }] };
}
