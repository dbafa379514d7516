import type { Attachment, ParsedFile, Warning } from '../contract/clip.ts';
import type { Block, Declared, Document } from '../document/document.ts';
import { foldMarks } from '../language/fold.ts';
import { decode } from './bytes/decode.ts';
import type { Part } from './container/index.ts';
import type { Field } from './field/field.ts';
import { type Fields, fieldsOf } from './field/index.ts';
import { formatOf } from './format/index.ts';
import { mainBlocksOf } from './main-text/index.ts';
import type { Refusal } from './refusal.ts';
import { clipSections } from './split-clips.ts';
import { blocksOf } from './text/blocks.ts';
import { sourceOffsets } from './text/source-map.ts';
import { cutAtTagLimit } from './text/tag-limit.ts';
import { collapseSpaces } from './text/whitespace.ts';
import { countWords } from './text/word-count.ts';

/** What became of one clip of a file. `refused` says what the bytes are and how to mend the file. */
export type PartResult = {
  /** Which of several clips of a file; null where it is the only one. */
  readonly part: string | null;
} & (
  | {
      readonly kind: 'read';
      readonly document: Document;
      readonly fields: Fields & Pick<ParsedFile, 'words'>;
      /** The title and the main text, blocks joined by a blank line. */
      readonly text: string;
      readonly attachments: readonly Attachment[];
      readonly warnings: readonly Warning[];
    }
  | Refusal
);

/** A part with what its container says of it: the format that it gives the clip, null where the content tells. */
export interface OpenedPart extends Part {
  readonly format: string | null;
  readonly warnings: readonly Warning[];
}

/** Reads the clip, or the several clips, in one part; `stated` is what the uploader says about it. */
export function readPart(opened: OpenedPart, today: string, stated: readonly Declared[] = []): PartResult[] {
  const { path: part, content, fileName } = opened;
  if (content.kind === 'refused') return [{ ...content, part }];
  const decoded =
    content.kind === 'text'
      ? { kind: 'decoded' as const, source: content.text, warnings: [] }
      : decode(content.bytes, content.charset);
  if (decoded.kind === 'refused') return [{ ...decoded, part }];
  const { source: text, warnings: cut } = cutAtTagLimit(decoded.source);
  const { id, read } = formatOf(text, fileName);
  const format = opened.format ?? id;
  const clips = [read(text)].flat().flatMap(({ root, source = text, cues, declared, warnings = [] }): Clip[] =>
    clipsIn(
      {
        format,
        source,
        root,
        blocks: blocksOf(root, source),
        declared: [...stated, ...opened.declared, ...declared],
        ...(cues && { cues }),
      },
      today,
    ).map((clip) => ({ ...clip, warnings: [...warnings, ...clip.warnings] })),
  );
  return clips.map(({ bare, title, fields, warnings }, index): PartResult => {
    const document = withTitle(clips.length > 1 ? bare : { ...bare, blocks: mainBlocksOf(bare) }, title);
    return {
      kind: 'read',
      part: clips.length === 1 ? part : [part, index + 1].filter((step) => step !== null).join('#'),
      document,
      fields: { ...fields, words: countWords(document.blocks) },
      text: document.blocks.map(({ text }) => text).join('\n\n'),
      attachments: opened.attachments,
      warnings: [...opened.warnings, ...decoded.warnings, ...cut, ...warnings],
    };
  });
}

type Clip = ReturnType<typeof fieldsOf> & { readonly bare: Document };

/** The several clips that a document plainly lists, each complete; when in doubt, the whole as one. */
function clipsIn(document: Document, today: string): Clip[] {
  const sections = clipSections(document).map((bare) => ({ bare, ...fieldsOf(bare, today) }));
  if (sections.length > 1 && sections.every(isComplete)) return sections;
  const whole = { bare: document, ...fieldsOf(document, today) };
  return [sections.length > 1 ? { ...whole, warnings: [...whole.warnings, SUSPECTED] } : whole];
}

function isComplete({ fields: { title, outlet, publishedOn, summary } }: Clip): boolean {
  return title !== null && outlet !== null && publishedOn !== null && summary !== null;
}

const SUSPECTED: Warning = {
  code: 'several-clips-suspected',
  message:
    'The file seems to list several clips and was read as one. Give each a heading with outlet and date below, or drop them as files of their own.',
};

/** A title that only a declaration has becomes the first block, so that names in it are found like any others. */
function withTitle(document: Document, { value, evidence }: Field): Document {
  if (value === null || evidence === null || !/(?:^given|declared|^page)-title$/.test(evidence.rule)) return document;
  const words = foldMarks(value);
  if (document.blocks.some(({ text }) => foldMarks(collapseSpaces(text)) === words)) return document;
  const offsets = sourceOffsets(document.source, evidence.start, evidence.end, value);
  const block: Block = { kind: 'title', level: 0, text: value, offsets, element: null, within: [], bold: [] };
  return { ...document, blocks: [block, ...document.blocks] };
}
