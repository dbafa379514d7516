import type { Block, Document } from '../../document/document.ts';
import { rankLanguages } from '../../language/detect.ts';
import { primaryTag } from '../../language/tag.ts';
import { mainBlocksOf } from '../main-text/index.ts';
import { isOwn, type OwnOutlets, outletNamed } from '../outlets/index.ts';
import { LANGUAGE, STATED } from './claims.ts';
import { declaredAs, type Field, type Finding, found, missing, type Row, ranked } from './field.ts';
import { evidenceOf } from './lines.ts';

/** Characters that are sampled of the headline, of each of the first paragraphs, and of the longest others until there are enough. */
const OF_HEADLINE = 100;
const FIRST_PARAGRAPHS = 3;
const OF_FIRST = 220;
const OF_OTHERS = 250;
const ENOUGH = 900;
const ENOUGH_AT_FIRST = 150;
const WITH_OTHERS = 1.3;
/** A shorter block is no paragraph: a label, a menu, a line of a poem. */
const LEAST_OF_PARAGRAPH = 60;

/** Declared languages are right on five of six pages. */
const DECLARED: readonly Row[] = [
  ...STATED.language,
  ...['html:lang', 'og:locale', 'jsonld:inlanguage'].map((name): Row => [name, LANGUAGE.declared]),
];

/**
 * The language of the main text. What the file declares only decides between languages that look alike, or that a short text
 * may be in; what it states of a clip (a record, a row of a list) also where the text, such as a bare title, tells nothing.
 * Null and `language-unsure` where the text is too short or unclear.
 */
export function languageOf(document: Document): Field {
  const [given] = primary(declaredAs(document, 'language', STATED.givenLanguage));
  const declared = primary(declaredAs(document, 'language', DECLARED));
  const blocks = mainBlocksOf(document);
  const { isClear, candidates, near } = rankLanguages(sampleOf(blocks));
  const best = isClear ? candidates[0]?.language : undefined;
  const agreed = declared.some(({ value }) => value === best);
  const alike = agreed ? [] : declared.filter(({ value }) => near.includes(value));
  const silent = near.length === 0 ? primary(declaredAs(document, 'language', STATED.language)) : [];
  const evidence = { ...rangeOf(blocks), confidence: alike.length === 0 ? LANGUAGE.text : LANGUAGE.textLookingAlike };
  const text = best === undefined ? [] : [{ value: best, evidence }];
  const findings = [...(given ? [given] : []), ...alike, ...text, ...silent];
  if (findings.length === 0) return missing(UNSURE, declared);
  const others = declared.filter(({ value }) => ![...alike, ...silent].some((one) => one.value === value));
  return ranked([...findings, ...others]) ?? missing(UNSURE);
}

/**
 * The language, or where the text does not tell it that of its outlet, if it is one of the deployment's own that has one
 * and the text may be in it.
 */
export function orOfOutlet(language: Field, outlet: Field, document: Document, own: OwnOutlets): Field {
  if (language.value !== null || outlet.value === null || outlet.evidence === null) return language;
  const known = outletNamed(outlet.value, own);
  const hint = isOwn(known) ? primaryTag(known.language ?? '') : null;
  if (hint === null) return language;
  const { candidates } = rankLanguages(sampleOf(mainBlocksOf(document)));
  if (candidates.length > 0 && !candidates.some((one) => one.language === hint)) return language;
  const { start, end } = outlet.evidence;
  return {
    ...found(hint, { rule: 'own-outlet', start, end, confidence: LANGUAGE.ofOutlet }),
    candidates: language.candidates,
  };
}

const UNSURE = {
  code: 'language-unsure',
  message: 'The text is too short or too mixed to tell its language.',
} as const;

/**
 * The headline and the first paragraphs, then the longest others: running text shows its language better than menus and
 * labels, and what comes late may be a notice in another language. Without long quotations.
 */
function sampleOf(blocks: readonly Block[]): string {
  const [headline] = blocks.filter(({ kind }) => kind === 'heading');
  const first = blocks.filter(isParagraph).slice(0, FIRST_PARAGRAPHS);
  const sample = [headline?.text.slice(0, OF_HEADLINE) ?? '', ...first.map(({ text }) => ownWords(text, OF_FIRST))];
  let length = sample.reduce((sum, text) => sum + text.length, 0);
  // What comes later may not outweigh a beginning of some length.
  const enough = length < ENOUGH_AT_FIRST ? ENOUGH : Math.min(ENOUGH, length * WITH_OTHERS);
  const others = blocks.filter((block) => block !== headline && !first.includes(block)).map(weightedBlock);
  for (const { text } of others.sort((one, other) => other.weight - one.weight)) {
    if (length >= enough) break;
    const part = ownWords(text, Math.min(OF_OTHERS, Math.ceil(enough - length)));
    sample.push(part);
    length += part.length;
  }
  return sample.join('\n');
}

/** A long block shows more of its language; a quotation only where there is nothing else. */
function weightedBlock({ text, within }: Block): { text: string; weight: number } {
  return { text, weight: within.includes('blockquote') ? -1 / text.length : text.length };
}

function isParagraph({ kind, text, within }: Block): boolean {
  return kind === 'paragraph' && text.length >= LEAST_OF_PARAGRAPH && !within.includes('blockquote');
}

/** A sentence or more between quotation marks, which may be in another language. */
const QUOTATION = /["“„«][^"“”„«»]{40,400}["”“»]/g;

/** The first so many characters of a text without its quotations, unless it is hardly more than these. */
function ownWords(text: string, most: number): string {
  const start = text.slice(0, 3 * most);
  const own = start.replaceAll(QUOTATION, ' ');
  return (own.length < LEAST_OF_PARAGRAPH ? start : own).slice(0, most);
}

function rangeOf(blocks: readonly Block[]): { rule: string; start: number; end: number } {
  const ranges = [blocks[0], blocks.at(-1)].flatMap((block) =>
    block ? [evidenceOf('text-language', block, 0, block.text.length)] : [],
  );
  const places = ranges.flatMap(({ start, end }) => [start, end]);
  return { rule: 'text-language', start: Math.min(...places), end: Math.max(...places) };
}

/** Findings with their primary tag; values that are no tag are left out. */
function primary(findings: readonly Finding[]): Finding[] {
  return findings.flatMap(({ value, evidence }): Finding[] => {
    const tag = primaryTag(value);
    return tag === null ? [] : [{ value: tag, evidence }];
  });
}
