/** What is wrong with what became of a file, whatever the file was. */
import * as z from 'zod/mini';
import { MAX_LINE } from '../../shared/clip/limits.ts';
import type { ReadClip } from '../../shared/clip/parse-file.ts';
import { ParsedFile } from '../../shared/contract/clip.ts';
import { unfitIn } from '../../shared/well-formed.ts';

const Parsed = z.strictObject(ParsedFile.shape);
const MOST_CLIPS = 500;
/** Two sentences at least: what was seen, and what to do. */
const ADVICE = /[.)] \p{Lu}.+\.$/su;

/** One line for each; none of a file that ends as clips or as a refusal with what to do. */
export function faultsOf(clips: readonly ReadClip[]): string[] {
  const faults = clips.flatMap(faultsOfClip);
  if (clips.length === 0 || clips.length > MOST_CLIPS) faults.push(`${clips.length} clips`);
  if (new Set(clips.map(({ clip }) => clip.part)).size < clips.length) faults.push('parts with one name');
  return [...new Set(faults)];
}

function faultsOfClip({ clip, text, captioned, refused, fault }: ReadClip): string[] {
  const faults: string[] = [];
  if (fault !== undefined) faults.push(`a reader failed: ${fault}`);
  const { error } = Parsed.safeParse(clip);
  if (error)
    faults.push(`no clip: ${error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join(', ')}`);
  const unfit = unfitIn({ clip, text, captioned, refused });
  if (unfit !== null) faults.push(`not well-formed: ${unfit.join('.')}`);
  for (const field of ['title', 'outlet', 'author', 'section'] as const) {
    const value = clip[field] ?? null;
    if (value !== null && (value.length > MAX_LINE || value.trim() === '' || value.includes('\n')))
      faults.push(`no ${field}`);
  }
  if (Object.values(clip.evidence).some(({ start, end }) => start > end))
    faults.push('evidence that ends before it begins');
  // A place may hold nothing: of what is outside the text, and where broken mark-up within mark-up cannot be followed.
  if (clip.mentions.some(({ spans }) => spans.some(({ start, end }) => start > end)))
    faults.push('a mention that ends before it begins');
  if (refused !== null && (text !== '' || clip.warnings.length !== 1)) faults.push('refused, and read');
  if (refused !== null && !ADVICE.test(refused)) faults.push(`no advice: ${refused}`);
  for (const { code, message } of clip.warnings)
    if (!/[.…]$/.test(message)) faults.push(`no sentence: ${code} ${message}`);
  return faults;
}
