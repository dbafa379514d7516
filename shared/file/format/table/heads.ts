/** The heads of columns in lists of clips, as people and monitoring services write them. */
import { foldMarks } from '../../../language/fold.ts';
import { type Label, wordsAt } from '../../labels/index.ts';
import { type FieldName, fieldOfKey } from '../key-names.ts';

/** What a column holds: a field of the clip, its text, or its video. */
export type Role = FieldName | 'text' | 'video';

export interface Head {
  readonly role: Role;
  /** Of two columns with one role the lower rank is used first. */
  readonly rank: number;
}

/**
 * Heads that other files do not use as keys (`key-names.ts`) nor clips as labels, letters and digits only. Those of
 * services are from their exports: Media Cloud, Meltwater, Cision, Talkwalker, Brandwatch, Factiva, Muck Rack, TVEyes,
 * Critical Mention, Onclusive, Kantar, Argus.
 */
const HEADS: readonly (readonly [role: Role, heads: string])[] = [
  [
    'title',
    `headline newsheadline articletitle articleheadline storytitle storyheadline newstitle posttitle cliptitle itemtitle documenttitle
    hitheadline schlagzeile uberschrift artikeltitel beitragstitel titredelarticle titulodelanoticia titulodanoticia titular manchete titoloarticolo titolodellarticolo
    artikelkop kop artikelrubrik tytulartykulu названиестатьи названиематериала названиепубликации заглавие haberbasligi 标题 標題 新闻标题 题目 タイトル 見出し 記事タイトル 記事名 제목 기사제목 기사명
    כותרת τιτλος शीर्षक cim naslov titlu judul otsikko coveragetitle coverageheadline hd`,
  ],
  [
    'outlet',
    `outletname mediaoutlet mediaoutletname medianame mediatitle mediasource mediumname newssource newsoutlet sourcename sourcetitle publicationname
    publicationtitle publishername outlettitle stationname networkname feedname medientitel medienname titredumedia nomdumedia
    titredusupport nomdusupport nombredelmedio mediodecomunicacion nomedoveiculo veiculo testatagiornalistica nomemedia medianaam mediumnaam nazwamedium
    tytulprasowy redakcja медиа сми названиесми наименованиесми источникназвание змі назвазмі yayin yayinadi mecra mecraadi kaynakadi 媒体 媒體 媒体名称 媒体名 来源 來源 メディア
    メディア名 媒体社 掲載媒体 掲載紙 新聞名 매체 매체명 언론사 신문사 출처 الوسيلة اسمالوسيلة الوسيلةالاعلامية الصحيفة الجريدة القناة الموقع نامرسانه رسانه כליתקשורת מקור μεσο πηγη pubtitle extrasourceattributesname mediahouse sn`,
  ],
  [
    'published-on',
    `newsdate articledate storydate mediadate coveragedate clipdate postdate airdatetime broadcastdatetime publicationdatetime publishdatetime publisheddate
    publishedutc publishedatutc dateandtime datetime datepublishedutc publicationdatelocal erschienenam erscheinungstag datumzeit datedeparution
    datedediffusion dateheure fechadepublicacion fechapublicacion fechayhora datadepublicacao datapublicacao datahora datadipubblicazione datapubblicazione
    publicatiedatum datapublikacji datawydania датапубликации датавыхода датаивремя датапублікації yayintarihi habertarihi 日期 发布时间 發佈時間 发布日期 發布日期 出版日期 日付 掲載日
    公開日 発行日 放送日 날짜 게재일 보도일 일자 등록일 تاريخالنشر تاريخالبث تاریخانتشار תאריך ημερομηνια दिनांक tanggal ngay paivamaara julkaisupaiva pd`,
  ],
  [
    'summary',
    `openingtext opening abstractnote snippet highlight highlights extrait auszug textauszug ausschnitt extracto fragmento estratto trecho
    отрывок фрагмент цитата fragment contentsnippet extract firstparagraph shortdescription kurztext anreisser accroche entradilla sommario
    аннотация краткоесодержаниетекст 摘要 概要 要約 요약 تلخيص ملخصالخبر lp`,
  ],
  [
    'text',
    `fulltext fullarticletext hitsentence newstext articletext articlebody articlecontent storytext storybody maintext bodytext body content contents
    text transcript transcription cliptext posttext documenttext newscontent volltext artikeltext texteintegral textecomplet contenu texte texto textocompleto
    contenido conteudo testo testocompleto contenuto tekst trescartykulu tresc pelnytekst текст полныйтекст текстстатьи содержание повнийтекст
    metin tammetin icerik habermetni 正文 全文 内容 內容 本文 記事本文 본문 내용 النص النصالكامل نصالخبر المحتوى متن متنخبر תוכן κειμενο td`,
  ],
  [
    'source-url',
    `newsurl newslink articlelink articleaddress storyurl storylink linktoarticle linktostory clipurl cliplink weblink linkurl urlofarticle onlineurl
    webaddress documenturl documentlink itemurl itemlink posturl newsattachmenturl artikellink internetadresse onlinelink lien
    lienurl lienarticle lienversarticle adresseurl adresse enlace vinculo direccionurl ligacao collegamento indirizzo koppeling odnosnik adresurl ссылка ссылканастатью
    адрес урл посилання baglanti haberlinki الرابط رابط رابطالخبر لینک پیوند 链接 鏈接 連結 网址 網址 原文链接 リンク 링크 주소 기사링크 קישור συνδεσμος odkaz
    hivatkozas lank legatura lienket tautan लिंक linkki coverageurl coveragelink threadurl`,
  ],
  [
    'author',
    `authorname journalist journalists newsauthor articleauthor influencer journalistname reportername contactname redakteur redaktor journaliste auteurs periodista
    autores giornalista jornalista журналист авторы корреспондент muhabir dziennikarz الصحفي المراسل كاتب نویسنده 作者 记者 記者 著者 기자 기자명 כתב συντακτης szerzo autorul tekija`,
  ],
  ['language', 'languagename languagecode articlelanguage la 语言 語言 言語 언어 שפה γλωσσα jezik nyelv limba'],
  [
    'video',
    `video videos videourl videolink videoaddress videoembed videoclip embed embeds embedcode embedurl embedlink player playerurl playerlink playerembed iframe
    lienvideo urlvideo enlacevideo videoenlace видео ссылканавидео відео الفيديو فيديو رابطالفيديو 视频 視頻 動画 영상 동영상`,
  ],
];
/** Sites, which name the outlet where nothing else does. */
const SITES = 'domain domainname sourcedomain site website hostname host hosturl rooturl domainurl mediadomain';

