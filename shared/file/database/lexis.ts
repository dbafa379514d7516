/** Nexis: LexisNexis Academic, Nexis Uni, Nexis Newsdesk and their kin, as text, HTML, Word and PDF. */
import { isWordCount, labelTable } from './labels.ts';
import { academicHead, isNotice, uniHead } from './lexis-head.ts';
import {
  type Article,
  type Database,
  isSentence,
  partOfRow,
  type Row,
  recordsFrom,
  recordsTo,
  type Stated,
  stated,
} from './record.ts';

/** `1 of 25 DOCUMENTS` or `Document 1 of 25` above each article of LexisNexis Academic. */
const OF = 'of|von|de|di|van|av|af|sur|из|/';
const DOCUMENTS = 'documents?|dokument(?:e|en|er)?|documentos?|documenti|documenten|документ(?:ов|а)?';
const COUNT = new RegExp(
  `^(?:\\d{1,6} (?:${OF}) \\d{1,6} (?:${DOCUMENTS})|(?:${DOCUMENTS}) \\d{1,6} (?:${OF}) \\d{1,6})$`,
  'iu',
);
/** Below each article of Nexis Uni. */
const END =
  /^(?:end of document|ende des dokuments|fin (?:du|de) document|fin del documento|fine (?:del )?documento|fim do documento|einde van (?:het )?document|slut på dokument(?:et)?|slut på dokument)$/i;
const BODY = /^(?:body|textkörper|corps(?: du texte)?|cuerpo|corpo|tekst|haupttext)\s?:?$/i;
/** The same as a heading of Nexis Uni. */
const HEADING = /^(?:Body|Textkörper|Corps|Cuerpo|Corpo|Haupttext|Classification)$/;
const PAGE = /^(?:page|seite|página|pagina|sida|side) \d{1,5}(?: (?:of|von|de|di|sur|van) \d{1,5})?$/i;
/** Headings of what follows the text. */
const BEHIND =
  /^(?:classification|klassifizierung|klassifikation|clasificación|classificazione|classificação|classificatie|graphic|grafik|graphique|gráfico|grafica|notes|anmerkungen|correction|-{2,} end of request -{2,}|download request.{0,80}|load-date)$/i;

const HEAD = {
  title: 'headline|titre|überschrift|titular|titolo|kop|título|title',
  author: 'byline|auteur|autor|autore|author|auteurs|verfasser|autora',
  section: 'section|rubrique|rubrik|sección|sezione|rubriek|seção|secção|ressort',
  length: 'length|longueur|länge|longitud|lunghezza|lengte|comprimento|extensión',
  lead: 'highlight|encart|insert|vorspann|resumen|sommario|resumo|samenvatting|zusammenfassung',
  head: 'source|credit|subhead|page|edition|code|dateline|correction appended|series|distribution|body|anchor|anchors|guests|type|document type',
} as const;
const TAIL = {
  keywords: 'subject|sujet|thema|schlagwörter|tema|temas|onderwerp|assunto|soggetto',
  tail: [
    'load date|date chargement|date de chargement|update|ladedatum|fecha de carga|fecha carga|data di caricamento',
    'data de carregamento|laaddatum|language|langue|sprache|idioma|lingua|taal|publication type|type publication',
    'type de publication|publikationstyp|zeitungstyp|tipo de publicación|tipo publicacion|tipo di pubblicazione',
    'tipo de publicação|publicatietype|graphic|graphique|grafik|journal code|code journal|company|société|firma',
    'unternehmen|organization|organisation|person|personne|ticker|industry|industrie|geographic|geography|country',
    'city|state|localisation geo|symbole boursier|secteur activite|correction date|correction|notes|copyright',
    'document id|acc no|publication|news type|email|url',
  ].join('|'),
} as const;
const labelOf = labelTable({ ...HEAD, ...TAIL });
const isTail = (kind: string) => kind in TAIL;

