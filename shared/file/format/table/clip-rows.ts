/** The clips in the rows of a list, whatever file the list is in. */
import type { Declared, Node } from '../../../document/document.ts';
import { element } from '../../../document/html.ts';
import { foldMarks } from '../../../language/fold.ts';
import { daysIn } from '../../date/day.ts';
import { treeOfArticle, videoElement } from '../article.ts';
import type { Content } from '../content.ts';
import { nodesOfFragment, plainText } from '../fragment.ts';
import type { FieldName } from '../key-names.ts';
import type { Said } from './cells.ts';
import type { Columns } from './columns.ts';
import { isDay, settledDays } from './days.ts';
import type { Role } from './heads.ts';
import { languageNamed } from './language-name.ts';

/** Addresses of one row that are tried as videos. */
const MOST_LINKS = 20;

/** What a row says, cell by cell, and its range in the source. */
export interface SaidRow {
  readonly start: number;
  readonly end: number;
  readonly cells: readonly Said[];
  /** Players that are mark-up in the cells. */
  readonly players: readonly Node[];
}

export interface ClipRow extends Omit<SaidRow, 'cells'> {
  /** What the row says in the columns of a role, the surest first. */
  readonly said: ReadonlyMap<Role, readonly Said[]>;
  /** Addresses anywhere in the row. */
  readonly links: readonly Said[];
  /** The text in each column of dates. */
  readonly dates: readonly string[];
  day: string | null;
}

/** The clips below a head, and how many rows miss something that a clip has; `above` is the text above the list. */
export function clipsBelow(
  { heads, columns }: Columns,
  rows: Iterable<SaidRow>,
  above: string,
): { clips: ClipRow[]; left: number } {
  const clips: ClipRow[] = [];
  let left = 0;
  let day: Said | null = null;
  for (const row of rows) {
    const clip = clipRow(columns, row);
    const kind = kindOf(clip);
    if (kind === 'clip') clips.push(day ? withDay(clip, day) : clip);
    else if (kind === 'incomplete') left++;
    else if (!columns.has('published-on')) day = dayAlone(row) ?? day;
  }
  if (clips.length > 0) settleDays({ heads, columns }, clips, above);
  return { clips, left };
}

function settleDays({ heads, columns }: Columns, clips: readonly ClipRow[], above: string): void {
  for (const [rank, column] of (columns.get('published-on') ?? []).entries()) {
    const cells = clips.map(({ dates }) => dates[rank] ?? '');
    const days = settledDays(heads[column] ?? '', cells, above);
    for (const [index, clip] of clips.entries()) if (rank === 0 || clip.day === null) clip.day = days[index] || null;
  }
}

/** The day that a row is about, where it says nothing else: it holds for the rows below. */
function dayAlone({ cells }: SaidRow): Said | null {
  const [only, ...others] = cells.filter(({ text }) => text !== '');
  return only && others.length === 0 && isDay(only.text) && daysIn(only.text, []).length > 0 ? only : null;
}

function withDay(clip: ClipRow, day: Said): ClipRow {
  return { ...clip, said: new Map([...clip.said, ['published-on', [day]]]), dates: [day.text] };
}

function clipRow(columns: Columns['columns'], { cells, ...row }: SaidRow): ClipRow {
  const said = [...columns].map(([role, indices]): [Role, Said[]] => [
    role,
    indices.flatMap((index) => cells[index] ?? []).filter(({ text }) => /[\p{L}\p{N}]/u.test(text)),
  ]);
  const roles = new Map(said);
  const title = roles.get('title')?.[0];
  const [head, rest] = title ? headAndText(title) : [null, null];
  if (head) roles.set('title', [head]);
  if (rest) roles.set('text', [...(roles.get('text') ?? []), rest]);
  const links = cells.filter(({ text, link }) => link !== null || /^https?:\/\/\S{4,2000}$/i.test(text));
  const dates = (columns.get('published-on') ?? []).map((column) => cells[column]?.text ?? '');
  return { ...row, said: roles, links: links.slice(0, MOST_LINKS), dates, day: null };
}

/** A title and the text below it in one cell, parted by a blank line: the text is longer. */
function headAndText(said: Said): [head: Said | null, text: Said | null] {
  const { text, offsets } = said.fragment;
  const at = text.indexOf('\n\n');
  const end = at + 2;
  if (at <= 0 || text.length - end <= at) return [null, null];
  const head = { text: text.slice(0, at), offsets: offsets.slice(0, at + 1) };
  const rest = { text: text.slice(end), offsets: offsets.slice(end) };
  return [
    { ...said, fragment: head, text: head.text.trim() },
    { fragment: rest, text: rest.text.trim(), link: null },
  ];
}

/** Sums below a list, in the words of spreadsheets. */
const TOTAL =
  /^(?:(?:grand |sub)?totals?|sum|average|count|summe|gesamt(?:summe)?|ergebnis|mittelwert|anzahl|total general|sous-total|moyenne|somme|suma|promedio|totale|somma|media|soma|razem|totaal|toplam|ortalama|итого|всего|сумма|разом|усього|المجموع|الاجمالي|مجموع|جمع|合计|合計|总计|總計|小计|총계|합계|סהכ|συνολο)\b/u;

