import { type LegacyProfile, PROFILES } from '../../language/profiles/index.ts';

/** Enough to judge by, and small enough to try every encoding on it. */
const SAMPLE_BYTES = 4096;
/** Bytes sampled around one beyond ASCII: the words that show the language, without distant mark-up. */
const BEFORE = 60;
const AFTER = 120;

/** How well decoded text reads as some language. */
interface Fit {
  /** Average score of a character beyond ASCII: positive for expected letters, negative for unlikely ones. */
  readonly fit: number;
  /** Number of characters that were scored. */
  readonly characters: number;
}

export interface EncodingGuess extends Fit {
  readonly encoding: string;
}

/** A language as it looks in legacy encodings, with its frequent words in plain ASCII. */
interface CharsetProfile extends LegacyProfile {
  readonly words: ReadonlySet<string>;
  /** Place of each character in the order of frequency. */
  readonly ranks: ReadonlyMap<string, number>;
}

let charsetProfiles: readonly CharsetProfile[] | null = null;

/** Built on first use: most files are in UTF-8. */
function profilesOfCharsets(): readonly CharsetProfile[] {
  charsetProfiles ??= PROFILES.flatMap(({ script, words = '', legacy = [] }) => {
    const asciiWords = script === 'Latin' ? words.split(' ').filter((word) => /^[a-z]+$/.test(word)) : [];
    return legacy.map(({ encodings, characters }) => ({
      encodings,
      characters,
      words: new Set(asciiWords),
      ranks: new Map([...characters].map((character, index) => [character, index])),
    }));
  });
  return charsetProfiles;
}

/**
 * The likeliest encoding of text that declares none, or null if nothing decodes to readable text. Each encoding decodes a
 * sample, which is scored for each of its languages: frequent letters and words count for it; other letters, symbols,
 * capitals inside words and two scripts in one word count against it.
 */
export function guessEncoding(bytes: Uint8Array): EncodingGuess | null {
  const fitOf = fitter(bytes);
  let best: EncodingGuess | null = null;
  for (const encoding of new Set(profilesOfCharsets().flatMap(({ encodings }) => encodings))) {
    const fit = fitOf(encoding);
    if (fit.fit > (best?.fit ?? MIN_FIT)) best = { encoding, ...fit };
  }
  return best;
}

/** Below this no language explains the characters. */
const MIN_FIT = -1.2;

/** How well bytes read as text in an encoding (`Fit.fit`); an encoding without a profile is scored by its letters. */
export function fitOfEncoding(bytes: Uint8Array, encoding: string): number {
  return fitter(bytes)(encoding).fit;
}

/** Of two encodings that read alike the more usual is meant, which is the first of its profile. */
const RARE_ENCODING = 1;

function fitter(bytes: Uint8Array): (encoding: string) => Fit {
  const sample = sampleAround(bytes);
  const words = asciiWords(sample);
  const all = profilesOfCharsets();
  return (encoding) => {
    const text = new TextDecoder(encoding).decode(sample);
    const known = all.filter(({ encodings }) => encodings.includes(encoding));
    const profiles = known.length > 0 ? known : all.filter((profile) => profile.words.size > 0);
    const { neighbours, characters, count } = shapeOf(text);
    const scores = profiles.map(
      (profile) =>
        scoreLetters(characters, profile) +
        scoreWords(words, profile) -
        (profile.encodings[0] === encoding ? 0 : RARE_ENCODING),
    );
    const scored = Math.max(1, count);
    return { fit: (Math.max(...scores) + neighbours) / scored, characters: scored };
  };
}

/** The bytes around the first characters beyond ASCII. */
function sampleAround(bytes: Uint8Array): Uint8Array {
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

/** Words in plain ASCII with their counts, without mark-up. */
function asciiWords(sample: Uint8Array): ReadonlyMap<string, number> {
  const text = new TextDecoder('latin1').decode(sample).replace(/<[^>]{0,400}>|&\w{1,9};/g, ' ');
  const words = new Map<string, number>();
  for (const [word] of text.matchAll(/(?<![\w\x80-\xff])[A-Za-z]{1,12}(?![\w\x80-\xff])/g)) {
    const key = word.toLowerCase();
    words.set(key, (words.get(key) ?? 0) + 1);
  }
  return words;
}

/** Words of one letter count half: they occur by chance. */
function scoreWords(words: ReadonlyMap<string, number>, profile: CharsetProfile): number {
  let sum = 0;
  for (const [word, count] of words) if (profile.words.has(word)) sum += word.length === 1 ? count / 2 : count;
  return sum;
}

function scoreLetters(characters: ReadonlyMap<string, number>, { ranks }: CharsetProfile): number {
  let sum = 0;
  for (const [character, count] of characters) sum += count * scoreOf(character, ranks);
  return sum;
}

function scoreOf(character: string, ranks: ReadonlyMap<string, number>): number {
  const rank = ranks.get(character) ?? ranks.get(character.toLowerCase());
  if (rank !== undefined) return (WIDE.test(character) ? 4 : 2) - (2.5 * rank) / ranks.size;
  if (WIDE.test(character)) return 0.6;
  if (PUNCTUATION.has(character)) return 0;
  if (/[\p{C}\ufffd]/u.test(character)) return -6;
  return LETTER.test(character) ? -2.5 : -2;
}

const PUNCTUATION = new Set('«»„“”‘’‚‹›–—…·•°№€£§©®™´`¿¡، ؛؟\u00a0\u200c\u200d\u200e\u200f。、，：「」！？（）；');
const LETTER = /[\p{L}\p{M}]/u;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}、。，「」]/u;
const LATIN = /\p{Script=Latin}/u;

interface Shape {
  /** Characters beyond ASCII with their counts. */
  readonly characters: ReadonlyMap<string, number>;
  readonly count: number;
  /** Sum of `scorePair` over neighbouring characters. */
  readonly neighbours: number;
}

function shapeOf(text: string): Shape {
  const characters = new Map<string, number>();
  let count = 0;
  let neighbours = 0;
  let previous = ' ';
  for (const character of text) {
    if (character > '\x7f') {
      count++;
      characters.set(character, (characters.get(character) ?? 0) + 1);
    }
    if (character > '\x7f' || previous > '\x7f') neighbours += scorePair(previous, character);
    previous = character;
  }
  return { characters, count, neighbours };
}

function scorePair(previous: string, character: string): number {
  const [before, here] = [LETTER.test(previous), LETTER.test(character)];
  if (!here || !before) return scoreMark(previous, character, before);
  if (FINAL.has(previous)) return -2;
  if (LATIN.test(character) !== LATIN.test(previous)) return isMark(character) || isMark(previous) ? 0 : -3;
  if (isUpper(character)) return isUpper(previous) ? (previous > '\x7f' ? -0.7 : 0) : isLower(previous) ? -3 : 0;
  return LATIN.test(character) && character > '\x7f' && previous > '\x7f' ? -0.5 : 0;
}

/** Letters that occur only at the end of words, in Greek and Hebrew. */
const FINAL = new Set('ςךםןףץ');

/** Typographic marks have usual places, where letters of another encoding would not be. */
function scoreMark(previous: string, character: string, afterLetter: boolean): number {
  if (/\d/.test(character) && afterLetter && previous > '\x7f' && !WIDE.test(previous)) return -2;
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
