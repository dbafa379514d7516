import { SCRIPTS } from './languages.ts';
import { type Model, modelOf, type Signs } from './model.ts';

/** What a text is written in; `closest` are the languages that it may be in, the likeliest first. */
export interface Detection {
  /** Primary BCP-47 tag; null where it is not sure. */
  readonly tag: string | null;
  readonly closest: readonly string[];
}

const NONE: Detection = { tag: null, closest: [] };

/**
 * The language of a text, null where the text is too short, too mixed or no language at all. The script tells first;
 * where several languages share it, their frequent words, runs of three letters and own letters do. Linear in the
 * length of the text, and good from a sentence on.
 */
export function detect(text: string): Detection {
  const counts = scriptsIn(text);
  const [script, letters] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), ['', 0]);
  if (letters < LEAST_LETTERS) return NONE;
  // Japanese mixes kana into Han; a tenth is enough to tell it from Chinese.
  const only = script === 'Han' && (counts.get('Kana') ?? 0) > letters / 10 ? 'ja' : ONE_LANGUAGE.get(script);
  if (only !== undefined) return { tag: only, closest: [only] };
  if (isCode(text)) return NONE;
  return likeliest(new Set(text.toLowerCase().match(WORD)), modelOf(script));
}

const LEAST_LETTERS = 2;
const WORD = /[\p{L}\p{M}][\p{L}\p{M}’'ʻʼ‘]*/gu;

const ONE_LANGUAGE = new Map([...SCRIPTS, ['Kana', 'ja'], ['Han', 'zh']] as const);
const TESTS: readonly (readonly [script: string, is: RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ...['Han', 'Cyrillic', 'Arabic', 'Devanagari', ...SCRIPTS.map(([script]) => script)].map(
    (script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const,
  ),
];

function scriptsIn(text: string): Map<string, number> {
  const basic = text.match(/[a-z]+/gi)?.reduce((letters, run) => letters + run.length, 0) ?? 0;
  const counts = new Map([['Latin', basic]]);
  let last = TESTS[0];
  for (const letter of text.match(/[\u0080-\u{10ffff}]/gu) ?? []) {
    if (!/\p{L}/u.test(letter)) continue;
    // Most letters are of the script of the one before.
    if (!last?.[1].test(letter)) last = TESTS.find(([, is]) => is.test(letter));
    if (last) counts.set(last[0], (counts.get(last[0]) ?? 0) + 1);
  }
  return counts;
}

/** Prose has a bracket or a slash here and there; programs and tables of part numbers are full of them. */
function isCode(text: string): boolean {
  return (text.match(/[{}<>=;|\\/_$#*+[\]]/g)?.length ?? 0) > text.length * 0.06;
}

/** How often one letter counts: names from elsewhere bring foreign letters along. */
const MOST_LETTERS = 3;
/** Fewer signs tell nothing, whatever they are. */
const LEAST_SIGNS = 4;

/** By how many points the likeliest must lead, and which share of the signs must be its own; gibberish has 0.15. */
const LEAST_LEAD = 2;
const LEAST_KNOWN = 0.3;
/** Where it leads by far a smaller share does: of some languages few signs are known. */
const SURE_LEAD = 4;
const SURE_KNOWN = 0.2;

/** A word of letters that every language in Latin script has. */
const BASIC = /^[a-z]*$/;

function likeliest(words: ReadonlySet<string>, model: Model): Detection {
  const tally = new Tally(model.languages.length);
  const runs = new Set<string>();
  const letters = new Map<string, number>();
  for (const word of words) {
    if (model.words.has(word) || word.length < 3) tally.count(model.words, word);
    for (let at = 0; at + 3 <= word.length; at++) runs.add(word.slice(at, at + 3));
    if (!BASIC.test(word)) for (const letter of word) letters.set(letter, (letters.get(letter) ?? 0) + 1);
  }
  for (const run of runs) tally.count(model.runs, run);
  for (const [letter, count] of letters) tally.add(model.letters, letter, Math.min(count, MOST_LETTERS));

  const { ranking } = tally;
  const [first, second] = ranking;
  if (!first || tally.signs < LEAST_SIGNS || first.known < SURE_KNOWN) return NONE;
  const lead = first.points - (second?.points ?? 0);
  const sure = first.known < LEAST_KNOWN ? lead >= SURE_LEAD : lead >= LEAST_LEAD;
  const closest = ranking.filter(({ points }) => points > first.points - 2 * LEAST_LEAD);
  const tags = closest.map(({ index }) => model.languages[index]?.tag ?? '');
  return { tag: sure ? (tags[0] ?? null) : null, closest: tags };
}

/** What the signs of a text say for each language of a model. */
class Tally {
  signs = 0;
  readonly #points: Float64Array;
  readonly #known: Float64Array;

  constructor(languages: number) {
    this.#points = new Float64Array(languages);
    this.#known = new Float64Array(languages);
  }

  /** Counts a sign as one of the text, also where no language has it. */
  count(signs: Signs, sign: string): void {
    this.signs++;
    const says = signs.get(sign);
    if (says === undefined) return;
    for (let i = 0; i < says.length; i += 2) {
      const index = says[i] ?? 0;
      this.#known[index] = (this.#known[index] ?? 0) + 1;
      this.#points[index] = (this.#points[index] ?? 0) + (says[i + 1] ?? 0);
    }
  }

  /** Adds what a sign says, as often as it stands in the text. */
  add(signs: Signs, sign: string, times: number): void {
    const says = signs.get(sign);
    if (says === undefined) return;
    for (let i = 0; i < says.length; i += 2) {
      const index = says[i] ?? 0;
      this.#points[index] = (this.#points[index] ?? 0) + times * (says[i + 1] ?? 0);
    }
  }

  /** The languages, the likeliest first; `known` is the share of the signs that are the language's own. */
  get ranking(): { index: number; points: number; known: number }[] {
    return Array.from(this.#points, (points, index) => ({
      index,
      points,
      known: (this.#known[index] ?? 0) / this.signs,
    })).sort((one, other) => other.points - one.points);
  }
}
