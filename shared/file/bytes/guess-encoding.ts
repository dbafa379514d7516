import { WRITINGS, type Writing } from './language-profiles.ts';

/** Enough to judge by, and little enough to try every encoding on it. */
const SAMPLE_BYTES = 4096;
/** Around a byte beyond ASCII: the words that tell the language, and no mark-up far from it. */
const BEFORE = 60;
const AFTER = 120;

/** How far an encoding can be trusted: what each character beyond ASCII adds to its being writing, on average. */
interface Verdict {
  readonly fit: number;
  /** How many characters tell. */
  readonly characters: number;
}

export interface Guess extends Verdict {
  readonly encoding: string;
}

/**
 * The likeliest encoding of text that declares none, or null when nothing that comes out looks like writing. Each one
 * decodes a sample, and what comes out is judged as writing in each of its languages: frequent letters and words of the
 * language count for it; other letters, symbols, capitals inside words and two scripts in one word count against it.
 */
export function guessEncoding(bytes: Uint8Array): Guess | null {
  const judge = judgeOf(bytes);
  let best: Guess | null = null;
  for (const encoding of new Set(WRITINGS.flatMap(({ encodings }) => encodings))) {
    const verdict = judge(encoding);
    if (verdict.fit > (best?.fit ?? LEAST_FIT)) best = { encoding, ...verdict };
  }
  return best;
}

/** Below this no language explains the characters. */
const LEAST_FIT = -1.2;

/** How well bytes read as writing in an encoding: see `Verdict`; an encoding that we know no language of fits by its letters. */
export function fitOf(bytes: Uint8Array, encoding: string): number {
  return judgeOf(bytes)(encoding).fit;
}

/** Of two encodings that read alike, the more usual one is meant: the first of its row. */
const RARE = 1;

function judgeOf(bytes: Uint8Array): (encoding: string) => Verdict {
  const sample = sampleOf(bytes);
  const words = wordsOf(sample);
  return (encoding) => {
    const text = new TextDecoder(encoding).decode(sample);
    const known = WRITINGS.filter(({ encodings }) => encodings.includes(encoding));
    const writings = known.length > 0 ? known : WRITINGS.filter(({ words }) => words !== '');
    const { pairs, characters, count } = shapeOf(text);
    const scores = writings.map(
      (writing) =>
        lettersIn(characters, writing) + wordsIn(words, writing) - (writing.encodings[0] === encoding ? 0 : RARE),
    );
    const tell = Math.max(1, count);
    return { fit: (Math.max(...scores) + pairs) / tell, characters: tell };
  };
}

/** The surroundings of the first characters beyond ASCII. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE_BYTES);
  let length = 0;
  let done = 0;
  for (let i = 0; i < bytes.length && length < SAMPLE_BYTES; i++) {
    if ((bytes[i] ?? 0) < 0x80) continue;
    const start = Math.max(done, i - BEFORE);
    let end = i + AFTER;
    // Where two bytes make a character, the second may look like ASCII: only a blank or a tag ends it for sure.
    while (end < bytes.length && !((bytes[end] ?? 0) <= 0x20 || bytes[end] === 0x3c)) end++;
    const piece = bytes.subarray(start, Math.min(end, start + SAMPLE_BYTES - length));
    sample.set(piece, length);
    length += piece.length;
    done = end;
    i = end - 1;
  }
  return sample.subarray(0, length);
}

/** Words in plain ASCII, mark-up aside. */
function wordsOf(sample: Uint8Array): ReadonlyMap<string, number> {
  const text = new TextDecoder('latin1').decode(sample).replace(/<[^>]{0,400}>|&\w{1,9};/g, ' ');
  const words = new Map<string, number>();
  for (const [word] of text.matchAll(/(?<![\w\x80-\xff])[A-Za-z]{1,12}(?![\w\x80-\xff])/g)) {
    const key = word.toLowerCase();
    words.set(key, (words.get(key) ?? 0) + 1);
  }
  return words;
}

