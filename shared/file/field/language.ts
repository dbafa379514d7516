import type { Block, Document } from '../../document/document.ts';
import { rankLanguages } from '../../language/detect.ts';
import { primaryTag } from '../../language/tag.ts';
import { mainBlocksOf } from '../main-text/index.ts';
import { isOwn, type OwnOutlets, outletNamed } from '../outlets/index.ts';
import { declaredAs, type Field, type Finding, found, missing, type Row, ranked } from './field.ts';
import { evidenceOf } from './lines.ts';

/** Characters that are sampled, and at most of one block, so that a long quotation does not decide. */
const ENOUGH = 800;
const ENOUGH_OF_BLOCK = 250;

const GIVEN: readonly Row[] = [['given:language', 1]];
/** Declared languages are right on five of six pages. */
const STATED: readonly Row[] = [['stated:language', 0.84]];
const DECLARED: readonly Row[] = [
  ...STATED,
  ...['html:lang', 'og:locale', 'jsonld:inlanguage'].map((name): Row => [name, 0.84]),
];

/**
 * The language of the main text. What the file declares only decides between languages that the text may be in; what it
 * states of a clip (a record, a row of a list) also where the text, such as a bare title, tells nothing. Null and
 * `language-unsure` where the text is too short or unclear.
 */
export function languageOf(document: Document): Field {
  const [given] = primary(declaredAs(document, 'language', GIVEN));
  const declared = primary(declaredAs(document, 'language', DECLARED));
  const blocks = mainBlocksOf(document);
  const { isClear, candidates } = rankLanguages(sampleOf(blocks));
  const evidence = { ...rangeOf(blocks), confidence: 0.98 };
  const text = isClear ? candidates.slice(0, 1).map(({ language }) => ({ value: language, evidence })) : [];
  const silent = candidates.length === 0 ? primary(declaredAs(document, 'language', STATED)) : [];
  const tied = isClear
    ? []
    : [...silent, ...declared.filter(({ value }) => candidates.some(({ language }) => language === value))];
  const findings = [...(given ? [given] : []), ...text, ...tied];
  if (findings.length > 0)
    return ranked([...findings, ...declared.filter((one) => !tied.includes(one))]) ?? missing(UNSURE);
  return missing(UNSURE, declared);
}

/** How often the language of an outlet is that of a text which does not tell. */
const HINTED = 0.6;

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
  return { ...found(hint, { rule: 'own-outlet', start, end, confidence: HINTED }), candidates: language.candidates };
}

const UNSURE = {
  code: 'language-unsure',
  message: 'The text is too short or too mixed to tell its language.',
} as const;

/** From the longest blocks: running text shows its language better than headings, menus and labels. */
function sampleOf(blocks: readonly Block[]): string {
  const sample: string[] = [];
  let length = 0;
  for (const { text } of blocks.toSorted((one, other) => other.text.length - one.text.length)) {
    if (length > ENOUGH) break;
    sample.push(text.slice(0, ENOUGH_OF_BLOCK));
    length += Math.min(text.length, ENOUGH_OF_BLOCK);
  }
  return sample.join('\n');
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
