/**
 * Stories: clips that tell the same thing. Alerts are per story, so a file under two keys, a syndicated copy or a
 * shorter version gives no second alert.
 */
import { createHash } from 'node:crypto';

export { type Anchor, type Anchors, type FoundStory, findStory, keepStory, probesOf, type Wanted } from './find.ts';
export { type StoryText, storyText } from './shingles.ts';
export { similarityOf } from './similarity.ts';
export { packSketch, type Sketch, sketchOf, unpackSketch } from './sketch.ts';

/**
 * The story that a clip begins: a hash of its words, 32 hexadecimal digits. Case, white space, punctuation, Unicode
 * normal form, mark-up, format and encoding make no difference.
 */
export function storyOf(title: string | null, text: string): string {
  const words =
    `${title ?? ''} ${text}`
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 32);
}
