import * as z from 'zod/mini';
import { hosts, type Provider, type Verdict } from '../provider.ts';
import {
  factsFrom,
  GEO,
  GONE,
  inconclusive,
  inconclusiveStatus,
  isMissing,
  PASSWORD,
  PRIVATE,
  parseBody,
  verdictIn,
} from '../response.ts';
import { captured, videoAt } from '../shape.ts';

/** Video and playlist ids start with x, private ones with k; case tells them apart. */
const ID = { pattern: /^[xk][0-9A-Za-z]{2,24}$/ };
const SITE = 'https://www.dailymotion.com';
const SHAPES = [
  /^\/(?:embed\/|crawler\/)?video\/([^/_]*)/,
  [/^\/(?:embed\/)?playlist\/([^/_]*)/, 'playlist:'],
  /^\/cdn\/[\w-]+\/video\/([^/.-]*)(?:-[^/.]*)?\.(?:m3u8|mp4)$/,
  /^\/swf\/(?:video\/)?([^/&_]*)/,
] as const;
const isShort = hosts('dai.ly');

const Metadata = z.object({
  title: z.nullish(z.string()),
  duration: z.catch(z.nullish(z.number()), null),
  owner: z.catch(z.nullish(z.object({ screenname: z.nullish(z.string()) })), null),
  posters: z.catch(z.nullish(z.record(z.string(), z.string())), null),
  qualities: z.nullish(z.record(z.string(), z.unknown())),
  error: z.nullish(
    z.object({
      code: z.nullish(z.union([z.string(), z.number()])),
      title: z.nullish(z.string()),
      message: z.nullish(z.string()),
      raw_message: z.nullish(z.string()),
    }),
  ),
});

/** Verdicts by the text of an error; the first match wins. DM007 is from yt-dlp; the other codes are undocumented. */
const ERRORS: readonly (readonly [pattern: RegExp, verdict: Verdict])[] = [
  [/\bDM007\b|\bgeo|your country|your region/i, GEO],
  [/password/i, PASSWORD],
  [/private/i, PRIVATE],
  [/log ?in|sign in|subscri|premium/i, { status: 'restricted', reason: 'login' }],
  [/explicit|age.?restrict/i, { status: 'restricted', reason: 'age' }],
  [/embed/i, { status: 'not-embeddable', reason: 'embedding-off' }],
  [/processing|encoding|publishing/i, inconclusive('processing')],
  [
    /deleted|removed|not found|does ?n[o']t exist|no longer|not exist|rejected|copyright/i,
    { status: 'gone', reason: 'removed' },
  ],
];

/** Dailymotion. The player's own metadata call gives the reason of a refusal; oEmbed only refuses. */
export const dailymotion: Provider = {
  id: 'dailymotion',
  owns: hosts('dailymotion.com', 'geo.dailymotion.com', 'm.dailymotion.com', 'touch.dailymotion.com', 'dai.ly'),

  parse(url) {
    if (isShort(url.hostname))
      return url.pathname === '/' ? null : videoAt(url, /^\/([^/_]*)/.exec(url.pathname)?.[1] ?? '', ID);
    if (/^\/player(?:\/[^/]+)?\.html$/.test(url.pathname)) {
      const video = url.searchParams.get('video')?.split('_', 1)[0];
      return video ? videoAt(url, video, ID) : videoAt(url, url.searchParams.get('playlist') ?? '', ID, 'playlist:');
    }
    const found = captured(url.pathname, SHAPES);
    return found === null ? null : videoAt(url, found.text, ID, found.kind);
  },

  page: (id) => `${SITE}/${id.startsWith('playlist:') ? '' : 'video/'}${id.replace(':', '/')}`,

  player(id) {
    const [list, key] = id.startsWith('playlist:') ? ['playlist', id.slice('playlist:'.length)] : ['video', id];
    return `https://geo.dailymotion.com/player.html?${list}=${encodeURIComponent(key)}`;
  },

  tags: [{ name: 'amp-dailymotion', attribute: 'data-videoid' }],

  marked({ name, attributes }) {
    if (name !== 'script' || !/^(?:https?:)?\/\/geo\.dailymotion\.com\/player/i.test(attributes.src ?? '')) return null;
    const { 'data-video': video, 'data-playlist': list } = attributes;
    const named = video ? `video=${encodeURIComponent(video)}` : `playlist=${encodeURIComponent(list ?? '')}`;
    return video || list ? `https://geo.dailymotion.com/player.html?${named}` : null;
  },

  probe(embed) {
    if (embed.videoId === null || !ID.pattern.test(embed.videoId)) return null;
    return { url: `${SITE}/player/metadata/video/${embed.videoId}`, headers: {}, accept: 'json' };
  },

  judge(response) {
    const read = parseBody(response, Metadata);
    if (read === null) {
      if (isMissing(response)) return GONE;
      return response.status === 200 ? inconclusive('not-json') : inconclusiveStatus(response);
    }
    const { error, qualities, title, duration, owner, posters } = read;
    const message = error ? [error.code, error.title, error.message, error.raw_message].join(' ') : '';
    const verdict = verdictIn(message, ERRORS);
    if (verdict !== null) return verdict;
    if (isMissing(response)) return GONE;
    if (error) return inconclusive('provider-error');
    if (response.status !== 200) return inconclusiveStatus(response);
    if (!qualities) return inconclusive('qualities-missing');
    const still = Object.values(posters ?? {}).at(-1);
    const facts = factsFrom({ title, uploader: owner?.screenname, durationSeconds: duration, thumbnailUrl: still });
    return { status: 'playable', reason: 'metadata-ok', ...facts };
  },
};
