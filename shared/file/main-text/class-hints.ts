/** What an element's kind, role, class and id say about the text in it. One notion of boilerplate for text and for dates. */
import type { Element } from '../../document/document.ts';

/**
 * - `main`: the main text;
 * - `chrome`: parts of the site around it by kind or role (a menu, a dialog), or hidden;
 * - `other-text`: by name another text (comments, related articles, a cookie notice);
 * - `supplement`: by name an addition to the text (a teaser, share buttons), though some sites name parts of the text so.
 */
export type ClassHint = 'main' | 'chrome' | 'other-text' | 'supplement' | 'none';

/** Elements that hold chrome whatever they are called. */
export const CHROME: ReadonlySet<string> = words('nav aside footer menu dialog search button');

const CHROME_ROLES = words(
  'navigation complementary contentinfo banner search dialog alertdialog alert menu menubar toolbar tooltip',
);
/** Elements whose class and id describe the whole page or a word, not a region. */
const UNNAMED = words('html body root a p span');

/** Substrings of class names and ids, long enough to be part of no other word. */
const OTHER_TEXT =
  /bookmark|breadcrumb|cookie|comment|consent|copyright|disqus|facebook|footer|kommentar|leserbrief|login|newsletter|outbrain|paginat|recommend|related|sharing|sidebar|signup|social|subscri|taboola|trending|twitter|whatsapp/;
const SUPPLEMENT = /advert|masthead|modal|navigation|overlay|popular|popup|promo|sponsor|teaser|toolbar|widget/;
/** Words of class names and ids: between dashes, or before a capital letter. */
const SUPPLEMENT_WORDS = words(
  `ad ads adv adbox adslot adsense anzeige anzeigen banner cmp crumb crumbs gdpr impressum latest menu meta metadata mostread nav navbar navi next
  offcanvas pager plista poll prev previous print publi publicidad pub rail rating recent reklam rss respond reply replies search seealso share shariff
  similar skip skiplink survey tag tags taglist tagcloud tooltip topbar vcard vote voting werbung`,
);
const MAIN_WORDS = words(
  `article articlebody artikel articulo beitrag body content contenu corps entry hentry main noticia post postbody story storybody
  texto text`,
);
/** Class names that describe the page, not the text inside: WordPress lists the categories of a post so. */
const ABOUT_PAGE = /^(?:category|tag|has|is|no|not|with|without|type|status|format|js|layout|theme)-/;

/** The hint that an element gives. */
export function classHintOf({ name, attributes }: Element): ClassHint {
  if (CHROME.has(name) || CHROME_ROLES.has(attributes.role ?? '') || isHidden(attributes)) return 'chrome';
  if (name === 'main' || attributes.role === 'main' || attributes.itemprop === 'articleBody') return 'main';
  if (UNNAMED.has(name)) return 'none';
  return hintOfNames(`${attributes.class ?? ''} ${attributes.id ?? ''}`);
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
  let hint: ClassHint = 'none';
  for (const name of names.split(/\s+/)) {
    const lower = name.toLowerCase();
    if (ABOUT_PAGE.test(lower)) continue;
    const parts = name
      .replace(/([a-z\d])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .split(/[-_:\d]+/);
    if (OTHER_TEXT.test(lower)) return 'other-text';
    if (SUPPLEMENT.test(lower) || parts.some((part) => SUPPLEMENT_WORDS.has(part))) hint = 'supplement';
    else if (hint === 'none' && parts.some((part) => MAIN_WORDS.has(part))) hint = 'main';
  }
  return hint;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
