/** Reads databases that write most fields with a label, by a row for each database. */
import { daysIn } from '../date/day.ts';
import type { labelTable } from './labels.ts';
import { type Article, type Database, dayRow, partOfRow, type Row, type Stated, stated } from './record.ts';

/** What a label's value is. */
type Kind =
  | 'title'
  | 'author'
  | 'lead'
  | 'text'
  | 'outlet'
  | 'published'
  /** Outlet and day in one: `Nordblatt vom 12.01.2010 Nr. 8 Seite 3`. */
  | 'source'
  | 'section'
  | 'keywords'
  | 'url'
  /** A field that only this database has. */
  | 'own'
  | 'other';

export interface Layout {
  readonly id: string;
  readonly mark: RegExp;
  readonly labels: ReturnType<typeof labelTable<Kind>>;
  /** A row between two records. */
  readonly between: RegExp | null;
  /** The last row of a record. */
  readonly last: RegExp | null;
  /** Rows that the database adds: numbers of pages, notices. */
  readonly furniture: RegExp;
  /** A row that only this database has; null where its own labels say enough. */
  readonly sign: RegExp | null;
  /** A row with outlet and day; the headline stands above it, or below where nothing is above. Null where labels have both. */
  readonly byline: RegExp | null;
  /** Whether the byline is a day alone, with the outlet in the row above. */
  readonly outletAbove?: true;
}

/** A database with labels. A record counts only with an own label or a sign of the database, and a day or outlet. */
export function labelled(layout: Layout): Database {
  return {
    id: layout.id,
    mark: layout.mark,
    articles: (rows) => recordsIn(rows, layout).flatMap((record) => articleIn(record, layout)),
  };
}

function recordsIn(rows: readonly Row[], { between, last }: Layout): Row[][] {
  const records: Row[][] = [[]];
  for (const row of rows) {
    if (between?.test(row.text)) records.push([]);
    else records.at(-1)?.push(row);
    if (last?.test(row.text)) records.push([]);
  }
  return records;
}

interface Record {
  readonly fields: ReadonlyMap<Kind, readonly Row[]>;
  /** Rows that no label has. */
  readonly free: readonly Row[];
}

/** A label with nothing behind it may have its value below; a value may be wrapped within its block. */
function recordOf(rows: readonly Row[], { labels, furniture }: Layout): Record {
  const fields = new Map<Kind, Row[]>();
  const free: Row[] = [];
  let open: { kind: Kind; label: Row; empty: boolean } | null = null;
  for (const row of rows) {
    const label = labels(row);
    if (label) {
      const value = label.value === '' ? [] : [partOfRow(row, label.value)];
      if (!fields.has(label.kind) || label.kind === 'text')
        fields.set(label.kind, [...(fields.get(label.kind) ?? []), ...value]);
      open = { kind: label.kind, label: row, empty: label.value === '' };
    } else if (
      open &&
      (open.kind === 'text' || open.empty || (row.block === open.label.block && open.label.start === 0))
    ) {
      fields.get(open.kind)?.push(row);
      open.empty = false;
    } else if (!furniture.test(row.text)) {
      open = null;
      free.push(row);
    }
  }
  return { fields, free };
}

function articleIn(rows: readonly Row[], layout: Layout): Article[] {
  const { fields, free } = recordOf(rows, layout);
  const own = fields.has('own') || rows.some(({ text }) => layout.sign?.test(text));
  const [labelled, published] = [fields.get('outlet')?.[0], fields.get('published')?.[0]];
  const [first, at] = bylineIn(free, layout, labelled === undefined);
  const source = fields.get('source')?.[0] ?? free[at];
  const outlet = labelled ?? (first < at ? free[first] : undefined);
  if (!own || !(source || outlet || published)) return [];
  const heading = fields.get('title') ?? headingIn(free, first, at);
  const text = fields.get('text') ?? free.slice(at + 1).filter((row) => !heading.includes(row));
  const lead = (fields.get('lead') ?? []).filter((row) => !/^(?:none available|not available)/i.test(row.text));
  const body = text.length > 0 ? text : lead;
  const [title] = heading;
  if (!title || body.length === 0) return [];
  return [
    {
      title: heading.filter(({ block }) => block === title.block),
      rows,
      body,
      stated: [
        ...(outlet ? stated('outlet', outlet, outlet.text.split(/ ?; /)[0]) : source ? outletIn(source) : []),
        ...stated('published-on', published ?? (source && dayRow(source) ? source : null)),
        ...stated('author', fields.get('author')?.[0], withoutBy(fields.get('author')?.[0]?.text)),
        ...stated('section', fields.get('section')?.[0]),
        ...stated('summary', lead[0]),
        ...stated('keywords', fields.get('keywords')?.[0]),
        ...stated(
          'source-url',
          fields.get('url')?.find((row) => /^https?:/.test(row.text)),
        ),
      ],
    },
  ];
}

/** The first and last row of the byline; -1 for none. */
function bylineIn(free: readonly Row[], { byline, outletAbove }: Layout, needsOutlet: boolean): [number, number] {
  const at = byline ? free.findIndex(({ text }) => byline.test(text)) : -1;
  return [outletAbove && needsOutlet && at > 0 ? at - 1 : at, at];
}

/** The headline is the block right above a byline of one or two rows; where none is above, the first row below. */
function headingIn(free: readonly Row[], first: number, last: number): readonly Row[] {
  const above = free[first - 1];
  if (!above) return free.slice(last + 1, last + 2);
  return above.block === free[first]?.block
    ? [above]
    : free.slice(0, first).filter(({ block }) => block === above.block);
}

function withoutBy(text: string | undefined): string | undefined {
  return text?.replace(/^(?:by|von|par|por|di|door|av|af)\s/i, '');
}

/** The outlet before the day, or behind it: `"Nordblatt" vom 12.01.2010 Nr. 8`, `11 January 2010 | Northgate Herald (ST)`. */
function outletIn(row: Row): Stated[] {
  const [day] = daysIn(row.text, []);
  const before = row.text.slice(0, day?.start ?? row.text.length);
  const name = before
    .replace(/[\s,;|(:–-]{1,4}(?:(?:vom|v\.|den|du|dated)\s{0,3})?$/iu, '')
    .replace(/^["„“»©\s]{1,3}|["“”«]$/gu, '');
  const behind = /^[\s|,;–-]{1,5}([^|;,(]{2,80})/u.exec(row.text.slice(day?.end ?? row.text.length))?.[1]?.trim();
  return stated('outlet', row, name.trim() || behind);
}
