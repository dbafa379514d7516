import { decodeHTML } from 'entities';
import type { Text } from '../../../document/document.ts';
import type { CaptionLine } from './lines.ts';

/** Words of a caption without mark-up, all of one speaker and in one line. */
export interface Spoken {
  readonly words: readonly Text[];
  /** The words in one string, to compare lines by. */
  readonly text: string;
  /** Who speaks, where that is said. */
  readonly voice: Text | null;
  /** Whether they are marked as another speaker's. */
  readonly turn: boolean;
  /** The words from `start` on are said at `time`, in milliseconds. */
  readonly moments: readonly { readonly start: number; readonly time: number }[];
}

/** Tags of WebVTT and those that players take in SRT; anything else in pointed brackets is text (`<who@x.org>`). */
const TAG = /^\/?(?:c|i|b|u|s|v|lang|ruby|rt|rp|font|span|em|strong|br|p|div)(?=[\s./]|$)/i;
const MOMENT = /^(?:(\d{2,4}):)?(\d{2}):(\d{2})\.(\d{3})$/;
/** `<…>`, and overrides such as `{\an8}` and `\h`, which SRT inherited from other formats. */
const MARK = /<([^<>]{0,200})>|\{\\[^{}]{0,200}\}|\\[Nh]/g;
/** Marks of a change of speaker at the head of a line: a dash, `>>`, `>>>`. */
const TURN = /^\s{0,99}(?:>{2,3}\s{0,9}|[-–—‐](?![-–—>\d])\s{0,9}|[-–—]\s{1,9})(?=\S)/u;
/** `KASSIS:` in capitals. */
const SPEAKER = /^\s{0,99}\p{Lu}[\p{Lu}\p{M}.'’ -]{1,40}:(?=\s|$)/u;

/** The words in a line of a caption: without tags, style overrides and ruby annotations, references decoded. */
export function spokenIn(line: CaptionLine): Spoken[] {
  const writer = new Writer(line);
  for (const mark of line.text.matchAll(MARK)) writer.mark(mark);
  return writer.end();
}

class Writer {
  readonly #line: CaptionLine;
  readonly #spoken: Spoken[] = [];
  readonly #turned: boolean;
  #words: Text[] = [];
  #moments: Spoken['moments'][number][] = [];
  #voice: Text | null = null;
  /** Inside a ruby annotation. */
  #aside = false;
  /** Everything before this offset has been read. */
  #at: number;

  constructor(line: CaptionLine) {
    this.#line = line;
    this.#at = TURN.exec(line.text)?.[0].length ?? 0;
    this.#turned = this.#at > 0;
  }

  mark({ 0: mark, 1: tag, index }: RegExpExecArray): void {
    const moment = tag === undefined ? null : MOMENT.exec(tag);
    if (index < this.#at || (tag !== undefined && !moment && !TAG.test(tag))) return;
    this.#say(index);
    const start = this.#line.start + index;
    const end = start + mark.length;
    this.#at = index + mark.length;
    if (moment) this.#moments.push({ start: end, time: momentOf(moment) });
    else if (/^(?:\\|<br\b)/i.test(mark)) this.#words.push(textAt(' ', start, end));
    else if (tag !== undefined) this.#tag(tag, start + 1);
  }

  end(): Spoken[] {
    this.#say(this.#line.text.length);
    this.#flush();
    return this.#spoken;
  }

  #tag(tag: string, start: number): void {
    if (/^\/?r(?:t|p|uby)\b/i.test(tag)) this.#aside = /^r[tp]/i.test(tag);
    const voice = voiceIn(tag, start);
    if (!voice) return;
    this.#flush();
    this.#voice = voice;
  }

  #say(to: number): void {
    if (this.#aside || this.#at >= to) return;
    const raw = this.#line.text.slice(this.#at, to);
    const value = raw.includes('&') ? decodeHTML(raw) : raw;
    this.#words.push(textAt(value, this.#line.start + this.#at, this.#line.start + to));
  }

  #flush(): void {
    const [words, moments, voice] = [this.#words, this.#moments, this.#voice];
    const text = textOf(words);
    const turn = this.#spoken.length === 0 && (this.#turned || SPEAKER.test(text));
    if (text !== '') this.#spoken.push({ words, text, voice, turn, moments });
    [this.#words, this.#moments] = [[], []];
  }
}

/** The speaker in a voice tag: `v.loud Randa Kassis`. */
function voiceIn(tag: string, start: number): Text | null {
  const raw = /^v(?:\.\S{0,99})?\s{1,9}(?=\S)/i.exec(tag);
  if (!raw) return null;
  const name = tag.slice(raw[0].length).trimEnd();
  return textAt(decodeHTML(name), start + raw[0].length, start + raw[0].length + name.length);
}

function momentOf([, hours = '0', minutes = '0', seconds = '0', milliseconds = '0']: RegExpExecArray): number {
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(milliseconds);
}

function textOf(words: readonly Text[]): string {
  return words
    .map(({ value }) => value)
    .join('')
    .trim();
}

function textAt(value: string, start: number, end: number): Text {
  return { kind: 'text', value, start, end };
}
