/** A cheap guess at the language of a paragraph: enough to know which endings a name may have in it. */
import { languageBit } from './endings/paradigm.ts';
import { CYRILLIC, LATIN, type Signs } from './languages.ts';

type Weights = ReadonlyMap<string, readonly (readonly [language: string, points: number])[]>;
interface Table {
  readonly words: Weights;
  readonly runs: Weights;
}
type Scores = ReadonlyMap<string, number>;

const WORD_POINTS = 1;
const RUN_POINTS = 0.3;
/** Characters looked at. */
const ENOUGH = 1500;
/** From here on a paragraph needs no help from the rest of the text. */
const CLEAR = 1;
/** Below this nothing is known. */
const LEAST = 0.35;
/** Languages this near to the best are held possible too: endings of neighbours are much the same. */
const NEAR = 0.7;

let tables: { latin: Table; cyrillic: Table } | null = null;

/** What a paragraph says of its language; kept, because a document's scores serve for all its paragraphs. */
export function scoresOf(text: string): Scores {
  tables ??= { latin: tableOf(LATIN), cyrillic: tableOf(CYRILLIC) };
  const { latin, cyrillic } = tables;
  const scores = new Map<string, number>();
  const sample = text.slice(0, ENOUGH);
  const words = sample.match(/[\p{L}\p{M}‘ʻ·]+/gu) ?? [];
  const caseless = sample === sample.toUpperCase();
  for (const word of words) {
    const lower = word.toLowerCase();
    const table = lower.charCodeAt(0) < 0x370 || lower.charCodeAt(0) > 0x1dff ? latin : cyrillic;
    add(scores, table.words.get(lower));
    // The letters of names tell where their bearers are from, not what language the text is in.
    if (caseless || word === lower) addRuns(scores, table.runs, lower);
  }
  return scores;
}

/** Letters that a language written in Cyrillic has not; one of them in the text, and it is another language. */
const FOREIGN: Readonly<Record<string, RegExp>> = {
  ru: /[іїєґўјљњћђџѓќѕәғқңөұүһҳҷӣӯ]/u,
  uk: /[ыэъёўјљњћђџѓќѕәғқңөұүһҳҷӣӯ]/u,
  be: /[ищъїєґјљњћђџѓќѕәғқңөұүһҳҷӣӯ]/u,
  bg: /[ыэёіїєґўјљњћђџѓќѕәғқңөұүһҳҷӣӯ]/u,
  sh: /[йъыэёяющьіїєґўѓќѕәғқңөұүһҳҷӣӯ]/u,
  mk: /[йъыэёяющьіїєґўћђәғқңөұүһҳҷӣӯ]/u,
  kk: /[їєґўјљњћђџѓќѕҳҷӣӯ]/u,
  ky: /[іїєґўјљњћђџѓќѕҳҷӣӯәғқұһ]/u,
};

/** What tells the language of a paragraph. */
export interface Evidence {
  readonly paragraph: Scores;
  readonly whole: Scores;
  /** Primary BCP-47 tag that others take the text to be in. */
  readonly hint: string | null;
}

/** Languages that a paragraph may be in: the inflecting ones as bits; whether hardly anything speaks for any. */
export interface Guess {
  readonly languages: number;
  readonly isWeak: boolean;
}

/** The inflecting languages that a paragraph in Latin script may be in; the rest of the text counts where it says little. */
export function latinLanguages(evidence: Evidence): Guess {
  const scores = added(evidence, LATIN);
  const best = Math.max(0, ...scores.values());
  if (best < LEAST) return { languages: 0, isWeak: true };
  const isWeak = best < CLEAR;
  let languages = 0;
  for (const [language, points] of scores) {
    if (points === best && languageBit(language) === 0) return { languages: 0, isWeak };
    if (points >= NEAR * best) languages |= languageBit(language);
  }
  return { languages, isWeak };
}

/** Those of one in Cyrillic: letters decide first, and where little speaks for any it may be Russian or Ukrainian. */
export function cyrillicLanguages(evidence: Evidence, text: string): Guess {
  const letters = text.slice(0, ENOUGH).toLowerCase();
  const scores = added(evidence, CYRILLIC);
  for (const [language, foreign] of Object.entries(FOREIGN)) if (foreign.test(letters)) scores.set(language, -1);
  const best = Math.max(0, ...scores.values());
  const unsure = best < CLEAR ? 0 : NEAR * best;
  let languages = 0;
  for (const language of ['ru', 'uk', 'be', 'sh', 'kk', 'ky']) {
    const points = scores.get(language) ?? 0;
    const isDefault = language === 'ru' || language === 'uk';
    if (points > 0 ? points >= Math.max(unsure, best - CLEAR) : points === 0 && isDefault && best < CLEAR) {
      languages |= languageBit(language);
    }
  }
  return { languages, isWeak: false };
}

/** The points of the languages of one script. */
function added({ paragraph, whole, hint }: Evidence, script: Readonly<Record<string, Signs>>): Map<string, number> {
  const scores = new Map([...paragraph].filter(([language]) => Object.hasOwn(script, language)));
  const isClear = Math.max(0, ...scores.values()) >= CLEAR;
  const most = Math.max(1, ...whole.values());
  const add = (language: string, points: number) => {
    if (Object.hasOwn(script, language)) scores.set(language, (scores.get(language) ?? 0) + points);
  };
  if (!isClear) for (const [language, points] of whole) add(language, points / most);
  if (hint !== null) add(SAME[hint] ?? hint, isClear ? 0.3 : 1);
  return scores;
}

/** Tags of languages that share a row. */
const SAME: Readonly<Record<string, string>> = {
  sv: 'nordic',
  da: 'nordic',
  no: 'nordic',
  nb: 'nordic',
  nn: 'nordic',
  hr: 'sh',
  sr: 'sh',
  bs: 'sh',
  me: 'sh',
};

function add(scores: Map<string, number>, signs: Weights extends ReadonlyMap<string, infer V> ? V | undefined : never) {
  for (const [language, points] of signs ?? []) scores.set(language, (scores.get(language) ?? 0) + points);
}

function addRuns(scores: Map<string, number>, runs: Weights, word: string): void {
  for (let start = 0; start < word.length; start++) {
    for (let end = start + 1; end <= Math.min(start + 4, word.length); end++)
      add(scores, runs.get(word.slice(start, end)));
  }
}

/** A sign that several languages share is split among them, so that what only one has decides. */
function tableOf(languages: Readonly<Record<string, Signs>>): Table {
  return {
    words: weigh(languages, ({ words }) => words, WORD_POINTS),
    runs: weigh(languages, ({ letters = '' }) => letters, RUN_POINTS),
  };
}

function weigh(languages: Readonly<Record<string, Signs>>, signsOf: (signs: Signs) => string, points: number): Weights {
  const owners = new Map<string, Set<string>>();
  for (const [language, signs] of Object.entries(languages)) {
    for (const sign of signsOf(signs).split(' ').filter(Boolean)) {
      owners.set(sign, (owners.get(sign) ?? new Set()).add(language));
    }
  }
  return new Map(
    [...owners].map(([sign, of]) => [
      sign,
      [...of].map((language) => [language, points / Math.sqrt(of.size)] as const),
    ]),
  );
}