/** Words that are a title where no other column is, of articles. */
const ARTICLES = `article story articulo artikel artigo articolo статья материал публикация стаття haber المقال الخبر المادة خبر مقاله 文章 新闻 記事 기사`;
/** The same of programmes that are heard or seen, and words of many things. */
const PROGRAMMES = `subject item betreff program programme programname show showname sendung sendetitel emission programa programma trasmissione передача программа البرنامج برنامج 番組 番組名 节目 프로그램`;

/** Words of tables about other things, such as books, goods and tasks. */
const OTHER = new Set(
  'isbn issn ean sku asin price unitprice preis prix precio quantity qty stock menge anzahl amount invoice iban salary assignee duedate deadline'.split(
    ' ',
  ),
);
/** Words of tables in documents about events, films and broadcasts to come; exports of services may have them, too. */
const OTHERS = new Set(
  `venue room speaker director genre rating votes score season episode saison staffel folge regie ort raum referent lieu salle intervenant realisateur
  lugar sala ponente regista luogo relatore local orador место докладчик режиссер жанр`.split(/\s+/),
);
const TIMES = new Set(
  'time uhrzeit zeit heure horaire hora ora orario tijd godzina время час saat الوقت ساعت 時刻 时间'
    .split(' ')
    .map(simplified),
);
/** Labels of clips that are heads, too. */
const LABELS: readonly (readonly [label: Label, role: Role])[] = [
  ['title', 'title'],
  ['source', 'outlet'],
  ['published', 'published-on'],
  ['summary', 'summary'],
];
/** A longer cell is no head. */
const LONGEST_HEAD = 60;
const OF_KEYS = 1000;
const OF_LABELS = 2000;
const OF_SITES = 3000;

let known: ReadonlyMap<string, Head> | null = null;

function heads(): ReadonlyMap<string, Head> {
  known ??= new Map([
    ...SITES.split(' ').map((word, rank) => [word, { role: 'outlet' as const, rank: OF_SITES + rank }] as const),
    ...HEADS.flatMap(([role, words]) =>
      words.split(/\s+/).map((word, rank) => [simplified(word), { role, rank }] as const),
    ),
  ]);
  return known;
}

/** The column that a cell is the head of, in any spelling: `News_Headline`, `Date (UTC)`, `Titel / Title`; else null. */
export function headOf(cell: string): Head | null {
  const text = cell.trim();
  if (text === '' || text.length > LONGEST_HEAD) return null;
  const whole = headNamed(text) ?? headNamed(text.replace(/\s{0,9}[([][^()[\]]{0,40}[)\]]\s{0,9}$/, ''));
  if (whole) return whole;
  const parts = text.split(/[/|\n]/, 3).map(headNamed);
  const [first] = parts;
  return first && parts.some((part) => part?.role === first.role) ? first : null;
}

/** Whether a cell is the head of a column that lists of clips do not have. */
export function isOtherHead(cell: string): boolean {
  return cell.length <= LONGEST_HEAD && OTHER.has(simplified(cell));
}

/** Whether a cell is the head of a column that tables of documents about other things have. */
export function isHeadOfOthers(cell: string): boolean {
  return cell.length <= LONGEST_HEAD && OTHERS.has(simplified(cell));
}

/** Whether a cell is the head of times of day. */
export function isHeadOfTimes(cell: string): boolean {
  return cell.length <= LONGEST_HEAD && TIMES.has(simplified(cell));
}

/** Whether a cell is the head of articles. */
export function isHeadOfArticles(cell: string): boolean {
  return cell.length <= LONGEST_HEAD && ARTICLES.split(' ').map(simplified).includes(simplified(cell));
}

function headNamed(text: string): Head | null {
  const word = simplified(text);
  if (word === '' || word === 'name') return null;
  const own = heads().get(word);
  if (own) return own;
  const key = fieldOfKey(text);
  if (key !== null) return { role: key.field, rank: OF_KEYS + key.rank };
  const label = LABELS.find(([name]) => isLabel(name, text));
  return label ? { role: label[1], rank: OF_LABELS } : null;
}

/** Whether a cell is the head of titles where no other one is, though it may mean something else (`Rubrik`, `Program`). */
export function isTitleOfNeed(cell: string): boolean {
  if (cell.length > LONGEST_HEAD) return false;
  titles ??= new Set(`${ARTICLES} ${PROGRAMMES}`.split(/\s+/).map(simplified));
  return isLabel('title', cell) || titles.has(simplified(cell));
}

let titles: ReadonlySet<string> | null = null;

function isLabel(label: Label, text: string): boolean {
  const folded = foldMarks(text)
    .replace(/[\s:.*_-]+/g, ' ')
    .trim();
  return wordsAt(label, folded, 0).includes(folded);
}

function simplified(head: string): string {
  return foldMarks(head).replace(/[^\p{L}\p{N}]+/gu, '');
}