function kindOf({ said }: ClipRow): 'clip' | 'incomplete' | 'other' {
  const has = (role: Role) => (said.get(role)?.length ?? 0) > 0;
  const beside = (['outlet', 'published-on', 'source-url', 'text', 'summary', 'video'] as const).filter(has);
  if (has('title') && beside.length > 0) return isTotal(said) ? 'other' : 'clip';
  // A row with one value, such as a note or the name of a group, is no clip that misses something.
  if (isTotal(said)) return 'other';
  return beside.length > 1 || (has('title') && has('author')) ? 'incomplete' : 'other';
}

function isTotal(said: ReadonlyMap<Role, readonly Said[]>): boolean {
  const dated = (said.get('published-on') ?? []).some(({ text }) => /\p{N}/u.test(text));
  const texts = [...said.values()].flat().map(({ text }) => foldMarks(text.slice(0, 40)).replace(/['"״]/g, ''));
  return !dated && (said.get('source-url') ?? []).length === 0 && texts.some((text) => TOTAL.test(text));
}

/** The clip of a row. */
export function contentOf({ start, end, said, links, players, day }: ClipRow): Content {
  const first = (role: Role) => said.get(role)?.[0];
  const [title, summary] = [first('title'), first('summary')];
  const texts = (said.get('text') ?? []).filter(({ text }) => text !== title?.text && text !== summary?.text);
  const footer = FOOTER.flatMap((role) => said.get(role) ?? []);
  const root = treeOfArticle({
    start,
    end,
    title: title?.fragment ?? null,
    summary: summary?.fragment ?? null,
    body: withoutParts(texts).map(({ fragment }) => fragment),
    footer: footer.map(({ fragment }) => fragment),
    videos: [...(said.get('video') ?? []).flatMap(videoIn), ...players, ...links.map(linkTo)],
  });
  const firsts = new Map(STATED.map((field) => [field, first(field)] as const));
  // A title that leads somewhere, or an address under another head, is where the clip is found.
  const address =
    first('source-url') ??
    (title?.link ? title : null) ??
    links.find((one) => !said.get('video')?.includes(one) && !PICTURE.test(one.text));
  firsts.set('source-url', address);
  return { root, declared: [...firsts].flatMap(([field, one]) => (one ? stated(field, one, day) : [])) };
}

const PICTURE = /\.(?:png|jpe?g|gif|webp|svg)(?:\?|$)/i;
const FOOTER: readonly Role[] = ['author', 'keywords', 'section'];
const STATED: readonly FieldName[] = [
  'title',
  'outlet',
  'published-on',
  'summary',
  'language',
  'author',
  'source-url',
  'section',
  'keywords',
  'duration',
];

/** Texts that another one of the row begins with or contains, such as the sentence with the name, are not repeated. */
function withoutParts(texts: readonly Said[]): Said[] {
  return texts.filter(
    (one, index) =>
      !texts.some((other, at) => other.text.includes(one.text) && (other.text.length > one.text.length || at < index)),
  );
}

function stated(field: FieldName, { fragment, text, link }: Said, day: string | null): Declared[] {
  const [start, end] = [fragment.offsets[0] ?? 0, fragment.offsets[fragment.text.length] ?? 0];
  const value = valueIn(field, text, link, day);
  return value === '' ? [] : [{ name: `stated:${field}`, value, start, end }];
}

function valueIn(field: FieldName, text: string, link: string | null, day: string | null): string {
  switch (field) {
    case 'summary':
      return /[<&]/.test(text) ? plainText(text) : text;
    case 'outlet':
      return URL.parse(text)?.hostname ?? plainText(text);
    case 'title':
    case 'author':
    case 'section':
      return plainText(text);
    case 'published-on':
      return day ?? text;
    case 'source-url':
      return link ?? (/^www\./i.test(text) ? `https://${text}` : text);
    case 'language':
      return languageNamed(text) ?? text;
    case 'keywords':
    case 'duration':
      return text;
    default:
      return field satisfies never;
  }
}

function videoIn({ fragment, text, link }: Said): Node[] {
  if (text.includes('<')) return nodesOfFragment(fragment);
  const [start, end] = [fragment.offsets[0] ?? 0, fragment.offsets[fragment.text.length] ?? 0];
  const address = link ?? text;
  return /^https?:\/\//i.test(address) ? [videoElement([address], [], start, end)] : [];
}

/** A link alone in its line, which counts as a video if it leads to one. */
function linkTo({ fragment, text, link }: Said): Node {
  const [start, end] = [fragment.offsets[0] ?? 0, fragment.offsets[fragment.text.length] ?? 0];
  const line = element('p', start, end);
  line.children.push(element('a', start, end, { href: link ?? text }));
  return line;
}
