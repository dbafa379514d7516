import type { Element } from '../../document/document.ts';

/**
 * What an element says about the text in it: `main` where the main text is said to stand; `apart` for what its kind
 * sets apart (a menu, a dialog, something hidden); `other` where its name tells of another text (comments, related
 * articles, cookies); `beside` where its name tells of an addition (a teaser, buttons to share), which some give to
 * parts of the text, too.
 */
export type ClassHint = 'main' | 'apart' | 'other' | 'beside' | 'none';

const APART = words('nav aside footer menu dialog search button');
const APART_ROLES = words(
  'navigation complementary contentinfo banner search dialog alertdialog alert menu menubar toolbar tooltip',
);
/** Elements named after what they may contain rather than after what they are. */
const NAMELESS = words('html body root a p span');

/** Parts of class names and ids, of any length: long enough to stand in no other word. */
const OTHER =
  /bookmark|breadcrumb|cookie|comment|consent|copyright|disqus|facebook|footer|kommentar|leserbrief|login|newsletter|outbrain|paginat|recommend|related|sharing|sidebar|signup|social|subscri|taboola|trending|twitter|whatsapp/;
const BESIDE = /advert|masthead|modal|navigation|overlay|popular|popup|promo|sponsor|teaser|toolbar|widget/;
/** Words of class names and ids: between dashes, or before a capital letter. */
const BESIDE_WORDS = words(
  `ad ads adv adbox adslot adsense anzeige anzeigen banner cmp crumb crumbs gdpr impressum latest menu meta metadata mostread nav navbar navi next
  offcanvas pager plista poll prev previous print publi publicidad pub rail rating recent reklam rss respond reply replies search seealso share shariff
  similar skip skiplink survey tag tags taglist tagcloud tooltip topbar vcard vote voting werbung`,
);
const MAIN_WORDS = words(
  `article articlebody artikel articulo beitrag body content contenu corps entry hentry main noticia post postbody story storybody
  texto text`,
);
/** Names that tell of the page around, not of the text inside: WordPress lists its categories so. */
const ABOUT = /^(?:category|tag|has|is|no|not|with|without|type|status|format|js|layout|theme)-/;

export function hintOf({ name, attributes }: Element): ClassHint {
  if (APART.has(name) || APART_ROLES.has(attributes.role ?? '') || isHidden(attributes)) return 'apart';
  if (name === 'main' || attributes.role === 'main' || attributes.itemprop === 'articleBody') return 'main';
  if (NAMELESS.has(name)) return 'none';
  return hintOfNames(`${attributes.class ?? ''} ${attributes.id ?? ''}`);
}

function isHidden({ hidden, style, 'aria-hidden': aria }: Element['attributes']): boolean {
  if (hidden !== undefined || aria === 'true') return true;
  return style !== undefined && /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden/i.test(style.slice(0, 300));
}

const KNOWN = new Map<string, ClassHint>();
/** More names than a page has; a hostile one fills no memory. */
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
    if (ABOUT.test(lower)) continue;
    const parts = name
      .replace(/([a-z\d])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .split(/[-_:\d]+/);
    if (OTHER.test(lower)) return 'other';
    if (BESIDE.test(lower) || parts.some((part) => BESIDE_WORDS.has(part))) hint = 'beside';
    else if (hint === 'none' && parts.some((part) => MAIN_WORDS.has(part))) hint = 'main';
  }
  return hint;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
