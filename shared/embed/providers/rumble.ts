import * as z from 'zod/mini';
import { askOembed, judgeOembed } from '../oembed.ts';
import { hosts, type Provider, referer } from '../provider.ts';
import { factsFrom, GONE, inconclusive, inconclusiveStatus, isMissing, jsonBody, parseBody } from '../response.ts';
import { byPath } from '../shape.ts';

const SITE = 'https://rumble.com';

const Video = z.object({
  title: z.catch(z.nullish(z.string()), null),
  duration: z.catch(z.nullish(z.number()), null),
  author: z.catch(z.nullish(z.object({ name: z.nullish(z.string()) })), null),
  i: z.catch(z.nullish(z.string()), null),
  ua: z.optional(z.unknown()),
  u: z.optional(z.unknown()),
  live: z.catch(z.nullish(z.number()), null),
});

/** Rumble. Pages and players have separate ids, with separate endpoints. */
export const rumble: Provider = {
  id: 'rumble',
  owns: hosts('rumble.com'),
  parse: byPath(
    { pattern: /^[0-9a-z]{3,14}$/i },
    /^\/embed\/(?:[0-9a-z]+\.)?([^/.]*)/i,
    /^\/shorts\/([^/]+)/,
    /^\/(v[0-9a-z]+)-[^/]*\.html$/i,
    /^\/(v[0-9a-z]+)\.html$/i,
  ),
  player: (id) => `${SITE}/embed/${encodeURIComponent(id)}/`,

  probe(embed, sites) {
    if (!/^\/embed\//.test(new URL(embed.url).pathname))
      return askOembed(`${SITE}/api/Media/oembed.json`, embed.url, sites);
    const url = `${SITE}/embedJS/u3/?request=video&ver=2&v=${embed.videoId}`;
    return { url, headers: referer(sites), accept: 'json' };
  },

  judge(response, embed) {
    // Both endpoints return `false` for an unknown id.
    if (response.status === 200 && jsonBody(response) === false) return GONE;
    if (!/^\/embed\//.test(new URL(embed.url).pathname)) return judgeOembed(response);
    if (isMissing(response)) return GONE;
    if (response.status !== 200) return inconclusiveStatus(response);
    const video = parseBody(response, Video);
    if (video === null) return inconclusive('not-json');
    const facts = factsFrom({
      title: video.title,
      uploader: video.author?.name,
      durationSeconds: video.duration,
      thumbnailUrl: video.i,
    });
    if (video.live === 1 && !video.ua && !video.u) return { ...inconclusive('announced'), ...facts };
    return video.ua || video.u ? { status: 'playable', reason: 'video-ok', ...facts } : inconclusive('no-files');
  },
};
