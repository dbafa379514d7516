/**
 * Players in attributes: page builders, lazy loaders and consent tools keep there what their scripts turn into a player.
 * The name of an attribute says whether it may hold one, its value how: an address, an id, mark-up, JSON, or mark-up in
 * percent escapes or base64.
 */
import type { Element } from '../document/document.ts';
import { parseJsonLd } from '../document/json-ld.ts';
import { type Players, playersIn } from './json-players.ts';
import { playerOf, providerIn } from './named-provider.ts';

/**
 * What an attribute may hold. `player`: an address, mark-up or settings. `id`: an id, of the provider that the element
 * names. `provider`: the name of a provider. `address`: an address where the element is marked as a player.
 */
type Role = 'player' | 'id' | 'provider' | 'address';

/** The table of attributes: the first pattern that matches a name decides; null for those that hold no player. */
const ROLES: readonly (readonly [name: RegExp, role: Role | null])[] = [
  // What HTML itself means, what leads elsewhere, and pictures.
  [/^(?:src|srcset|srcdoc|href|id|class|style|alt|title|name|role|value|content|on\w+|aria-.*|item\w+)$/, null],
  [
    /share|sharing|copy|clipboard|thumb|poster|image|img|preview|background|bg|related|channel|subscribe|playlist|srcset/,
    null,
  ],
  // Loaders and consent tools: `data-lazy-src`, `data-cookieblock-src` (Cookiebot), `data-src-cmplz` (Complianz), `uc-src`
  // (Usercentrics), `consent-original-src-_` (Real Cookie Banner), `suppressedsrc` (iubenda), `data-facadesrc` (Embed Plus).
  [/(?:^|[-_])src(?:$|[-_])|(?:suppressed|facade|iframe|video|embed|mfp)src$/, 'player'],
  // Settings and mark-up: Elementor, Squarespace, Video.js, Flowplayer, lazy loaders.
  [
    /^data-(?:settings|html|block-json|setup|item|media|config|options|props|component-props|content|json|w-json|lazy-load|lazyload|sources)$/,
    'player',
  ],
  [/^data-borlabs-cookie-content$|^data-video-embed-field-(?:lazy|modal)$/, 'player'],
  [
    /^(?:data-)?(?:plyr-|video-|embed-|embedded-|media-|player-|oembed-|url-)?(?:provider|type|platform|service|host|vendor|source|site)(?:-name|-slug)?$/,
    'provider',
  ],
  [
    /^(?:data-)?(?:(?:plyr|video|embed|media|clip|youtube|yt|vimeo|dailymotion|wistia|rutube|rumble)[-_]?){0,3}(?:id|vid|code|key|hash)$/,
    'id',
  ],
  [
    /^data-(?:(?:video|embed|iframe|player|oembed|youtube|yt|vimeo|dailymotion|ytid)[-_]?){1,3}(?:url|uri|href|link|html|code|config|options|settings|json|data|file)?$/,
    'player',
  ],
  [/^(?:data-)?(?:url|uri|link)$/, 'address'],
];

type Id = readonly [name: string, id: string];

/** Elements that show or load something other than a player. */
const NONE = new Set([
  'img',
  'amp-img',
  'source',
  'picture',
  'audio',
  'amp-audio',
  'track',
  'link',
  'meta',
  'base',
  'param',
]);
const PLAYER_CLASS = /(?:^|[\s_-])(?:embed|iframe|video|player)/i;
const OTHER_CLASS = /share|social|icon|follow|subscribe|channel|button-link/i;
const LONGEST = 200_000;

/** The players in the attributes of an element. */
export function playersOf(element: Element): Players {
  const players: Players = { addresses: [], files: [], markup: [] };
  if (NONE.has(element.name)) return players;
  const ids: Id[] = [];
  let provider: string | null = null;
  for (const name in element.attributes) {
    const role = roleOf(name);
    const value = role === null ? '' : (element.attributes[name] ?? '').trim();
    if (role === null || value === '' || value.length > LONGEST) continue;
    if (role === 'provider') provider ??= providerIn(value);
    else if (role !== 'address' && /^[\w-]{1,64}$/.test(value)) ids.push([name, value]);
    else if (role !== 'address' || isMarked(element)) readValue(value, players);
  }
  readNamed(element, provider, ids, players);
  return players;
}

const known = new Map<string, Role | null>();
/** Names repeat; a hostile page may have a new one for each element. */
const MOST_KNOWN = 2000;

function roleOf(name: string): Role | null {
  const remembered = known.get(name);
  if (remembered !== undefined) return remembered;
  const role = name.length > 60 ? null : (ROLES.find(([pattern]) => pattern.test(name))?.[1] ?? null);
  if (known.size < MOST_KNOWN) known.set(name, role);
  return role;
}

function isMarked({ attributes: { class: names = '' } }: Element): boolean {
  return PLAYER_CLASS.test(names) && !OTHER_CLASS.test(names);
}

/** A value by its shape. */
function readValue(value: string, players: Players): void {
  const markup = markupIn(value);
  if (markup !== null) players.markup.push(markup);
  else if (/^[{[]/.test(value)) {
    const inner = playersIn(parseJsonLd(value));
    players.addresses.push(...inner.addresses);
    players.files.push(...inner.files);
    players.markup.push(...inner.markup);
  } else if (/^(?:https?:)?\/\/|^[\w-]+(?:\.[\w-]+)+\//i.test(value)) players.addresses.push(value);
}

/** The mark-up that a value is: as it stands, in percent escapes, or in base64; null for anything else. */
export function markupIn(value: string): string | null {
  if (value.startsWith('<')) return value.includes('=') ? value : null;
  if (/^%3C/i.test(value)) return new URLSearchParams(`x=${value.replaceAll('&', '%26')}`).get('x');
  // The six bits of "P" and the first two of a letter up to "P" are "<".
  if (!/^P[A-P][\w+/-]{6}[\w+/=\s-]*$/.test(value)) return null;
  const text = Buffer.from(value, 'base64').toString('utf8');
  return text.startsWith('<') ? text : null;
}

/** Ids next to the name of a provider: in an attribute, in the element's name or class. */
function readNamed(element: Element, stated: string | null, ids: readonly Id[], players: Players): void {
  const isCustom = CUSTOM.test(element.name);
  const own = ownId(element, isCustom);
  if (ids.length === 0 && own === null && !isCustom) return;
  const classes = element.attributes.class ?? '';
  const marked = OTHER_CLASS.test(classes) ? null : providerIn(classes);
  const provider = stated ?? (isCustom ? providerIn(element.name) : null) ?? marked;
  for (const [name, id] of own === null ? ids : [...ids, own]) {
    const address = playerOf(providerIn(name) ?? provider, id);
    if (address !== null) players.addresses.push(address);
  }
  const source = isCustom && provider !== null ? (element.attributes.src ?? element.attributes.url) : undefined;
  if (source) players.addresses.push(source);
}

/** Elements of web components and of components in Markdown. */
const CUSTOM = /[a-z]-[a-z]|^(?:youtube|vimeo)/;

/** The id of a video in `id`: of a component, of an old snippet (`<div class="youtube" id="…">`), of WP YouTube Lyte, of Substack. */
function ownId({ attributes: { id = '', class: classes = '' } }: Element, isCustom: boolean): Id | null {
  if (id === '') return null;
  const prefixed = /^(?:WYL_|lyte_|youtube2-)([\w-]{11})$/.exec(id)?.[1];
  if (prefixed !== undefined) return ['youtube', prefixed];
  return isCustom || /^\s*(?:youtube|vimeo)(?:-player)?\s*$/.test(classes) ? ['id', id] : null;
}
