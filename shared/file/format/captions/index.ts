/** WebVTT and SRT. */
import type { Declared } from '../../../document/document.ts';
import { element } from '../../../document/html.ts';
import type { Content } from '../content.ts';
import { byFieldName } from '../key-names.ts';
import { type CaptionLine, readCaptions } from './lines.ts';
import { Transcript } from './transcript.ts';

/**
 * WebVTT and SRT captions as running text. A sentence over several captions stays together; another speaker, a long
 * silence, or the end of a sentence in a long paragraph begins a new paragraph. `cues` has the times.
 */
export function readCaptionFile(source: string): Content {
  const { head, notes, captions } = readCaptions(source);
  const transcript = new Transcript();
  for (const caption of captions) transcript.add(caption);
  transcript.end();
  const root = { ...element('root', 0, source.length), children: transcript.paragraphs };
  return { root, declared: declaredIn(head, notes), cues: transcript.cues };
}

const STATEMENT = /^\s{0,99}(?:#+\s{0,9})?(\p{L}[\p{L}\p{M}\p{N} _-]{0,40}?)\s{0,9}[:=：]\s{0,9}(?=\S)/u;
/** A longer head is a text without times. */
const MOST_STATEMENTS = 200;

/** `Title: …` and the like before the captions or in notes; or a title without a key. */
function declaredIn(head: readonly CaptionLine[], notes: readonly CaptionLine[]): Declared[] {
  const rows: Declared[] = [];
  let alone: Declared | null = null;
  for (const [index, line] of [...head, ...notes].slice(0, MOST_STATEMENTS).entries()) {
    const statement = STATEMENT.exec(line.text.slice(0, 300));
    if (statement) rows.push(valueAt(line, statement[1] ?? '', statement[0].length));
    else if (index < head.length && !alone && isTitle(line.text)) alone = valueAt(line, 'title', leadOf(line.text));
  }
  const declared = byFieldName(rows);
  return alone && !declared.some(({ name }) => name === 'stated:title')
    ? [...declared, ...byFieldName([alone])]
    : declared;
}

function valueAt({ start, text }: CaptionLine, name: string, from: number): Declared {
  const value = text.slice(from).trimEnd();
  return { name, value, start: start + from, end: start + from + value.length };
}

/** `WEBVTT - A film` and a first note. */
function leadOf(text: string): number {
  return /^[\s–—-]{0,20}/u.exec(text)?.[0].length ?? 0;
}

/** Words of notes about the file rather than the film. */
const NOTE =
  /\b(?:created|generated|converted|exported|transcri(?:bed|ption|pt)|translated|translation|caption(?:s|ed)?|subtitles?|subtitled|synced?|corrected|copyright|confidence|todo|webvtt|file|paragraph|duration|version|recognizability)\b|[©{}=<>]|\w\/\/|@|https?:|www\./i;

function isTitle(text: string): boolean {
  const line = text.trim();
  const words = line.length <= 200 ? line.split(/\s+/).filter((word) => /\p{L}/u.test(word)) : [];
  return words.length > 1 && !NOTE.test(line);
}
