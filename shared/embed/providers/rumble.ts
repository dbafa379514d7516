import * as z from 'zod';
import { askOembed, judgeOembed } from '../oembed.ts';
import { hosts, type Provider, referer } from '../provider.ts';
import { factsFrom, GONE, isMissing, jsonOf, readJson, unread, unreadStatus } from '../response.ts';
import { byPath } from '../shape.ts';

const SITE = 'https://rumble.com';

const Video = z.object({
  title: z.string().nullish().catch(null),
  duration: z.number().nullish().catch(null),
  author: z.object({ name: z.string().nullish() }).nullish().catch(null),
  i: z.string().nullish().catch(null),
  ua: z.unknown().optional(),
  u: z.unknown().optional(),
  live: z.number().nullish().catch(null),
});

/** Rumble. Pages and players have ids of their own, which are asked about at endpoints of their own. */
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

  judge(answer, embed) {
    // Both endpoints say `false` for what they do not have.
    if (answer.status === 200 && jsonOf(answer) === false) return GONE;
    if (!/^\/embed\//.test(new URL(embed.url).pathname)) return judgeOembed(answer);
    if (isMissing(answer)) return GONE;
    if (answer.status !== 200) return unreadStatus(answer);
    const video = readJson(answer, Video);
    if (video === null) return unread('not-json');
    const facts = factsFrom({
      title: video.title,
      uploader: video.author?.name,
      durationSeconds: video.duration,
      thumbnailUrl: video.i,
    });
    if (video.live === 1 && !video.ua && !video.u) return { ...unread('announced'), ...facts };
    return video.ua || video.u ? { status: 'playable', reason: 'video-ok', ...facts } : unread('no-files');
  },
};
