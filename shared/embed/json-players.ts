/** Players in the settings that page builders and players keep as JSON, by keys that name a player. */
import { playerOf, providerIn } from './named-provider.ts';

/** What settings hold: addresses of players, of media files, and mark-up. */
export interface Players {
  readonly addresses: string[];
  readonly files: string[];
  readonly markup: string[];
}

/** Keys whose value is a player's address or mark-up; letters only, in lower case. */
const PLAYER =
  /^(?:(?:video|embed|player|iframe|oembed|media)(?:video|embed|embedded|player|iframe)?(?:url|uri|src|href|link|html|code|markup|file)|videos?|embed|iframe|(?:original|hosted|external|insert)(?:video)?url|(?:youtube|yt|vimeo|dailymotion|videopress|wistia|rumble|rutube|tiktok|facebook)(?:video)?(?:url|link|src|embed)?)$/;
/** Keys of an id, next to a key that names the provider, or with its name inside. */
const ID = /^(?:video|embed|media|clip|player|external|remote|source)?(?:id|code|key)$/;
const NAMED_ID = /^(?:youtube|yt|vimeo|dailymotion|wistia|rumble|rutube|tiktok|facebook)(?:video)?(?:id|code|key)?$/;
/** Keys that name the provider. */
const KIND =
  /^(?:video|embed|media|player|oembed)?(?:type|typename|provider|providername|providernameslug|platform|service|host|vendor|kind|component|blockname|resolvedby)$/;
/** Keys of an address or mark-up in an object that is known to be of a video. */
const INSIDE = /^(?:url|src|source|file|href|link|html|uri|content)$/;
/** Keys of lists of a player's sources. */
const SOURCES = /^(?:sources?|playlist|files|clips?)$/;
/** Keys of what is not the player itself. */
const OTHER =
  /thumb|poster|image|preview|background|share|sharing|related|next|channel|subscribe|sameas|logo|icon|track|caption|subtitle/;
/** Limits of one text; settings have a few dozen values. */
const MOST_VALUES = 20_000;
const LONGEST = 20_000;

type Settings = Readonly<Record<string, unknown>>;
type Step = readonly [value: unknown, inside: boolean];

/** The players in settings, in order. */
export function playersIn(settings: unknown): Players {
  const players: Players = { addresses: [], files: [], markup: [] };
  const open: Step[] = [[settings, false]];
  for (let count = 0; open.length > 0 && count < MOST_VALUES; count++) {
    const [value, inside] = open.pop() ?? [null, false];
    if (Array.isArray(value)) for (const one of value.slice(0, 500).toReversed()) open.push([one, inside]);
    else if (isSettings(value)) for (const one of readObject(value, inside, players).toReversed()) open.push(one);
  }
  return players;
}

/** Reads an object; what is to be read next. */
function readObject(object: Settings, inside: boolean, players: Players): Step[] {
  const entries = Object.entries(object).map(([key, value]) => [lettersOf(key), value] as const);
  const kinds = entries.flatMap(([key, value]) => (KIND.test(key) && typeof value === 'string' ? [value] : []));
  const provider = kinds.map(providerIn).find((id) => id !== null) ?? null;
  const isVideo =
    inside ||
    provider !== null ||
    kinds.some((kind) => /^(?:video\b|application\/(?:x-mpegurl|vnd\.apple))/i.test(kind));
  // Elementor keeps the addresses of the other kinds too.
  const chosen = lettersOf(String(object.video_type ?? ''));
  const next: Step[] = [];
  for (const [key, value] of entries) {
    if (
      OTHER.test(key) ||
      (chosen !== '' && /(?:youtube|vimeo|dailymotion|videopress)url$/.test(key) && key !== `${chosen}url`)
    )
      continue;
    if (typeof value === 'object') next.push([value, isVideo || SOURCES.test(key) || PLAYER.test(key)]);
    else if (typeof value === 'string' || typeof value === 'number')
      readText(key, String(value), { provider, isVideo }, players);
  }
  return next;
}

interface About {
  /** The provider that the object names. */
  readonly provider: string | null;
  readonly isVideo: boolean;
}

function readText(key: string, text: string, { provider, isVideo }: About, players: Players): void {
  if (text === '' || text.length > LONGEST) return;
  const isPlayer = PLAYER.test(key);
  const isInside = isVideo && INSIDE.test(key);
  if (text.includes('<')) {
    if (isPlayer || isInside) players.markup.push(text);
  } else if (isPlayer || isInside) {
    (isInside ? players.files : players.addresses).push(text);
  }
  const named = NAMED_ID.test(key) ? providerIn(key) : ID.test(key) ? provider : null;
  const address = playerOf(named, text);
  if (address !== null) players.addresses.push(address);
}

const isSettings = (value: unknown): value is Settings => typeof value === 'object' && value !== null;

const lettersOf = (key: string): string =>
  key
    .slice(0, 40)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
