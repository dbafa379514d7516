import { type Attributes, readXmlEvents } from './xml-events.ts';

/** The kind of a paragraph, by its style. */
export interface Style {
  /** 0 for the title, 1 to 9 for headings, null for text. */
  readonly heading: number | null;
  readonly isItem: boolean;
}

/** A style as it is defined. */
export interface StyleRow {
  /** In lower case. */
  name: string;
  basedOn: string | null;
  level: number | null;
  isItem: boolean;
}

const PLAIN: Style = { heading: null, isItem: false };
/** Styles inherit over a few levels. */
const LONGEST_CHAIN = 20;

/** Reads `word/styles.xml`; a style without definition is plain text. */
export function stylesIn(bytes: Uint8Array): (id: string) => Style {
  const rows = new Map<string, StyleRow>();
  let row: StyleRow | null = null;
  readXmlEvents(bytes, {
    open: (name, attributes) => {
      if (name === 'style' && attributes.type === 'paragraph') {
        row = { name: '', basedOn: null, level: null, isItem: false };
        rows.set(attributes.styleId ?? '', row);
      } else if (row) note(row, name, attributes);
    },
    close: (name) => {
      if (name === 'style') row = null;
    },
    text: () => undefined,
  });
  return (id) => styleOf(rows, id);
}

function note(row: StyleRow, name: string, { val = '' }: Attributes): void {
  if (name === 'name') row.name = val.toLowerCase();
  else if (name === 'basedOn') row.basedOn = val;
  else if (name === 'outlineLvl') row.level = levelOf(val);
  else if (name === 'numId') row.isItem = val !== '0';
}

/** `w:outlineLvl` counts from 0, and 9 is text (ECMA-376, 17.3.1.20). */
export function levelOf(outline: string): number | null {
  const level = Number(outline) + 1;
  return level >= 1 && level <= 9 ? level : null;
}

/** The kind of a paragraph by the style with this id and those that it is based on. */
export function styleOf(rows: ReadonlyMap<string, StyleRow>, id: string): Style {
  let isItem = false;
  let next: string | null = id;
  for (let i = 0; i < LONGEST_CHAIN && next !== null; i++) {
    const row: StyleRow | undefined = rows.get(next);
    if (!row) break;
    // Built-in styles keep their English names in every language of Word.
    if (row.name === 'title') return { heading: 0, isItem: false };
    const named = /^heading ([1-9])$/.exec(row.name)?.[1];
    const heading = row.level ?? (named === undefined ? null : Number(named));
    if (heading !== null) return { heading, isItem: false };
    isItem ||= row.isItem || row.name.startsWith('list bullet') || row.name.startsWith('list number');
    next = row.basedOn;
  }
  return isItem ? { heading: null, isItem } : PLAIN;
}
