/** How providers of videos write themselves. */

/** Names that are not the id with a capital letter. A provider needs no row here. */
const NAMES: Readonly<Record<string, string>> = {
  '3q': '3Q',
  archive: 'Internet Archive',
  arte: 'ARTE',
  bbc: 'BBC',
  bitchute: 'BitChute',
  brid: 'Brid.TV',
  bunny: 'Bunny Stream',
  cloudflare: 'Cloudflare Stream',
  jwplayer: 'JW Player',
  ok: 'OK.ru',
  rutube: 'RUTUBE',
  sproutvideo: 'SproutVideo',
  ted: 'TED',
  tiktok: 'TikTok',
  videopress: 'VideoPress',
  vk: 'VK',
  youtube: 'YouTube',
};

/** Ids that stand for many sites: the host says more. */
const ANY_HOST: ReadonlySet<string> = new Set(['unknown', 'direct', 'peertube']);

/** `Bunny Stream`; for a video on a site of its own the host, look-alikes as `xn--…`. */
export function providerName({ provider, url }: { readonly provider: string; readonly url: string }): string {
  if (ANY_HOST.has(provider) && URL.canParse(url)) return new URL(url).host || provider;
  return NAMES[provider] ?? `${provider.charAt(0).toUpperCase()}${provider.slice(1)}`;
}
