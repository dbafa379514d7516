import type { ParsedFile, Warning } from '../contract.ts';
import type { Block, Document } from '../document.ts';
import { align } from './align.ts';
import { blocksOf } from './blocks.ts';
import { decode } from './bytes/decode.ts';
import { bylinesOf } from './field/byline.ts';
import { publishedOn } from './field/date.ts';
import type { Field } from './field/field.ts';
import { languageOf } from './field/language.ts';
import { outletOf } from './field/outlet.ts';
import { summaryOf } from './field/summary.ts';
import { titleOf } from './field/title.ts';
import { fold, tidy } from './fold.ts';
import { formatOf } from './formats.ts';

type Fields = Pick<ParsedFile, 'title' | 'outlet' | 'publishedOn' | 'summary' | 'language' | 'evidence'>;

/** What became of a file's bytes. `refused` says what they are and how to mend the file. */
export type Reading =
  | { kind: 'read'; document: Document; fields: Fields; text: string; warnings: Warning[] }
  | { kind: 'refused'; code: 'empty' | 'not-text' | 'too-large'; reason: string };

/**
 * Reads a file: bytes → text → format → document → fields, each with evidence. `text` is all that is readable in it,
 * its blocks joined by a blank line. `fileName` helps to tell the format; `today` (YYYY-MM-DD) what lies in the future.
 */
export function readFile(bytes: Uint8Array, fileName: string, today: string): Reading {
  const decoded = decode(bytes);
  if (decoded.kind === 'refused') return decoded;
  const { source } = decoded;
  const { id, read } = formatOf(source, fileName);
  const { root, declared } = read(source);
  const bare: Document = { format: id, source, root, blocks: blocksOf(root, source), declared };

  const title = titleOf(bare);
  const language = languageOf(bare);
  const languages = language.value === null ? [] : [language.value];
  const bylines = bylinesOf(bare, title.evidence, languages);
  const outlet = outletOf(bare, title.evidence, bylines, languages);
  const date = publishedOn(bare, bylines, outlet.value, today);
  const claimed = [title, outlet].flatMap(({ evidence }) => (evidence ? [evidence] : []));
  const summary = summaryOf(bare, [
    ...claimed,
    ...bylines.filter(({ above }) => above).map(({ evidence }) => evidence),
  ]);

  const document = withTitle(bare, title);
  const fields = { title, outlet, publishedOn: date, summary, language };
  return {
    kind: 'read',
    document,
    fields: {
      title: title.value,
      outlet: outlet.value,
      publishedOn: date.value,
      summary: summary.value,
      language: language.value,
      evidence: Object.fromEntries(
        Object.entries(fields).flatMap(([name, { evidence }]) => (evidence ? [[name, evidence]] : [])),
      ),
    },
    text: document.blocks.map(({ text }) => text).join('\n\n'),
    warnings: [decoded, title, outlet, date, summary, language].flatMap(({ warnings }) => warnings),
  };
}

/** A title that only a declaration has becomes the first block, so that names in it are found like any others. */
function withTitle(document: Document, { value, evidence }: Field): Document {
  if (
    value === null ||
    evidence === null ||
    (!evidence.rule.endsWith('declared-title') && evidence.rule !== 'page-title')
  )
    return document;
  const words = fold(value);
  if (document.blocks.some(({ text }) => fold(tidy(text)) === words)) return document;
  const offsets = align(document.source, evidence.start, evidence.end, value);
  const block: Block = { kind: 'title', level: 0, text: value, offsets, element: null, within: [], bold: [] };
  return { ...document, blocks: [block, ...document.blocks] };
}
