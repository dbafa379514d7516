/** Clips that tell the same thing. Alerts are per story, so a file dropped twice under two names is told once. */
import { createHash } from 'node:crypto';

/**
 * The story of a clip: the same for texts that differ only in case, white space, punctuation or normal form, whatever
 * the mark-up, format or encoding they came in. 32 hexadecimal digits.
 */
export function storyOf(title: string | null, text: string): string {
  const words =
    `${title ?? ''} ${text}`
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 32);
}
