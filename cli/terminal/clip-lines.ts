import { CORRECTED } from '../../shared/clip/correction.ts';
import type { Field, ParsedFile } from '../../shared/contract/clip.ts';
import { recordLines } from './table.ts';

/** A clip for people, one line per fact; `check(index)` is appended to the line of that embed. */
export function clipLines(clip: ParsedFile, check: (index: number) => string = () => ''): string[] {
  return recordLines([
    ['file', `${[clip.file, clip.part].filter(Boolean).join(' ')} (${clip.format ?? 'format unknown'})`],
    ['title', shownValue(clip, 'title')],
    ['outlet', shownValue(clip, 'outlet')],
    ['published', shownValue(clip, 'publishedOn')],
    ['language', shownValue(clip, 'language')],
    ['summary', shownValue(clip, 'summary')],
    ...optional('author', clip.author),
    ...optional('address', clip.url),
    ...optional('section', clip.section),
    ...optional('keywords', clip.keywords?.join(', ')),
    ...optional('duration', clip.duration === undefined ? undefined : `${clip.duration} s`),
    ...(clip.attachments ?? []).map(
      ({ name, type, size }) => ['attached', `${name} (${type}, ${size} bytes)`] as const,
    ),
    ...clip.embeds.map(({ provider, url }, index) => ['embed', `${provider} ${url}${check(index)}`] as const),
    ...clip.mentions.map(({ nameId, count, snippet }) => ['mention', `${nameId} × ${count}: ${snippet}`] as const),
    ...clip.warnings.map(({ code, message }) => ['warning', `${code}: ${message}`] as const),
  ]);
}

/** A value by hand is marked, with what the file says in its place (the first candidate, see `correct`). */
function shownValue(clip: ParsedFile, field: Field): string {
  const value = clip[field] ?? '–';
  if (clip.evidence[field]?.rule !== CORRECTED) return value;
  const read = clip.candidates?.[field]?.[0]?.value;
  return `${value} (corrected by hand${read === undefined ? '' : `; in the file: ${read}`})`;
}

function optional(label: string, value: string | undefined): [label: string, value: string][] {
  return value === undefined ? [] : [[label, value]];
}
