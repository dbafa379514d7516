/** The rows above the fields of a record of Nexis. */
import { dayRow, type Row } from './record.ts';

const COPYRIGHT = /^(?:copyright|©|\(c\))/i;
const RIGHTS =
  /^(?:all rights? reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden)\.?$/i;

/** Whether a row is a notice of copyright. */
export function isNotice({ text }: Row): boolean {
  return RIGHTS.test(text) || (COPYRIGHT.test(text) && text.length < 160);
}

/** Editions stand between the day and the headline. */
const EDITION =
  /edition|édition|ausgabe|edición|edizione|edição|editie|utgave|^(?:main|national|scotland|ireland|london|final|late|early|first|second|third|city|metro|\d{1,2})(?:[ ,-]{1,2}[\p{L}\d]{1,10}){0,2}$/iu;
const LONGEST_EDITION = 60;
/** Rows of a cover page and of its list of documents. */
const COVER =
  /^(?:date and time|job number|documents? \(|client\/matter|search terms|search type|narrowed by|content type|user name|date de création|datum und uhrzeit|jobnummer|dokumente? \(|suchbegriffe|suchtyp|-none-|.{0,40}-none-$)/i;

/** What stands above the fields. */
export interface Head {
  /** The headline's rows, all of one block. */
  readonly title: readonly Row[];
  readonly outlet: Row | null;
  readonly day: Row | null;
  /** A subtitle. */
  readonly more: readonly Row[];
}

const NOTHING: Head = { title: [], outlet: null, day: null, more: [] };

/** In LexisNexis Academic: outlet, day, editions, headline. Where nothing stands below the day, the headline is above it. */
export function academicHead(all: readonly Row[]): Head {
  const rows = all.filter((row) => !isNotice(row));
  const at = rows.findIndex((row) => dayRow(row) !== null);
  const day = rows[at] ?? null;
  const [first, ...others] = blocksOf(day ? rows.slice(0, at) : rows);
  if (!day) {
    const [title, ...more] = others;
    return title
      ? { ...NOTHING, title, outlet: first?.at(-1) ?? null, more: more.flat() }
      : { ...NOTHING, title: first ?? [] };
  }
  const below = rows.slice(at + 1);
  // In text, editions stand in the lines below the day; without blank lines the headline does too.
  const apart = below.filter(({ block }) => block !== day.block);
  const [title, ...more] = withoutEditions(apart.length > 0 ? blocksOf(apart) : below.map((row) => [row]));
  if (title) return { day, title, outlet: (others.at(-1) ?? first)?.at(-1) ?? null, more: more.flat() };
  const [headline, ...subtitles] = others;
  return { day, title: headline ?? [], outlet: first?.at(-1) ?? null, more: subtitles.flat() };
}

/** Blocks without the editions above the last: a headline may read like one. */
function withoutEditions(blocks: readonly Row[][]): readonly Row[][] {
  const others = blocks.findIndex(
    (rows) => !rows.every(({ text }) => EDITION.test(text) && text.length < LONGEST_EDITION),
  );
  return blocks.slice(others < 0 ? -1 : others);
}

/** In Nexis Uni: headline, outlet, day, edition; above the first a cover may stand. */
export function uniHead(all: readonly Row[]): Head {
  const rows = all.slice(all.findLastIndex(({ text }) => COVER.test(text)) + 1).filter((row) => !isNotice(row));
  const at = rows.findLastIndex((row) => dayRow(row) !== null);
  const day = rows[at] ?? null;
  const above = day ? rows.slice(0, at) : rows;
  const outlet = above.length > 1 ? (above.at(-1) ?? null) : null;
  const title = blocksOf(outlet ? above.slice(0, -1) : above).at(-1) ?? [];
  return { title, outlet, day, more: [] };
}

/** Rows by their block. */
function blocksOf(rows: readonly Row[]): Row[][] {
  return [...Map.groupBy(rows, ({ block }) => block).values()];
}
