/**
 * How often each rule for title, outlet, language and author is right: what its confidence claims. Of pages as measured on
 * saved pages by `npm run bench -- pages`, which prints each rule's share beside its claim; days: `date-claims.ts`.
 */
import type { Row } from './field.ts';

/** Names that state a title, outlet or language: by whoever drops the file, or as the fields of a record. */
export const STATED = {
  title: [
    ['given:title', 1],
    ['stated:title', 0.97],
  ],
  outlet: [
    ['given:outlet', 1],
    ['stated:outlet', 0.98],
  ],
  /** The host that an alert links to, and a mail's sender, who is a colleague as often as an outlet: only known outlets count. */
  sender: [
    ['link:host', 0.9],
    ['mail:from', 0.65],
  ],
  givenLanguage: [['given:language', 1]],
  language: [['stated:language', 0.84]],
} as const satisfies Record<string, readonly Row[]>;

/** Names under which page heads declare the title, with the share that is right once the site's name is removed. */
export const DECLARED_TITLE: readonly Row[] = [
  ['og:title', 0.86],
  ['jsonld:headline', 0.85],
  ['headline', 0.82],
  ['itemprop:headline', 0.82],
  ['citation_title', 0.82],
  ['dc.title', 0.8],
  ['dcterms.title', 0.8],
  ['parsely-title', 0.8],
  ['sailthru.title', 0.8],
  ['twitter:title', 0.8],
  ['title', 0.76],
  ['data:title', 0.75],
];

/** What the declared titles claim more where a page has no heading to say otherwise. */
export const WITHOUT_HEADING = 0.08;

/** Headings, by how they agree with the titles that a page declares, and by how they look. */
export const HEADING = {
  /** Nothing is declared. */
  alone: 0.93,
  sameAsWhole: 0.965,
  same: 0.955,
  /** The declared title behind words that nothing sets off, before a subtitle, and behind a kicker. */
  longer: 0.95,
  subtitled: 0.945,
  kicker: 0.94,
  /** The beginning or end of the declared title: from so much, by the share that it is, up to so much more. */
  beginning: [0.88, 0.05],
  end: [0.87, 0.06],
  /** What level 1 adds. */
  top: 0.01,
  /** Unlike any declared title: called a headline by its class, the only one of level 1, the first of several. */
  called: 0.9,
  onlyTop: 0.87,
  first: 0.6,
  /** Not shown, but the same as a declared title; hidden or a logo, and like none. */
  hidden: 0.75,
  none: 0.3,
} as const;

/** An element that is no heading but called a headline; and where it agrees with a declared title. */
export const CALLED_HEADLINE = { alone: 0.82, agreed: 0.92 } as const;

/** Titles of files that are no pages: behind a label, in the line below one, the first line. */
export const TITLE_LINE = { labelled: 0.95, belowLabel: 0.9, first: 0.85 } as const;

/** Names under which page heads declare the outlet, before agreement with the host is weighed. */
export const DECLARED_OUTLET: readonly Row[] = [
  ['og:site_name', 0.94],
  ['jsonld:publisher', 0.92],
  ['jsonld:site', 0.9],
  ['jsonld:sitepublisher', 0.84],
  ['application-name', 0.84],
  ['citation_journal_title', 0.84],
  ['dc.publisher', 0.84],
  ['dcterms.publisher', 0.84],
  ['dc.source', 0.8],
  ['apple-mobile-web-app-title', 0.8],
  ['publisher', 0.78],
  ['al:ios:app_name', 0.7],
  ['al:android:app_name', 0.7],
  ['copyright', 0.4],
  ['jsonld:author', 0.4],
  ['author', 0.4],
];
export const TITLE_TAIL: Row = ['title', 0.86];
/** With the year and without. */
export const COPYRIGHT = [0.45, 0.3] as const;

/** By the only or given host of a page, and by one of several; what an owner says of a host outranks what its pages declare. */
export const AT_HOST = {
  'own-address': [0.975, 0.96],
  'known-address': [0.935, 0.86],
  address: [0.4, 0.4],
} as const;

/** Outlets in lines: behind a label, below one, in a byline, as a city in one, beside one, known and alone. */
export const OUTLET_LINE = {
  labelled: 0.94,
  belowLabel: 0.9,
  byline: 0.92,
  city: 0.8,
  beside: 0.84,
  known: 0.7,
} as const;
/** Deducted from these on a page, where lines also name agencies and photographers: one that names its outlet, or none. */
export const LINE_ON_A_PAGE = { named: 0.5, nameless: 0.2 } as const;

/** The language of the text; where the file declares one that looks alike; a declared one; that of the outlet. */
export const LANGUAGE = { text: 0.98, textLookingAlike: 0.5, declared: 0.84, ofOutlet: 0.6 } as const;

/** Names under which authors are stated or declared. */
export const DECLARED_AUTHOR: readonly Row[] = [
  ['stated:author', 0.97],
  ['jsonld:author', 0.93],
  ['parsely-author', 0.9],
  ['sailthru.author', 0.9],
  ['citation_author', 0.9],
  ['article:author', 0.86],
  ['article:author_name', 0.86],
  ['author', 0.86],
  ['byl', 0.86],
  ['dc.creator', 0.85],
  ['dcterms.creator', 0.85],
  ['itemprop:author', 0.84],
  ['cxenseparse:author', 0.84],
  ['shareaholic:article_author', 0.84],
];
/** On a card that says "written by", linked with `rel=author`, in a line such as `By Jane Doe`. */
export const AUTHOR = { card: 0.88, marked: 0.8, line: 0.8 } as const;
