/** Databases that write most fields with a label, a row each. */
import { labelled } from './labelled.ts';
import { labelTable } from './labels.ts';
import type { Database } from './record.ts';

/** Fields that a row does not name. */
const NONE = {
  title: '',
  author: '',
  lead: '',
  text: '',
  outlet: '',
  published: '',
  source: '',
  section: '',
  keywords: '',
  url: '',
  own: '',
  other: '',
};

export const LABELLED: readonly Database[] = [
  labelled({
    id: 'proquest',
    mark: /proquest/i,
    labels: labelTable({
      ...NONE,
      title: 'title',
      author: 'author|authors|byline',
      lead: 'abstract',
      text: 'full text|text|fulltext',
      outlet: 'publication title',
      published: 'publication date|publication date (yyyy-mm-dd)|date of publication',
      section: 'section|column name',
      keywords: 'subject|subjects|identifier / keyword',
      url: 'document url|url',
      own: 'proquest document id|proquest document link',
      other:
        'publication info|links|location|people|company / organization|company|pages|page|first page|number of pages|publication year|year|publisher|place of publication|country of publication|publication subject|issn|eissn|source type|language of publication|language|document type|document feature|copyright|last updated|database|credit|dateline|edition|volume|issue|business indexing term|full text availability|word count|accession number|classification|date|journal subject',
    }),
    between: /^(?:_{10,}|document \d{1,5} of \d{1,5}|contact us at:.{0,200}|bibliography|database copyright.{0,100})$/i,
    last: null,
    furniture:
      /^(?:table of contents|\d{1,4}\. .{0,300}\. \d{1,4}|(?:http|https):\/\/\S{0,400}proquest\S{0,400}|enlarge this image\.?)$/i,
    sign: /^(?:database: .{0,60}proquest|(?:document url|links): https?:\/\/\S{0,80}proquest|proquest document link$)/i,
    byline: null,
  }),
  labelled({
    id: 'genios',
    mark: /genios|wiso-net|dauerhafte adresse des dokuments|dokumentnummer/i,
    labels: labelTable({
      ...NONE,
      author: 'autor|autoren|verfasser|autorin',
      source: 'quelle',
      section: 'ressort|rubrik',
      keywords: 'schlagwörter|deskriptoren|schlagworte',
      own: 'dauerhafte adresse des dokuments|dokumentnummer|dokument id|dokument-nr.',
      other: 'ausgabe|issn|seite|serie|alle rechte vorbehalten|weblink|firma|personen|land|branche|isbn|datenbank',
    }),
    between: /^(?:-{10,}|_{10,})$/,
    last: /^© (?:gbi-genios|genios)/i,
    furniture:
      /^(?:dokumente?|inhaltsverzeichnis|seite \d{1,4} von \d{1,4}|© .{0,120}genios.{0,80}|https?:\/\/\S{0,20}(?:wiso-net|genios)\S{0,300}|\d{1,4}\. .{0,300}\.{3}\s?\d{1,4})$/i,
    sign: /genios|wiso-net/i,
    byline: /^["„]?\p{L}.{1,70} (?:vom|v\.) \d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}/iu,
  }),
  labelled({
    id: 'retriever',
    mark: /retriever|ret\.nu|publicera(?:t|d) (?:i|på)|publisert på|publiceret (?:i|på)/i,
    labels: labelTable({
      ...NONE,
      section: 'seksjon|sektion|avdelning|osasto',
      other: 'bildtext|bilde|bild|bildetekst|billedtekst',
    }),
    between: /^={10,}$/,
    last: null,
    furniture:
      /^(?:-{10}|sida \S|side \S|s\. \d|publicera(?:t|d) (?:i|på) |publisert på |publiceret (?:i|på) |julkaistu |sänt i |sendt på |© |(?:se|läs|les) (?:hela|hele|web|artikel)|alla artik|alle artik|artiklar får ej|https?:\/\/ret\.nu|innehållsförteckning|innholdsfortegnelse|nyheter$)/i,
    sign: /^publicera(?:t|d) (?:i print|på webb|i webb)|^publisert på (?:trykk|nett)|^publiceret (?:i print|på web)|ret\.nu\/|retriever/i,
    byline:
      /^\p{L}.{1,70},? (?:\d{4}-\d{2}-\d{2}|\d{2}\.\d{2}\.\d{4})(?: \d{2}:\d{2})?(?:,? (?:sida|side|s\.) \S{1,12})?$/iu,
  }),
  labelled({
    id: 'newsbank',
    mark: /newsbank|openurl link|record number|access world news/i,
    labels: labelTable({
      ...NONE,
      title: 'headline',
      author: 'author|byline|authors',
      section: 'section',
      keywords: 'index terms|keywords',
      own: 'record number|record',
      other:
        'edition|page|dateline|readability|memo|caption|estimated printed pages|article id|column|notes|correction|location',
    }),
    between: /^(?:={10,}|_{10,})$/,
    last: /^(?:record number|record): ?\S/i,
    furniture:
      /^(?:openurl link|\d[\d,]{0,6} words|(?:©|copyright).{0,200}|all rights reserved\.?|citation.{0,60}|newsbank.{0,80})$/i,
    sign: /^openurl link$|newsbank|access world news/i,
    byline: /^(?:\p{L}{3,9}\.? \d{1,2}, \d{4}|\d{1,2} \p{L}{3,9} \d{4})(?: \| .{2,100})?$/u,
  }),
  labelled({
    id: 'gale',
    mark: /gale document number|gale general|gale in context|gale onefile/i,
    labels: labelTable({
      ...NONE,
      author: 'author|authors|author(s)|byline',
      text: 'full text',
      outlet: 'from|publication title|source',
      published: 'date|publication date',
      section: 'section',
      keywords: 'subjects|topics',
      own: 'gale document number|document number',
      other:
        'publisher|document type|length|content level|lexile measure|source citation|copyright|issue|volume|article type|edition',
    }),
    between: /^(?:_{10,}|={10,})$/,
    last: /^gale document number: ?\S/i,
    furniture: /^(?:copyright.{0,200}|all rights reserved\.?)$/i,
    sign: /gale (?:general|in context|onefile|document number)/i,
    byline: null,
  }),
  labelled({
    id: 'pressreader',
    mark: /pressreader/i,
    labels: labelTable({
      ...NONE,
      title: 'article name',
      author: 'author',
      outlet: 'publication',
      published: 'date|publication date',
      section: 'section',
      own: 'start page|end page',
      other: 'page|edition',
    }),
    between: /^(?:={10,}|_{10,})$/,
    last: null,
    furniture:
      /^(?:.{0,60}pressreader.{0,200}|copyright and protected.{0,120}|original copy.{0,80}|page \d{1,4}|this article was.{0,120})$/i,
    sign: /pressreader/i,
    byline: /^\d{1,2} \p{L}{3,9}\.? \d{4}$|^\p{L}{3,9}\.? \d{1,2}, \d{4}$/u,
    outletAbove: true,
  }),
  labelled({
    id: 'integrum',
    mark: /интегрум|integrum|дата выпуска|номер выпуска/i,
    labels: labelTable({
      ...NONE,
      title: 'заглавие|заголовок|название',
      author: 'автор|авторы',
      text: 'текст|полный текст|текст документа',
      outlet: 'источник|издание|название издания|сми|наименование издания',
      published: 'дата выпуска|дата|дата публикации|дата документа',
      section: 'рубрика|раздел',
      keywords: 'ключевые слова',
      own: 'номер выпуска|номер документа|база данных|бд',
      other: 'номер|страница|полоса|город|регион|место издания|язык|объем|тираж',
    }),
    between: /^(?:={5,}|_{5,}|-{5,}|документ(?:\s№)? ?\d{1,5}(?: из \d{1,5})?)$/i,
    last: null,
    furniture: /^(?:.{0,80}(?:интегрум|integrum).{0,120}|(?:список|найдено) документ.{0,80}|содержание)$/i,
    sign: /интегрум|integrum/i,
    byline: /^\p{L}.{1,80}, \d{1,2}\.\d{2}\.\d{4}, ?№ ?\S{1,12}/u,
  }),
];
