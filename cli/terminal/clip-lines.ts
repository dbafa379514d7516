import type { ParsedFile } from '../../shared/contract/clip.ts';
import { recordLines } from './table.ts';

/** A clip for people, a line for each thing known; `check` adds what is known of its embed number `index`. */
export function clipLines(clip: ParsedFile, check: (index: number) => string = () => ''): string[] {
  return recordLines([
    ['file', `${[clip.file, clip.part].filter(Boolean).join(' ')} (${clip.format ?? 'format unknown'})`],
    ['title', clip.title ?? '–'],
    ['outlet', clip.outlet ?? '–'],
    ['published', clip.publishedOn ?? '–'],
    ['language', clip.language ?? '–'],
    ['summary', clip.summary ?? '–'],
    ...known('author', clip.author),
    ...known('address', clip.url),
    ...known('section', clip.section),
    ...known('keywords', clip.keywords?.join(', ')),
    ...known('duration', clip.duration === undefined ? undefined : `${clip.duration} s`),
    ...(clip.attachments ?? []).map(
      ({ name, type, size }) => ['attached', `${name} (${type}, ${size} bytes)`] as const,
    ),
    ...clip.embeds.map(({ provider, url }, index) => ['embed', `${provider} ${url}${check(index)}`] as const),
    ...clip.mentions.map(({ nameId, count, snippet }) => ['mention', `${nameId} × ${count}: ${snippet}`] as const),
    ...clip.warnings.map(({ code, message }) => ['warning', `${code}: ${message}`] as const),
  ]);
}

function known(label: string, value: string | undefined): [label: string, value: string][] {
  return value === undefined ? [] : [[label, value]];
}