const dictionaries = new WeakMap<Writing, { words: ReadonlySet<string>; ranks: ReadonlyMap<string, number> }>();

function dictionaryOf(writing: Writing) {
  const known = dictionaries.get(writing);
  if (known) return known;
  const made = {
    words: new Set(writing.words.split(' ')),
    ranks: new Map([...writing.letters].map((character, index) => [character, index])),
  };
  dictionaries.set(writing, made);
  return made;
}

/** One short word too many is chance; a language shows by many. */
function wordsIn(words: ReadonlyMap<string, number>, writing: Writing): number {
  const dictionary = dictionaryOf(writing).words;
  let sum = 0;
  for (const [word, count] of words) if (dictionary.has(word)) sum += word.length === 1 ? count / 2 : count;
  return sum;
}

function lettersIn(characters: ReadonlyMap<string, number>, writing: Writing): number {
  const { ranks } = dictionaryOf(writing);
  let sum = 0;
  for (const [character, count] of characters) sum += count * worth(character, ranks);
  return sum;
}

function worth(character: string, ranks: ReadonlyMap<string, number>): number {
  const place = ranks.get(character) ?? ranks.get(character.toLowerCase());
  if (place !== undefined) return (wide.test(character) ? 4 : 2) - (2.5 * place) / ranks.size;
  if (wide.test(character)) return 0.6;
  if (PUNCTUATION.has(character)) return 0;
  if (/[\p{C}\ufffd]/u.test(character)) return -6;
  return letter.test(character) ? -2.5 : -2;
}

const PUNCTUATION = new Set('«»„“”‘’‚‹›–—…·•°№€£§©®™´`¿¡، ؛؟\u00a0\u200c\u200d\u200e\u200f。、，：「」！？（）；');
const letter = /[\p{L}\p{M}]/u;
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}、。，「」]/u;
const latin = /\p{Script=Latin}/u;

interface Shape {
  /** Characters beyond ASCII, and how often each. */
  readonly characters: ReadonlyMap<string, number>;
  readonly count: number;
  /** What neighbours say. */
  readonly pairs: number;
}

function shapeOf(text: string): Shape {
  const characters = new Map<string, number>();
  let count = 0;
  let pairs = 0;
  let previous = ' ';
  for (const character of text) {
    if (character > '\x7f') {
      count++;
      characters.set(character, (characters.get(character) ?? 0) + 1);
    }
    if (character > '\x7f' || previous > '\x7f') pairs += neighbourhood(previous, character);
    previous = character;
  }
  return { characters, count, pairs };
}

function neighbourhood(previous: string, character: string): number {
  const [before, here] = [letter.test(previous), letter.test(character)];
  if (!here || !before) return between(previous, character, before);
  if (FINAL.has(previous)) return -2;
  if (latin.test(character) !== latin.test(previous)) return isMark(character) || isMark(previous) ? 0 : -3;
  if (isUpper(character)) return isUpper(previous) ? (previous > '\x7f' ? -0.7 : 0) : isLower(previous) ? -3 : 0;
  return latin.test(character) && character > '\x7f' && previous > '\x7f' ? -0.5 : 0;
}

/** Letters that only end words, in Greek and in Hebrew. */
const FINAL = new Set('ςךםןףץ');

/** Typographic marks stand in certain places, where letters of another encoding would not. */
function between(previous: string, character: string, afterLetter: boolean): number {
  if (/\d/.test(character) && afterLetter && previous > '\x7f' && !wide.test(previous)) return -2;
  if (/[“„«‘]/.test(character)) return /[\s("'>]/.test(previous) ? 1 : -1;
  if (/[’”»…–—]/.test(character)) return /[\s\p{L}\p{P}\d]/u.test(previous) ? 0.5 : -1;
  if (character === '£' || character === '€') return afterLetter ? -1 : 0.5;
  return 0;
}

function isMark(character: string): boolean {
  return /\p{M}/u.test(character);
}

function isUpper(character: string): boolean {
  return character !== character.toLowerCase();
}

function isLower(character: string): boolean {
  return character !== character.toUpperCase();
}