export const LEXIS: Database = {
  id: 'nexis',
  mark: /\d (?:of|von|de|di|van|sur|из) \d{1,6} d|(?:document|dokument|dokuments|dokumentet|documento) \d|load-date|(?:length|longueur|länge|longitud|lunghezza|lengte|comprimento|extensión) ?:|end of document|ende des dokuments|fin d[ue] document|fin del documento|fine (?:del )?documento|fim do documento|einde van|slut på dokument/i,
  articles: (rows) => {
    const records = recordsIn(rows);
    const found = records.flatMap(articleIn);
    // One record alone needs more signs than several of the same build.
    return found.length > 1 || records.length > 1 || (records[0] && isCertain(records[0])) ? found : [];
  },
};

function recordsIn(rows: readonly Row[]): readonly Row[][] {
  if (rows.some(({ text }) => END.test(text))) return recordsTo(rows, ({ text }) => END.test(text));
  const counted = recordsFrom(rows, ({ text }) => COUNT.test(text));
  return counted.some((record) => record.some((row) => labelOf(row) !== null)) ? counted : [[...rows]];
}

/** Of the signs of a record several must be there, so that no clip of anybody else is taken for one. */
function isCertain(record: readonly Row[]): boolean {
  const kinds = new Set(record.map((row) => labelOf(row)?.kind));
  const texts = record.map(({ text }) => text);
  const signs = [
    texts.some((text) => COUNT.test(text)),
    texts.some((text) => END.test(text)),
    texts.some((text) => BODY.test(text)),
    record.some(isNotice),
    texts.some((text) => /^\p{Lu}[\p{Lu}-]{4,20}: ?/u.test(text) && /^(?:BYLINE|SECTION|LENGTH|LOAD)/.test(text)) ||
      texts.filter((text) => /^\p{Lu}[\p{Lu}-]{4,20}:/u.test(text)).length > 1,
    texts.some((text) => /^(?:load-date|date-chargement|ladedatum|update|laaddatum)[:：]/i.test(text)),
    texts.some((text) => /^(?:publication-type|type-publication|publikationstyp)[:：]/i.test(text)),
    record.some((row) => isLength(row)),
    kinds.has('section') || kinds.has('author'),
  ];
  return signs.filter(Boolean).length >= 3 && record.some((row) => isLength(row) || strong(row));
}

function isLength(row: Row): boolean {
  const label = labelOf(row);
  return label?.kind === 'length' && isWordCount(label.value);
}

function strong({ text }: Row): boolean {
  return (
    COUNT.test(text) ||
    END.test(text) ||
    /^(?:load-date|publication-type|date-chargement|type-publication)[:：]/i.test(text)
  );
}

function articleIn(record: readonly Row[]): Article[] {
  const rows = record.filter(({ text }) => !COUNT.test(text) && !END.test(text) && !PAGE.test(text));
  const first = rows.findIndex((row) => labelOf(row) !== null || BODY.test(row.text));
  if (first < 0) return [];
  const from = bodyStart(rows, first);
  const to = bodyEnd(rows, from);
  const fields = fieldsOf([...rows.slice(first, from), ...rows.slice(to)]);
  const head = (isUni(record) ? uniHead : academicHead)(rows.slice(0, first));
  const rowsOfKind = (kind: string) => fields.filter((field) => field.kind === kind).flatMap((field) => field.rows);
  const headline = rowsOfKind('title');
  const title = headline.length > 0 ? headline : head.title;
  const body = [...head.more, ...rowsOfKind('lead'), ...rows.slice(from, to)];
  if (title.length === 0 || body.length === 0) return [];
  const own = fields.flatMap(statedBy);
  return [
    { title, rows, body, stated: [...stated('outlet', head.outlet), ...stated('published-on', head.day), ...own] },
  ];
}

