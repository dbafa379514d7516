/** Language of a text: our `detectLanguage` against eld, franc and tinyld. */
import type { Bench } from '../figures.ts';
import { articles } from '../pages/index.ts';
import { install, versioned } from '../peers.ts';
import { type Candidate, columns, compare, explanation, type LabelledCase } from './compare.ts';
import { paragraphs } from './declaration.ts';

/** A tag of any kind that `Intl` understands; nothing where the detector does not decide. */
type Answer = string | null | undefined;

const OURS = `
import { detectLanguage } from '../../shared/language/detect.ts';
export const answer = (text) => detectLanguage(text)?.language;`;

const EACH = 8;
const LEAST_LENGTH = 80;
/** A headline. */
const SHORT_LENGTH = 45;

interface Case extends LabelledCase<string, Answer> {
  readonly kind: 'declaration' | 'news' | 'headline';
}

export const language: Bench = async (session, progress) => {
  const remark = await install(session, progress);
  if (remark !== null) return { title: 'Language detection', columns: {}, rows: [], remarks: [remark] };
  const cases = await labelled();
  const languages = new Set(cases.map(({ why }) => why));
  const candidates: Candidate<string, Answer>[] = [
    { name: 'clipwatch', code: OURS },
    { name: `${await versioned('eld')} small`, code: eld('small') },
    { name: `${await versioned('eld')} large`, code: eld('large') },
    { name: await versioned('franc-min'), code: franc('franc-min') },
    { name: await versioned('franc'), code: franc('franc') },
    { name: await versioned('franc-all'), code: franc('franc-all') },
    { name: await versioned('tinyld'), code: "export { detect as answer } from 'tinyld';" },
  ];
  progress(`Detecting the language of ${cases.length} texts…`);
  const { rows, wrong } = await compare(session, candidates, cases);
  return {
    title: `Language detection: ${cases.length} texts in ${languages.size} languages`,
    columns: {
      ...columns,
      declaration: '% declaration',
      news: '% news',
      headline: '% headlines',
      languages: 'languages',
    },
    rows: rows.map((row) => {
      const missed = new Set(wrong.get(String(row.candidate)));
      const share = (kind: Case['kind']) => {
        const of = cases.filter((one) => one.kind === kind);
        return (100 * of.filter((one) => !missed.has(one)).length) / of.length;
      };
      const known = [...languages].filter((tag) => cases.some((one) => one.why === tag && !missed.has(one)));
      return {
        ...row,
        declaration: share('declaration'),
        news: share('news'),
        headline: share('headline'),
        languages: known.length,
      };
    }),
    remarks: [
      'declaration: paragraphs of the Universal Declaration of Human Rights, on which franc was trained; headlines are their first words',
      'news: paragraphs of the made pages; languages: those with at least one right answer; no decision counts as wrong',
      explanation,
      ...[...wrong].map(([name, cases]) => `${name} is wrong most often on ${mostOften(cases.map(({ why }) => why))}`),
    ],
  };
};

function eld(size: string): string {
  return `import { eld } from 'eld/${size}';\nexport const answer = (text) => eld.detect(text).language;`;
}

function franc(name: string): string {
  return `import { franc } from '${name}';\nexport const answer = (text) => franc(text);`;
}

async function labelled(): Promise<Case[]> {
  const declaration = (await paragraphs(EACH, LEAST_LENGTH)).map(({ language, text }) => ({
    language: new Intl.Locale(language).language,
    text,
  }));
  const news = (await articles()).flatMap(({ language, paragraphs }) => paragraphs.map((text) => ({ language, text })));
  const headlines = declaration.map(({ language, text }) => ({ language, text: beginning(text) }));
  const cases = (kind: Case['kind'], texts: readonly { language: string; text: string }[]) =>
    texts.map(
      ({ language, text }): Case => ({
        kind,
        input: text,
        why: language,
        isRight: (tag) => isSameLanguage(tag, language),
      }),
    );
  return [...cases('declaration', declaration), ...cases('news', news), ...cases('headline', headlines)];
}

/** As much of a text as a headline has, cut between two words where it has any. */
function beginning(text: string): string {
  if (text.length <= SHORT_LENGTH) return text;
  const end = text.lastIndexOf(' ', SHORT_LENGTH);
  return text.slice(0, end > SHORT_LENGTH / 2 ? end : SHORT_LENGTH);
}

/** Tags that are right too: Norwegian as a whole for its two written forms, Filipino for Tagalog. */
const ALSO_RIGHT = new Map([
  ['nb', 'no'],
  ['nn', 'no'],
  ['tl', 'fil'],
]);

/** Whether a detector's answer names the language: a tag of ISO 639-1 or 639-3, or nothing where it does not decide. */
export function isSameLanguage(tag: Answer, language: string): boolean {
  if (!tag) return false;
  try {
    const primary = new Intl.Locale(tag).language;
    return primary === language || (ALSO_RIGHT.has(language) && primary === ALSO_RIGHT.get(language));
  } catch {
    // No language tag: no decision.
    return false;
  }
}

function mostOften(tags: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const ranking = [...counts].sort(([, one], [, other]) => other - one).slice(0, 8);
  return ranking.map(([tag, count]) => `${tag} (${count})`).join(', ') || 'none';
}
