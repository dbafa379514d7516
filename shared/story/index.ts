/** Stories: clips with the same content. Alerts are per story, so a file uploaded under two keys gives one alert. */
import { createHash } from 'node:crypto';

/**
 * The story id of a clip: a hash of its words, 32 hexadecimal digits. Case, white space, punctuation, Unicode normal
 * form, mark-up, format and encoding make no difference.
 */
export function storyOf(title: string | null, text: string): string {
  const words =
    `${title ?? ''} ${text}`
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 32);
}
