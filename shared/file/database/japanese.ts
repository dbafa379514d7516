/** Archives of Japanese newspapers: Yomidasu, Kikuzo and Asahi Cross-Search, Maisaku. */
import { type Article, type Database, dayRow, type Row, type Stated, stated } from './record.ts';

/** `2010.01.11 東京朝刊 3面 写図有 (全612字)`, `2010年01月11日　朝刊　3社会　035　00612文字`: a day and an edition in one row. */
const BYLINE =
  /^[[［(（〈]?(?:朝日新聞|読売新聞|毎日新聞|産経新聞)?\s?\p{Nd}{4}[年./-]\p{Nd}{1,2}[月./-]\p{Nd}{1,2}日?.{0,12}?(?:朝刊|夕刊|週刊|別刷)/u;
/** A count of characters, a page: with the edition certain signs of an archive. */
const SIGN = /\p{Nd}字|\p{Nd}文字|\p{Nd}\s?[面頁]|写図有|写真有/u;
const OUTLET = /(?:朝日|読売|讀賣|毎日|産経|日本経済|中日|東京|北海道|西日本)新聞/u;
/** Archives, and the outlet that each holds. */
const ARCHIVES: readonly (readonly [name: RegExp, outlet: string])[] = [
  [/ヨミダス/u, '読売新聞'],
  [/聞蔵|朝日新聞クロスサーチ/u, '朝日新聞'],
  [/毎索/u, '毎日新聞'],
];
/** Numbers of hits and notices. */
const FURNITURE =
  /^(?:[◇◆■]?\s?\p{Nd}{1,5}(?:[/／]\p{Nd}{1,5})?(?:件目?)?|No\.?\s?\p{Nd}{1,5}|検索結果.{0,40}|(?:著作権|Copyright|©|\(C\)|（Ｃ）).{0,100}|.{0,20}(?:ヨミダス|聞蔵|毎索|クロスサーチ).{0,40}|(?:朝日|読売|毎日)新聞社?.{0,10}|-{5,}|={5,}|＿{3,}|―{3,})$/iu;

export const JAPANESE: Database = {
  id: 'japanese-archives',
  mark: /[朝夕]刊/,
  articles: (rows) => {
    const bylines = rows.flatMap((row, at) => (isByline(row) ? [at] : []));
    const named = rows.find(isNamed);
    return bylines.flatMap((at, index): Article[] => articleAt(rows, at, bylines[index + 1] ?? rows.length + 1, named));
  },
};

function isNamed({ text }: Row): boolean {
  return text.length < 60 && (OUTLET.test(text) || ARCHIVES.some(([name]) => name.test(text)));
}

function isByline(row: Row): boolean {
  return BYLINE.test(row.text) && SIGN.test(row.text) && dayRow(row) !== null;
}

function articleAt(rows: readonly Row[], at: number, next: number, named: Row | undefined): Article[] {
  const [title, byline] = [rows[at - 1], rows[at]];
  // The row above the next byline is the next headline.
  const own = rows.slice(at + 1, next - 1);
  const body = own.filter(({ text }) => !FURNITURE.test(text));
  if (!title || !byline || body.length === 0) return [];
  const outlet = [byline, ...own, ...(named ? [named] : [])].find(isNamed);
  return [
    {
      title: [title],
      rows: [title, byline, ...own],
      body,
      stated: [...outletIn(outlet), ...stated('published-on', byline)],
    },
  ];
}

function outletIn(row: Row | undefined): Stated[] {
  const written = OUTLET.exec(row?.text ?? '')?.[0];
  const archive = ARCHIVES.find(([name]) => name.test(row?.text ?? ''))?.[1];
  return stated('outlet', row, written ?? archive);
}
