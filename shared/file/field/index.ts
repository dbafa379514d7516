/** The fields of a clip, one module each. */
import type { Candidate, Evidence, ExplainedField, ParsedFile, Warning } from '../../contract/clip.ts';
import type { Document } from '../../document/document.ts';
import type { OwnOutlets } from '../outlets/index.ts';
import { authorOf } from './author.ts';
import { bylinesOf } from './byline.ts';
import { publishedOn } from './date.ts';
import { durationOf } from './duration.ts';
import { type Field, hasPageHead } from './field.ts';
import { keywordsOf } from './keywords.ts';
import { languageOf, orOfOutlet } from './language.ts';
import { outletOf } from './outlet.ts';
import { positionOfHeadline } from './position.ts';
import { sectionOf } from './section.ts';
import { summaryOf } from './summary.ts';
import { titleOf } from './title.ts';
import { urlOf } from './url.ts';

/** The fields of a clip as in its record; `candidates` only for a page, which states most fields more than once. */
export type Fields = Pick<
  ParsedFile,
  | 'title'
  | 'outlet'
  | 'publishedOn'
  | 'summary'
  | 'language'
  | 'author'
  | 'url'
  | 'section'
  | 'keywords'
  | 'duration'
  | 'evidence'
  | 'candidates'
>;

/** What a clip is read with. */
export interface FieldContext {
  /** YYYY-MM-DD */
  readonly today: string;
  /** The deployment's own outlets. */
  readonly own: OwnOutlets;
}

/** Reads every field of a document; also gives `title` with its evidence, since it may be in no block. */
export function fieldsOf(
  document: Document,
  { today, own }: FieldContext,
): { title: Field; fields: Fields; warnings: Warning[] } {
  const title = titleOf(document, own);
  const ofText = languageOf(document);
  const languages = ofText.value === null ? [] : [ofText.value];
  const bylines = bylinesOf(document, title.evidence, languages);
  const outlet = outletOf(document, title.evidence, bylines, languages, own);
  const language = orOfOutlet(ofText, outlet, document, own);
  const position = positionOfHeadline(document, title.evidence, title.value);
  const date = publishedOn(document, { bylines, outlet: outlet.value, own, languages, position, today });
  const claimed = [title, outlet].flatMap(({ evidence }) => (evidence ? [evidence] : []));
  const summary = summaryOf(document, [
    ...claimed,
    ...bylines.filter(({ above }) => above).map(({ evidence }) => evidence),
  ]);
  const main = { title, outlet, publishedOn: date, summary, language };
  const extra = { author: authorOf(document), url: urlOf(document), section: sectionOf(document) };
  const duration = durationOf(document);
  const keywords = keywordsOf(document);
  const explained = Object.entries({ ...main, ...extra, duration, ...(keywords && { keywords }) });
  const candidates = hasPageHead(document) ? explained.filter(([, field]) => field.candidates.length > 1) : [];
  return {
    title,
    fields: {
      title: title.value,
      outlet: outlet.value,
      publishedOn: date.value,
      summary: summary.value,
      language: language.value,
      ...Object.fromEntries(
        Object.entries(extra).flatMap(([name, { value }]) => (value === null ? [] : [[name, value]])),
      ),
      ...(keywords && { keywords: keywords.values }),
      ...(duration.value !== null && { duration: Number(duration.value) }),
      evidence: evidenceIn(explained),
      ...(candidates.length > 0 && { candidates: candidatesIn(candidates) }),
    },
    warnings: Object.values(main).flatMap(({ warnings }) => warnings),
  };
}

type Explained = readonly [
  string,
  { readonly evidence: Evidence | null; readonly candidates: Candidate[] | readonly Candidate[] },
];

function evidenceIn(fields: readonly Explained[]): Partial<Record<ExplainedField, Evidence>> {
  return Object.fromEntries(fields.flatMap(([name, { evidence }]) => (evidence ? [[name, evidence]] : [])));
}

function candidatesIn(fields: readonly Explained[]): Partial<Record<ExplainedField, Candidate[]>> {
  return Object.fromEntries(fields.map(([name, { candidates }]) => [name, [...candidates]]));
}
