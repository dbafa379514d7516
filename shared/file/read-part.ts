/** Reads one part of a file: bytes → text → format → document → clips with their fields. */
import type { Attachment, ParsedFile, Warning } from '../contract/clip.ts';
import type { Block, Declared, Document } from '../document/document.ts';
import { plainBlock } from '../document/from-text.ts';
import { Offsets } from '../document/offsets.ts';
import { foldMarks } from '../language/fold.ts';
import { decode, decodedBeginning } from './bytes/decode.ts';
import type { Part } from './container/index.ts';
import { articlesIn, documentOf } from './database/index.ts';
import { digestOf } from './digest/index.ts';
import type { Field } from './field/field.ts';
import { type FieldContext, type Fields, fieldsOf } from './field/index.ts';
import { firstOf } from './format/content.ts';
import { type Format, formatOf } from './format/index.ts';
import { clipsInTables, type Tabled } from './format/table/marked-up.ts';
import { refusalOfTable } from './format/table/other-table.ts';
import { forwardedMails } from './forwarded/index.ts';
import { mainBlocksOf } from './main-text/index.ts';
import type { Refusal } from './refusal.ts';
import { clipSections } from './split-clips.ts';
import { blocksOf } from './text/blocks.ts';
import { sourceOffsets } from './text/source-map.ts';
import { cutAtTagLimit } from './text/tag-limit.ts';
import { collapseSpaces } from './text/whitespace.ts';
import { countWords } from './text/word-count.ts';

/** What reading gives for one clip of a file: what was read, or why nothing can be. */
export type PartResult = {
  /** Which of several clips of a file: path in the archive, number, or both (`march.html#2`); null for the only one. */
  readonly part: string | null;
} & (
  | {
      readonly kind: 'read';
      readonly document: Document;
      readonly fields: Fields & Pick<ParsedFile, 'words'>;
      /** The title and the main text without captions, blocks joined by a blank line. */
      readonly text: string;
      readonly attachments: readonly Attachment[];
      readonly warnings: readonly Warning[];
    }
  | Refusal
);

/** A part of a container, ready to be read. */
export interface OpenedPart extends Part {
  /** The format that the container gives the clip; null where the content decides. */
  readonly format: string | null;
  readonly warnings: readonly Warning[];
}

/** Reads the clip, or the several clips, in one part; `stated` is what the uploader states about it. */
export function readPart(opened: OpenedPart, context: FieldContext, stated: readonly Declared[] = []): PartResult[] {
  const { path, content } = opened;
  if (content.kind === 'refused') return [{ ...content, part: path }];
  const decoded = content.kind === 'text' ? decodedBeginning(content.text) : decode(content.bytes, content.charset);
  if (decoded.kind === 'refused') return [{ ...decoded, part: path }];
  const { source, warnings } = cutAtTagLimit(decoded.source);
  const format = formatOf(source, opened.fileName);
  const refused = TEXTS.has(format.id) ? refusalOfTable(source, opened.fileName) : null;
  if (refused) return [{ ...refused, part: path }];
  const ofEach = [...decoded.warnings, ...warnings];
  const clips = documentsIn(source, format, opened, stated).flatMap((one) => clipsIn(one, context));
  return clips.map((clip, index) => {
    const part = clips.length === 1 ? path : [path, index + 1].filter((step) => step !== null).join('#');
    // What is said of the whole is said once.
    const ofClip = index === 0 ? [...opened.warnings, ...ofEach] : ofEach;
    return { part, attachments: opened.attachments, ...resultOf(clip, clips.length === 1, ofClip) };
  });
}

interface Content {
  readonly document: Document;
  readonly warnings: readonly Warning[];
}

/** Formats that a table is taken for where it lists no clips. */
const TEXTS = new Set(['text', 'markdown', 'html']);
const OF_ONE = /^(?:stated|mail|data):/;

/** What the format reads in decoded text: one document, or one for each clip in a list. */
function documentsIn(text: string, { id, read }: Format, opened: OpenedPart, stated: readonly Declared[]): Content[] {
  const contents = read(text);
  // The subject of a mail is the title of none of the clips that it lists.
  const ofPart = 'root' in contents ? opened.declared : opened.declared.filter(({ name }) => !OF_ONE.test(name));
  return [contents].flat().flatMap(({ root, source = text, cues, declared, warnings = [] }) =>
    forwardedMails({
      format: opened.format ?? id,
      source,
      root,
      blocks: blocksOf(root, source),
      declared: [...stated, ...ofPart, ...declared],
      ...(cues && { cues }),
    }).map((document) => ({ document, warnings })),
  );
}

