/** Maps a file's own keys to the fields of a clip. */
import type { Declared } from '../../document/document.ts';
import { foldMarks } from '../../language/fold.ts';

/** The fields that a file may state; a declaration of one is named `stated:title`, `stated:outlet`… */
export type FieldName =
  | 'title'
  | 'outlet'
  | 'published-on'
  | 'summary'
  | 'language'
  | 'author'
  | 'source-url'
  | 'section'
  | 'keywords'
  | 'duration';

/**
 * The keys that people and programs use for them, the most certain first: letters and digits only, lower case, no accents
 * (`publishedon` is also `published_on` and `Published On`).
 */
const KEYS: readonly (readonly [name: FieldName, keys: string])[] = [
  [
    'title',
    'title headline heading titel titre titulo titolo baslik otsikko tytul nadpis заголовок العنوان عنوان webtitle name',
  ],
  [
    'outlet',
    `outlet source publisher publication channel newspaper sitename site outletname sourcename publishername
    provider broadcaster station network medium channeltitle channelname showname authorname quelle sender kaynak fuente medio fonte testata chaine bron zrodlo источник
    издание джерело видання المصدر منبع`,
  ],
  [
    'published-on',
    `publishedon publicationdate published publishedat publishedtime firstpublished pubdate datepublished
    publishdate publishedate publishtime airdate airedon aired broadcastdate broadcaston releasedate issued date datum
    fecha data tarih дата التاريخ تاريخ posteddate postedon postedat posted uploaddate datecreated createdat createdtime created
    webpublicationdate releasetime displaydate seendate`,
  ],
  [
    'summary',
    `summary abstract excerpt description lead lede teaser dek standfirst deck intro synopsis zusammenfassung
    resume resumen riassunto sintesi resumo ozet samenvatting trailtext leadparagraph резюме краткоесодержание ملخص خلاصه`,
  ],
  ['language', 'language lang inlanguage locale sprache langue idioma lingua dil taal язык мова اللغه اللغة'],
  [
    'author',
    `author authors byline by creator writer reporter journalist correspondent auteur autor autore yazar
    verfasser автор الكاتب`,
  ],
  [
    'source-url',
    'canonical canonicalurl sourceurl url link permalink weburl articleurl originalurl pageurl weburl mainentityofpage href',
  ],
  [
    'section',
    'section articlesection sectionname category categories rubric rubrik rubrique ressort seccion sezione kategori раздел рубрика',
  ],
  ['keywords', 'keywords tags tag topics subjects schlagworte motscles etiquetas parolechiave etiketler'],
  ['duration', 'duration runtime length dauer laufzeit duree duracion durata sure'],
];

/** Longer keys are cut. */
const LONGEST_KEY = 60;

let byKey: ReadonlyMap<string, KeyField> | null = null;

/** The field that a key stands for, in any spelling; of several keys for one field the one of the lowest rank is surest. */
export function fieldOfKey(key: string): KeyField | null {
  byKey ??= new Map(
    KEYS.flatMap(([field, keys]) => keys.split(/\s+/).map((key, rank) => [simplified(key), { field, rank }] as const)),
  );
  return byKey.get(simplified(key)) ?? null;
}

interface KeyField {
  readonly field: FieldName;
  readonly rank: number;
}

function simplified(key: string): string {
  return foldMarks(key.slice(0, LONGEST_KEY)).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The field that a key stands for, in any spelling: `Published_On` → `published-on`; null for unknown keys. */
export function fieldNameOf(key: string): FieldName | null {
  return fieldOfKey(key)?.field ?? null;
}

/**
 * Renames declarations from a file's own keys to fields: `publishedOn` becomes `stated:published-on`; unknown keys are kept
 * in lower case. Of several keys for one field the most certain comes first.
 */
export function byFieldName(rows: readonly Declared[]): Declared[] {
  return rows
    .map((row) => ({ row, key: fieldOfKey(row.name) }))
    .sort((one, other) => (one.key?.rank ?? 0) - (other.key?.rank ?? 0))
    .map(({ row, key }) => ({ ...row, name: key ? `stated:${key.field}` : row.name.trim().toLowerCase() }));
}
