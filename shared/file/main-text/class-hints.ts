/** What an element's kind, role, class and id say about the text in it. One notion of boilerplate for text and for dates. */
import type { Element } from '../../document/document.ts';

/**
 * - `main`: the main text;
 * - `chrome`: parts of the site around it by kind or role (a menu, a dialog), or hidden;
 * - `other-text`: by name another text (comments, related articles, a cookie notice);
 * - `supplement`: by name an addition to the text (a teaser, share buttons), though some sites name parts of the text so;
 * - `byline`: by name about who wrote the text, and when.
 */
export type ClassHint = 'main' | 'chrome' | 'other-text' | 'supplement' | 'byline' | 'none';

/** Elements that hold chrome whatever they are called. */
export const CHROME: ReadonlySet<string> = words('nav aside footer menu dialog search button');

const CHROME_ROLES = words(
  'navigation complementary contentinfo banner search dialog alertdialog alert menu menubar toolbar tooltip',
);
/** Elements whose class and id describe the whole page, a word, or what is quoted, not a region. */
const UNNAMED = words('html body root a span blockquote');
/** Names of a paragraph tell of another text, but never of an addition: many a lead is called a teaser. */
const PARAGRAPH = 'p';

/** Substrings of class names and ids, long enough to be part of no other word. */
const OTHER_TEXT =
  /bookmark|breadcrumb|cookie|consent|copyright|disclaimer|disqus|facebook|footer|kommentare|leserbrief|login|newsletter|outbrain|paginat|recirc|recommend|related|sharing|sidebar|signup|social|subscri|taboola|trending|twitter|whatsapp|(?:^|\s)comment(?:$|\s)|comment[-_]{0,2}(?:area|author|body|box|container|content|count|entry|form|item|list|meta|reply|respond|section|text|thread|wrap|wrapper)(?:$|[-_\s])|comments/;
const SUPPLEMENT =
  /advert|breaking|comment|masthead|modal|most-?read|navigation|overlay|popular|popup|read-?(?:also|more|next)|sponsor|teaser|toolbar|widget/;
/** Words of class names and ids: between dashes, or before a capital letter. */
const SUPPLEMENT_WORDS = anyWord(
  `ad ads adv adbox adslot adsense anzeige anzeigen banner cmp crumb crumbs cta donate donation gdpr impressum latest menu meta metadata mostread nav navbar navi
  next offcanvas pager plista poll prev previous print promo promos promobox promotion publi publicidad pub rail rating recent reklam rss respond reply replies
  search seealso share shariff similar skip skiplink survey tag tags taglist tagcloud ticker tooltip topbar vcard vote voting werbung`,
);
/** Words for a line or box about who wrote the text, and when. */
const BYLINE_WORDS = anyWord(
  'author authors authorbox autor autoren autore auteur auteurs bio biography byline contributor writer',
);
const MAIN_WORDS = anyWord(
  `article articlebody artikel articulo beitrag body content contenu corps entry hentry main noticia post postbody story storybody
  texto text`,
);
/** Names of the text itself, whatever else the element is called. */
const BODY =
  /(?:^|\s)(?:(?:article|artikel|content|entry|main|news|post|story)[-_]{0,2}(?:body|content|copy|text)|(?:body|article)-?(?:copy|text))(?:$|\s)/;
/** Class names that describe the page, not the text inside: WordPress lists the categories of a post so, Drupal its state. */
const ABOUT_PAGE =
  /^(?:category|tag|has|is|no|not|with|without|type|status|format|js|layout|theme|node|embed)-|[-_]embeds?$|tweet/i;
/** WordPress names a post after its state, its categories and whatever else an editor may choose. */
const WORDPRESS_POST = /(?:^|\s)status-publish(?:\s|$)/;
/** The ends of words in a name. More words are the first ones of a heading or title. */
const WORD_END = /[-_:]{1,20}|[a-z\d](?=[A-Z])/g;
const MOST_WORDS = 6;

/** The hint that an element gives. */
export function classHintOf({ name, attributes }: Element): ClassHint {
  if (CHROME.has(name) || CHROME_ROLES.has(attributes.role ?? '') || isHidden(attributes)) return 'chrome';
  if (name === 'main' || attributes.role === 'main' || attributes.itemprop === 'articleBody') return 'main';
  if (UNNAMED.has(name)) return 'none';
  const { class: names = '', id = '' } = attributes;
  // The id of a heading has its words.
  const hint = hintOfNames(id === '' || /^h[1-6]$/.test(name) ? names : `${names} ${id}`);
  return name === PARAGRAPH && hint !== 'other-text' ? 'none' : hint;
}

function isHidden({ hidden, style, 'aria-hidden': aria }: Element['attributes']): boolean {
  if (hidden !== undefined || aria === 'true') return true;
  return style !== undefined && /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden/i.test(style.slice(0, 300));
}

const KNOWN = new Map<string, ClassHint>();
/** More than a page has; bounds the memory that a hostile page can fill. */
const MOST_KNOWN = 3000;
const LONGEST_NAMES = 300;

function hintOfNames(names: string): ClassHint {
  if (names.length < 3) return 'none';
  const known = KNOWN.get(names);
  if (known) return known;
  const hint = readNames(names.slice(0, LONGEST_NAMES));
  if (KNOWN.size > MOST_KNOWN) KNOWN.clear();
  KNOWN.set(names.slice(0, LONGEST_NAMES), hint);
  return hint;
}

function readNames(names: string): ClassHint {
  if (WORDPRESS_POST.test(names)) return 'main';
  const hint = hintIn(names);
  if (hint === 'none') return hint;
  const telling = names.split(/\s+/).filter(tellsOfText).join(' ');
  return telling === names ? hint : hintIn(telling);
}

function tellsOfText(name: string): boolean {
  return !ABOUT_PAGE.test(name) && (name.match(WORD_END)?.length ?? 0) < MOST_WORDS;
}

/** What the names say; the first that holds counts most. */
function hintIn(names: string): ClassHint {
  const lower = names.toLowerCase();
  if (BODY.test(lower)) return 'main';
  if (OTHER_TEXT.test(lower)) return 'other-text';
  const parted = names.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
  if (BYLINE_WORDS.test(parted)) return 'byline';
  if (SUPPLEMENT.test(lower) || SUPPLEMENT_WORDS.test(parted)) return 'supplement';
  return MAIN_WORDS.test(parted) ? 'main' : 'none';
}

/** One of these words between dashes, a number behind it or not. */
function anyWord(list: string): RegExp {
  return new RegExp(`(?:^|[-_:\\s])(?:${list.split(/\s+/).join('|')})\\d{0,9}(?:$|[-_:\\s])`);
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