/** `only`: a file with one clip, in which menus and comments may surround the main text. */
function resultOf({ document, title, fields, warnings }: Clip, only: boolean, ofPart: readonly Warning[]) {
  const main = only ? { ...document, blocks: mainBlocksOf(document) } : document;
  const titled = withTitle(main, title);
  const text = textIn(titled.blocks);
  return {
    kind: 'read' as const,
    document: titled,
    fields: { ...fields, words: countWords(text) },
    text: text.map((block) => block.text).join('\n\n'),
    warnings: [...ofPart, ...warnings],
  };
}

/** The blocks without captions, in which only names are looked for; with them where there is nothing else. */
function textIn(blocks: readonly Block[]): readonly Block[] {
  const text = blocks.filter(({ kind }) => kind !== 'caption');
  return text.some(({ kind }) => kind !== 'title' && kind !== 'heading') ? text : blocks;
}

type Clip = ReturnType<typeof fieldsOf> & { readonly document: Document };

/** The articles of a database's file; the several clips that a document plainly lists, each complete; else the whole as one. */
function clipsIn({ document, warnings }: Content, context: FieldContext): Clip[] {
  const articles = firstOf(articlesIn(document), (article) => ({
    document: documentOf(article, document),
    warnings,
  }));
  if (articles.length > 0) return articles.map((one) => clipOf(one.document, context, one.warnings));
  const tabled = tabledClips(document, context, warnings);
  if (tabled.length > 0) return tabled;
  const digest = digestOf(document);
  if (digest.kind === 'items') {
    const items = digest.items.map((item) => clipOf(item, context, warnings));
    if (digest.certain || items.every(isComplete)) return items;
  }
  const sections = clipSections(document).map((section) => clipOf(section, context, warnings));
  if (sections.length > 1 && sections.every(isComplete)) return sections;
  const whole = clipOf(document, context, warnings);
  return [
    sections.length > 1 || digest.kind === 'suspected' ? { ...whole, warnings: [...whole.warnings, SUSPECTED] } : whole,
  ];
}

/** The clips that the tables of a document list, unless they stand beside an article with a byline of its own. */
function tabledClips(document: Document, context: FieldContext, warnings: readonly Warning[]): Clip[] {
  const tabled = clipsInTables(document);
  if (!tabled || (!tabled.isMost && hasOwnByline(clipOf(document, context, warnings), tabled))) return [];
  return tabled.clips.map((clip, index) => clipOf(clip, context, [...warnings, ...(tabled.warnings[index] ?? [])]));
}

function hasOwnByline({ fields }: Clip, { ranges }: Tabled): boolean {
  const { outlet, publishedOn } = fields.evidence;
  return [outlet, publishedOn].every(
    (evidence) =>
      evidence &&
      evidence.end > evidence.start &&
      !ranges.some(({ start, end }) => evidence.start >= start && evidence.end <= end),
  );
}

function clipOf(document: Document, context: FieldContext, ofContent: readonly Warning[]): Clip {
  const { title, fields, warnings } = fieldsOf(document, context);
  return { document, title, fields, warnings: [...ofContent, ...warnings] };
}

function isComplete({ fields: { title, outlet, publishedOn, summary } }: Clip): boolean {
  return title !== null && outlet !== null && publishedOn !== null && summary !== null;
}

const SUSPECTED: Warning = {
  code: 'several-clips-suspected',
  message:
    'The file seems to list several clips and was read as one. Give each a heading with outlet and date below, or drop them as files of their own.',
};

/** Adds a title that only a declaration has as first block, so that names in it are found too. */
function withTitle(document: Document, { value, evidence }: Field): Document {
  if (value === null || evidence === null || !/(?:^given|declared|^page)-title$/.test(evidence.rule)) return document;
  const words = foldMarks(value);
  if (document.blocks.some(({ text }) => foldMarks(collapseSpaces(text)) === words)) return document;
  const offsets = Offsets.of(sourceOffsets(document.source, evidence.start, evidence.end, value));
  return { ...document, blocks: [plainBlock('title', value, offsets), ...document.blocks] };
}
