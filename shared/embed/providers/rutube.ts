import * as z from 'zod/mini';
import { hosts, type Provider, referer } from '../provider.ts';
import { factsFrom, GONE, inconclusive, inconclusiveStatus, isMissing, parseBody, verdictIn } from '../response.ts';
import { byPath } from '../shape.ts';

const SITE = 'https://rutube.ru';
const Options = z.object({
  title: z.catch(z.nullish(z.string()), null),
  duration: z.catch(z.nullish(z.number()), null),
  author: z.catch(z.nullish(z.object({ name: z.nullish(z.string()) })), null),
  thumbnail_url: z.catch(z.nullish(z.string()), null),
  video_balancer: z.catch(z.nullish(z.record(z.string(), z.unknown())), null),
  live_streams: z.catch(z.nullish(z.record(z.string(), z.unknown())), null),
});

/** Rutube. */
export const rutube: Provider = {
  id: 'rutube',
  owns: hosts('rutube.ru', 'm.rutube.ru', 'video.rutube.ru', 'bl.rutube.ru'),
  parse: byPath(
    { pattern: /^(?:[0-9a-f]{32}|[1-9]\d{3,9})$/i, lower: true },
    /^\/(?:live\/)?video\/(?:private\/|embed\/)?(?!person\/)([^/]+)/,
    /^\/(?:play\/)?embed\/([^/]+)/,
    /^\/shorts\/([^/]+)/,
    /^\/([0-9a-f]{32})\/?$/i,
    /^\/(?:route\/)?([0-9a-f]{32})\.(?:m3u8|mp4)$/i,
  ),
  page: (id) => `${SITE}/video/${encodeURIComponent(id)}/`,
  player: (id) => `${SITE}/play/embed/${encodeURIComponent(id)}`,

  probe(embed, sites) {
    const url = new URL(`${SITE}/api/play/options/${embed.videoId}/?format=json`);
    const key = new URL(embed.url).searchParams.get('p');
    if (key !== null) url.searchParams.set('p', key);
    return { url: url.href, headers: referer(sites), accept: 'json' };
  },

  judge(response) {
    if (isMissing(response)) return GONE;
    if (response.status === 403)
      return (
        verdictIn(response.body, [
          [/region|country|регион|стран/i, { status: 'restricted', reason: 'geo' }],
          [/age|18\+|возраст/i, { status: 'restricted', reason: 'age' }],
        ]) ?? { status: 'restricted', reason: 'private-or-geo' }
      );
    if (response.status !== 200) return inconclusiveStatus(response);
    const read = parseBody(response, Options);
    if (read === null) return inconclusive('not-json');
    const facts = factsFrom({
      title: read.title,
      uploader: read.author?.name,
      durationSeconds: read.duration,
      thumbnailUrl: read.thumbnail_url,
    });
    return read.video_balancer || read.live_streams
      ? { status: 'playable', reason: 'options-ok', ...facts }
      : { ...inconclusive('no-streams'), ...facts };
  },
};
