import type { ParsedFile, Warning } from '../contract.ts';
import type { Document } from '../document.ts';
import { bylinesOf } from './field/byline.ts';
import { publishedOn } from './field/date.ts';
import type { Field } from './field/field.ts';
import { languageOf } from './field/language.ts';
import { outletOf } from './field/outlet.ts';
import { summaryOf } from './field/summary.ts';
import { titleOf } from './field/title.ts';

/** The fields of a clip, as its record has them. */
export type Fields = Pick<ParsedFile, 'title' | 'outlet' | 'publishedOn' | 'summary' | 'language' | 'evidence'>;

/** Reads every field of a document; `title` as it was found too, since it may stand in no block. */
export function fieldsOf(document: Document, today: string): { title: Field; fields: Fields; warnings: Warning[] } {
  const title = titleOf(document);
  const language = languageOf(document);
  const languages = language.value === null ? [] : [language.value];
  const bylines = bylinesOf(document, title.evidence, languages);
  const outlet = outletOf(document, title.evidence, bylines, languages);
  const date = publishedOn(document, bylines, outlet.value, today);
  const claimed = [title, outlet].flatMap(({ evidence }) => (evidence ? [evidence] : []));
  const summary = summaryOf(document, [
    ...claimed,
    ...bylines.filter(({ above }) => above).map(({ evidence }) => evidence),
  ]);
  const found = { title, outlet, publishedOn: date, summary, language };
  return {
    title,
    fields: {
      title: title.value,
      outlet: outlet.value,
      publishedOn: date.value,
      summary: summary.value,
      language: language.value,
      evidence: Object.fromEntries(
        Object.entries(found).flatMap(([name, { evidence }]) => (evidence ? [[name, evidence]] : [])),
      ),
    },
    warnings: [title, outlet, date, summary, language].flatMap(({ warnings }) => warnings),
  };
}
