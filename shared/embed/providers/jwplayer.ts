import * as z from 'zod/mini';
import { hosts, type Provider, referer } from '../provider.ts';
import { factsFrom, GONE, inconclusive, inconclusiveStatus, isMissing, parseBody } from '../response.ts';
import { type Literal, textUnder } from '../script.ts';
import { byPath } from '../shape.ts';

const SITE = 'https://cdn.jwplayer.com';
const Media = z.object({
  title: z.catch(z.nullish(z.string()), null),
  playlist: z.nullish(
    z.array(
      z.object({
        title: z.catch(z.nullish(z.string()), null),
        duration: z.catch(z.nullish(z.number()), null),
        image: z.catch(z.nullish(z.string()), null),
        sources: z.catch(z.nullish(z.array(z.unknown())), null),
      }),
    ),
  ),
});

/** JW Player. */
export const jwplayer: Provider = {
  id: 'jwplayer',
  owns: hosts('cdn.jwplayer.com', 'content.jwplatform.com', 'content.bitsontherun.com'),
  parse: byPath(
    { pattern: /^[0-9A-Za-z]{8}$/ },
    /^\/players\/([^/.-]*)-[0-9A-Za-z]+\.(?:js|html)$/,
    /^\/manifests\/([^/.]*)\.(?:m3u8|mpd)$/,
    /^\/videos\/([^/.-]*)(?:-[^/]*)?\.(?:mp4|m4v|webm|mov)$/,
    /^\/previews\/([^/.-]*)/,
  ),
  page: (id) => `${SITE}/previews/${encodeURIComponent(id)}`,
  player: (id) => `${SITE}/previews/${encodeURIComponent(id)}`,
  tags: [{ name: 'amp-jwplayer', attribute: 'data-media-id' }],
  // The player is set up by a script, with any file.
  calls: [{ name: 'jwplayer().setup', address: fileOf }],
  probe: (embed, sites) => ({
    url: `${SITE}/v2/media/${embed.videoId}`,
    headers: referer(sites),
    accept: 'json',
  }),

  judge(response) {
    if (isMissing(response)) return GONE;
    if (response.status === 403) return { status: 'restricted', reason: 'signature-required' };
    if (response.status !== 200) return inconclusiveStatus(response);
    const read = parseBody(response, Media);
    if (read === null) return inconclusive('not-json');
    const [item] = read.playlist ?? [];
    const facts = factsFrom({
      title: item?.title ?? read.title,
      durationSeconds: item?.duration,
      thumbnailUrl: item?.image,
    });
    const plays = (item?.sources ?? []).length > 0;
    return plays ? { status: 'playable', reason: 'media-ok', ...facts } : { ...inconclusive('no-sources'), ...facts };
  },
};

/** `{file}`, or the first of `{sources: [{file}]}` or `{playlist: [{file}]}`: several sources are one video. */
function fileOf(given: readonly Literal[]): string | null {
  const file = textUnder(given, 'file');
  if (file !== null) return file;
  for (const one of given) {
    if (typeof one !== 'object' || Array.isArray(one)) continue;
    for (const [key, value] of Object.entries(one)) {
      if ((key !== 'sources' && key !== 'playlist') || !Array.isArray(value)) continue;
      const inside = fileOf(value.slice(0, 1));
      if (inside !== null) return inside;
    }
  }
  return null;
}
