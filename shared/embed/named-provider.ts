/** Providers that mark-up and settings name, next to the bare id of a video. */
import { PROVIDERS } from './providers/index.ts';

/** Words by which a provider is named: its id, but for YouTube's abbreviation. */
const NAME =
  /youtube|vimeo|dailymotion|videopress|wistia|vidyard|rumble|rutube|bitchute|streamable|tiktok|loom|facebook|jwplayer|(?:^|[^a-z])yt|lazyyt|embedyt/;
const byId = new Map(PROVIDERS.map((row) => [row.id, row]));

/** The provider that a text names; null for none. */
export function providerIn(text: string): string | null {
  const name = NAME.exec(text.slice(0, 100).toLowerCase())?.[0];
  if (name === undefined) return null;
  return name.endsWith('yt') ? 'youtube' : name;
}

/**
 * The address of the player of a video whose id is written alone; null for what cannot be an id of the provider. A word in
 * small letters and, where ids are random, a number are ids of something else.
 */
export function playerOf(provider: string | null, written: string): string | null {
  const row = provider === null ? undefined : byId.get(provider);
  const id = written.trim();
  if (row?.player === undefined || !/^[\w-]{4,64}$/.test(id) || /^[a-z]+$/.test(id)) return null;
  if (/^(?:youtube|jwplayer)$/.test(provider ?? '') && /^\d+$/.test(id)) return null;
  const address = row.player(id);
  const parsed = row.parse(new URL(address));
  return parsed !== null && parsed !== 'broken' ? address : null;
}
