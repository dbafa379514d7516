/** The table of providers: one row each. A host belongs to at most one of them. */
import type { Provider } from './provider.ts';
import { threeQ } from './providers/3q.ts';
import { aparat } from './providers/aparat.ts';
import { archive } from './providers/archive.ts';
import { arte } from './providers/arte.ts';
import { bbc } from './providers/bbc.ts';
import { bilibili } from './providers/bilibili.ts';
import { bitchute } from './providers/bitchute.ts';
import { brid } from './providers/brid.ts';
import { brightcove } from './providers/brightcove.ts';
import { bunny } from './providers/bunny.ts';
import { cloudflare } from './providers/cloudflare.ts';
import { dailymotion } from './providers/dailymotion.ts';
import { digiteka } from './providers/digiteka.ts';
import { direct } from './providers/direct.ts';
import { facebook } from './providers/facebook.ts';
import { instagram } from './providers/instagram.ts';
import { jwplayer } from './providers/jwplayer.ts';
import { kaltura } from './providers/kaltura.ts';
import { loom } from './providers/loom.ts';
import { mux } from './providers/mux.ts';
import { odysee } from './providers/odysee.ts';
import { ok } from './providers/ok.ts';
import { peertube } from './providers/peertube.ts';
import { rumble } from './providers/rumble.ts';
import { rutube } from './providers/rutube.ts';
import { sproutvideo } from './providers/sproutvideo.ts';
import { streamable } from './providers/streamable.ts';
import { ted } from './providers/ted.ts';
import { telegram } from './providers/telegram.ts';
import { tiktok } from './providers/tiktok.ts';
import { twitch } from './providers/twitch.ts';
import { unknown } from './providers/unknown.ts';
import { videopress } from './providers/videopress.ts';
import { vidyard } from './providers/vidyard.ts';
import { vimeo } from './providers/vimeo.ts';
import { vk } from './providers/vk.ts';
import { wistia } from './providers/wistia.ts';
import { x } from './providers/x.ts';
import { youtube } from './providers/youtube.ts';

/** In the order in which they are asked whose an address is; PeerTube, which any host may run, comes last. */
export const PROVIDERS: readonly Provider[] = [
  bunny,
  youtube,
  vimeo,
  dailymotion,
  facebook,
  instagram,
  x,
  tiktok,
  rumble,
  odysee,
  bitchute,
  twitch,
  telegram,
  vk,
  rutube,
  ok,
  archive,
  brightcove,
  jwplayer,
  kaltura,
  wistia,
  streamable,
  loom,
  cloudflare,
  mux,
  vidyard,
  brid,
  bbc,
  ted,
  sproutvideo,
  videopress,
  aparat,
  threeQ,
  digiteka,
  bilibili,
  arte,
  peertube,
];

const byId = new Map([...PROVIDERS, direct, unknown].map((provider) => [provider.id, provider]));

/** The row of an embed's `provider`; undefined for one that has no row. */
export function providerOf(id: string): Provider | undefined {
  return byId.get(id);
}