/** Nexis Uni writes labels as words and a heading above the text; LexisNexis Academic writes labels in capitals. */
function isUni(record: readonly Row[]): boolean {
  return record.some(({ text }) => END.test(text) || HEADING.test(text));
}

/** The first row of the text: below `Body`, or below the fields above it. */
function bodyStart(rows: readonly Row[], first: number): number {
  const body = rows.findIndex(({ text }, at) => at >= first && BODY.test(text));
  if (body >= 0) return body + 1;
  let at = first;
  while (at < rows.length) {
    const row = rows[at];
    const label = row && labelOf(row);
    if (!label || isTail(label.kind)) break;
    at = valueEnd(rows, at, label.value);
  }
  return at;
}

/** The row behind a field's value, which may stand below its label or be wrapped. */
function valueEnd(rows: readonly Row[], at: number, value: string): number {
  const [row, next] = [rows[at], rows[at + 1]];
  if (!row || !next || labelOf(next)) return at + 1;
  if (value === '') return isSentence(next) ? at + 1 : at + 2;
  let end = at + 1;
  const own = row.start === 0 && !isWordCount(value);
  while (own && rows[end]?.block === row.block && labelOf(rows[end] ?? row) === null) end++;
  // A block with more labels is a list of fields, each in a row.
  return rows[end]?.block === row.block ? at + 1 : end;
}

function bodyEnd(rows: readonly Row[], from: number): number {
  const end = rows.findIndex((row, at) => {
    const label = labelOf(row);
    return at >= from && ((label && isTail(label.kind)) || BEHIND.test(row.text) || isRights(row, rows, at));
  });
  return end < 0 ? rows.length : end;
}

/** A notice of copyright ends the text; in a text itself it stands in a sentence. */
function isRights(row: Row, rows: readonly Row[], at: number): boolean {
  return isNotice(row) && at > rows.length - 12;
}

/** A field of a record: what its label is, its value and its rows. */
interface Field {
  readonly kind: string;
  readonly value: string;
  readonly rows: readonly Row[];
}

function fieldsOf(rows: readonly Row[]): Field[] {
  return rows.flatMap((row, at): Field[] => {
    const label = labelOf(row);
    if (!label) return [];
    const end = valueEnd(rows, at, label.value);
    const below = rows.slice(at + 1, end);
    const place = label.value === '' ? below : [partOfRow(row, label.value), ...below];
    const value = place.map(({ text }) => text).join(' ');
    return value === '' ? [] : [{ kind: label.kind, value, rows: place }];
  });
}

function statedBy({ kind, value, rows: [row] }: Field): Stated[] {
  switch (kind) {
    case 'author':
      return stated('author', row, withoutBy(value));
    case 'section':
      return stated('section', row, sectionIn(value));
    case 'lead':
      return stated('summary', row, value);
    case 'keywords':
      return stated('keywords', row, withoutShares(value));
    default:
      return [];
  }
}

/** `By Ada Holm, Staff Writer` → `Ada Holm` */
function withoutBy(value: string): string {
  const name = value.replace(/^(?:by|von|par|por|di|door|av|af)\s/i, '');
  const role = /,\s(?:\p{Ll}|[Ss]taff|[Ss]pecial|STAFF|SPECIAL|Correspondent|CORRESPONDENT|Political|The )/u.exec(name);
  return name.slice(0, role?.index).trim();
}

/** `NEWS; Pg. 7` → `NEWS` */
function sectionIn(value: string): string {
  const [section = ''] = value.split(/[;,]\s*(?:pg|pgs|p|page|pages|s|seite|pág|pag|blz|sida)\.?\s*[\p{L}]{0,3}\d/iu);
  return section.split(';')[0]?.trim() ?? '';
}

/** `FERRIES (90%); HARBOURS (78%)` → `FERRIES; HARBOURS` */
function withoutShares(value: string): string {
  return value.replace(/\s?\(\d{1,3}\s?%\)/g, '');
}
