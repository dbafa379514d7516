/** The largest of everything that a file, its hosts and a caller can have stored; nothing of it can be compressed well. */
import { withinLimits } from '../../../shared/clip/limits.ts';
import {
  type Check,
  EXTRA_FIELDS,
  FIELDS,
  MAX_SUMMARY,
  type Mention,
  type ParsedFile,
} from '../../../shared/contract/clip.ts';
import type { Name } from '../../../shared/contract/name.ts';
import { type ClipResult, clipResult } from '../world/results.ts';

/** Characters by their bytes in UTF-8; those of four bytes are two UTF-16 units. */
const ALPHABETS = {
  1: [0x2a, 0x5b],
  2: [0x400, 0x7ff],
  3: [0x3400, 0xd7ff],
  4: [0x20000, 0x2a000],
} as const;
export type Alphabet = keyof typeof ALPHABETS;

/** Makes texts of an alphabet, each another; the same for the same seed. */
export function textsOf(alphabet: Alphabet, seed = 1): (units: number) => string {
  const [first, last] = ALPHABETS[alphabet];
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return first + Math.floor((state / 2 ** 32) * (last - first + 1));
  };
  const width = alphabet === 4 ? 2 : 1;
  return (units) => String.fromCodePoint(...Array.from({ length: Math.floor(units / width) }, next));
}

const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const AT = '2026-01-02T03:04:05.000Z';

/** More of everything than a clip has room for, cut to the limits as a file that is read is. */
function largestClip(alphabet: Alphabet, seed: number): ParsedFile {
  const text = textsOf(alphabet, seed);
  const evidence = { rule: 'r'.repeat(40), start: 1_000_000_000, end: 1_000_000_000, confidence: 0.123456 };
  const fields = [...FIELDS, ...EXTRA_FIELDS];
  return withinLimits({
    file: text(300),
    format: 'html',
    title: text(2000),
    outlet: text(2000),
    publishedOn: `20${10 + (seed % 80)}-02-15`,
    summary: text(MAX_SUMMARY),
    language: 'en',
    author: text(2000),
    section: text(2000),
    url: `https://example.org/${'a'.repeat(1900)}`,
    keywords: times(200, () => text(400)),
    attachments: times(200, () => ({ name: text(400), type: text(400), size: 1_000_000 })),
    candidates: Object.fromEntries(fields.map((field) => [field, times(9, () => ({ ...evidence, value: text(400) }))])),
    evidence: Object.fromEntries(fields.map((field) => [field, evidence])),
    embeds: times(300, (i) => {
      const videoId = `${seed}${i}`.padStart(11, 'a');
      return { provider: 'youtube', videoId, url: `https://www.youtube.com/embed/${videoId}?${'a'.repeat(400)}` };
    }),
    mentions: times(1200, (i) => mentionOf(`${i}-${text(96)}`, i < 2 ? 1000 : 1, text)),
    warnings: times(90, () => ({ code: 'date-ambiguous' as const, message: text(2000) })),
  });
}

function mentionOf(nameId: string, spans: number, text: (units: number) => string): Mention {
  const span = (i: number) => ({
    start: 1_000_000 + i,
    end: 1_000_200 + i,
    form: text(200),
    alias: text(200),
    variant: 'transliterated' as const,
    field: 'paragraph' as const,
    timeCode: '01:02:03.456',
  });
  return { nameId, count: 1_000_000, spans: times(spans, span), snippet: text(spans > 1 ? 520 : 30), marks: [] };
}

/** What a host says of a video at most. */
function largestCheck(alphabet: Alphabet): Check {
  const text = textsOf(alphabet, 7);
  const address = (n: number) => `https://example.org/${n}${'a'.repeat(1900)}`;
  return {
    status: 'gone',
    reason: 'r'.repeat(60),
    seen: {
      httpStatus: 404,
      finalUrl: address(0),
      title: text(300),
      tookMs: 3000,
      uploader: text(300),
      durationSeconds: 86_400,
      thumbnailUrl: address(9),
      redirects: times(6, address),
    },
    checkedAt: AT,
    nextCheckAt: '2026-01-02T04:04:05.000Z',
    confirmations: times(2, () => ({ at: AT, reason: 'r'.repeat(60) })),
  };
}

export function largestResult(alphabet: Alphabet, version: number): ClipResult {
  const clip = largestClip(alphabet, version);
  const checks = clip.embeds.map(() => largestCheck(alphabet));
  return { ...clipResult(version), clip, checks, text: textsOf(alphabet, version)(100_000), story: `story-${version}` };
}

/** A name with as much of everything as the contract allows. */
export function largestName(alphabet: Alphabet, id: string): Name {
  const text = textsOf(alphabet, 3);
  return {
    id,
    name: text(200),
    aliases: times(200, () => text(200)),
    strike: times(500, () => text(200)),
    require: times(50, () => text(200)),
    exclude: times(50, () => text(200)),
  };
}
