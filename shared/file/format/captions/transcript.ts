/** Joins captions into paragraphs. */
import type { Cue, Element, Text } from '../../../document/document.ts';
import { element } from '../../../document/html.ts';
import type { Caption } from './lines.ts';
import { type Spoken, spokenIn } from './text.ts';

/** A silence that begins another scene, in milliseconds. */
const SCENE = 5000;
/** A silence after which the end of a sentence ends the paragraph too, in milliseconds. */
const PAUSE = 2000;
/** A paragraph of this many characters ends with the next sentence. */
const PARAGRAPH = 500;
const SENTENCE_END = /[.!?…。！？؟۔।]["'”’»)\]]{0,3}$/u;
/** Captions that follow within this time are shown without a break, in milliseconds. */
const SEAMLESS = 100;
/** Lines that scroll up at once; players show three or four. */
const MOST_ROLLED = 8;

/** Builds running text from captions. */
export class Transcript {
  readonly paragraphs: Element[] = [];
  /** Times of what is in the paragraphs. */
  readonly cues: Cue[] = [];

  #words: Text[] = [];
  #length = 0;
  #voice = '';
  #before: { readonly to: number; readonly texts: readonly string[] } | null = null;

  /** Adds a caption, without lines that the one before showed already (captions that scroll). */
  add({ from, to, lines }: Caption): void {
    const spoken = lines.flatMap(spokenIn);
    const texts = spoken.map(({ text }) => text);
    const before = this.#before;
    const fresh = spoken.slice(before && from <= before.to + SEAMLESS ? rolled(before.texts, texts) : 0);
    if (texts.length > 0) this.#before = { to, texts };
    const silence = before ? from - before.to : 0;
    for (const [index, line] of fresh.entries()) {
      if (line.turn || this.#isOver(index === 0 ? silence : 0)) this.end();
      const start = this.#add(line);
      if (index === 0) this.cues.push({ start, timeCode: timeCodeOf(from) });
      for (const { start, time } of line.moments) this.cues.push({ start, timeCode: timeCodeOf(time) });
    }
  }

  /** Ends the paragraph. */
  end(): void {
    const [first, last] = [this.#words.at(0), this.#words.at(-1)];
    if (first && last) this.paragraphs.push({ ...element('p', first.start, last.end), children: this.#words });
    [this.#words, this.#length] = [[], 0];
  }

  #isOver(silence: number): boolean {
    if (silence > SCENE) return true;
    const sentence = SENTENCE_END.test(this.#words.at(-1)?.value.trimEnd().slice(-4) ?? '');
    return sentence && (silence > PAUSE || this.#length > PARAGRAPH);
  }

  /** Adds words, behind the speaker's name where the speaker changes; gives their offset. */
  #add({ words, text, voice }: Spoken): number {
    const speaker = voice && voice.value !== this.#voice ? voice : null;
    if (speaker) this.end();
    const end = this.#words.at(-1)?.end;
    if (end !== undefined) this.#words.push({ kind: 'text', value: ' ', start: end, end: end + 1 });
    const [first] = words;
    const start = speaker?.start ?? first?.start ?? 0;
    if (speaker) {
      this.#voice = speaker.value;
      this.#words.push(speaker, { kind: 'text', value: ': ', start: speaker.end, end: speaker.end + 1 });
    }
    for (const word of words) this.#words.push(word);
    this.#length += text.length;
    return start;
  }
}

/** How many of the first lines were the last ones of the caption before. */
function rolled(before: readonly string[], texts: readonly string[]): number {
  for (let count = Math.min(before.length, texts.length, MOST_ROLLED); count > 0; count--) {
    const last = before.slice(-count);
    if (last.every((text, index) => text === texts[index])) return count;
  }
  return 0;
}

function timeCodeOf(milliseconds: number): string {
  const [hours, minutes, seconds] = [3_600_000, 60_000, 1000].map((unit, index) =>
    String(Math.floor(milliseconds / unit) % (index === 0 ? Number.MAX_SAFE_INTEGER : 60)).padStart(2, '0'),
  );
  return `${hours}:${minutes}:${seconds}.${String(milliseconds % 1000).padStart(3, '0')}`;
}
