/** The table of providers: one row each. A host belongs to at most one of them. */
import type { Provider } from '../provider.ts';
import { threeQ } from './3q.ts';
import { aparat } from './aparat.ts';
import { archive } from './archive.ts';
import { arte } from './arte.ts';
import { bbc } from './bbc.ts';
import { bilibili } from './bilibili.ts';
import { bitchute } from './bitchute.ts';
import { brid } from './brid.ts';
import { brightcove } from './brightcove.ts';
import { bunny } from './bunny.ts';
import { cloudflare } from './cloudflare.ts';
import { dailymotion } from './dailymotion.ts';
import { digiteka } from './digiteka.ts';
import { direct } from './direct.ts';
import { facebook } from './facebook.ts';
import { instagram } from './instagram.ts';
import { jwplayer } from './jwplayer.ts';
import { kaltura } from './kaltura.ts';
import { loom } from './loom.ts';
import { mux } from './mux.ts';
import { odysee } from './odysee.ts';
import { ok } from './ok.ts';
import { peertube } from './peertube.ts';
import { rumble } from './rumble.ts';
import { rutube } from './rutube.ts';
import { sproutvideo } from './sproutvideo.ts';
import { streamable } from './streamable.ts';
import { ted } from './ted.ts';
import { telegram } from './telegram.ts';
import { tiktok } from './tiktok.ts';
import { twitch } from './twitch.ts';
import { unknown } from './unknown.ts';
import { videopress } from './videopress.ts';
import { vidyard } from './vidyard.ts';
import { vimeo } from './vimeo.ts';
import { vk } from './vk.ts';
import { wistia } from './wistia.ts';
import { x } from './x.ts';
import { youtube } from './youtube.ts';

/** The first row that owns an address gets it; PeerTube, which any host may run, comes last. */
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
