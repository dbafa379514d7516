import * as z from 'zod/mini';
import { hosts, type Provider, referer } from '../provider.ts';
import { factsFrom, GONE, inconclusive, inconclusiveStatus, isMissing, parseBody } from '../response.ts';
import { byPath } from '../shape.ts';

/** Pages of the site whose paths look like ids. */
const PAGES =
  'about|api|blog|careers|clipper|contact|dmca|documentation|download|explore|faq|features|forgot|help|home|jobs|library|login|logout|oembed|plans|press|pricing|privacy|recover|search|settings|signup|support|terms|tools|upgrade|upload|videos';
const isSite = hosts('streamable.com');
const isStore = (host: string) => /^(?:cdn|api)(?:-[a-z\d-]{1,40})?\.streamable\.com$/.test(host);
const CODE = `(?!(?:${PAGES})(?:/|$))`;

const Video = z.object({
  status: z.nullish(z.number()),
  title: z.catch(z.nullish(z.string()), null),
  thumbnail_url: z.catch(z.nullish(z.string()), null),
  files: z.catch(z.nullish(z.object({ mp4: z.nullish(z.object({ duration: z.nullish(z.number()) })) })), null),
});

/** Streamable. */
export const streamable: Provider = {
  id: 'streamable',
  owns: (host) => isSite(host) || isStore(host),
  parse: byPath(
    { pattern: /^[0-9A-Za-z]{2,12}$/ },
    /^\/video\/mp4(?:-mobile)?\/([^/._]*)(?:_\d+)?(?:\.mp4$|\/)/,
    /^\/api\/v1\/videos\/([^/]+)\/mp4/,
    /^\/[eo]\/([^/]*)/,
    /^\/s\/([^/]*)/,
    new RegExp(`^/${CODE}([0-9A-Za-z]{2,12})/?$`),
  ),
  page: (code) => `https://streamable.com/${encodeURIComponent(code)}`,
  player: (code) => `https://streamable.com/e/${encodeURIComponent(code)}`,
  probe: (embed, sites) => ({
    url: `https://ajax.streamable.com/videos/${embed.videoId}`,
    headers: referer(sites),
    accept: 'json',
  }),

  judge(response) {
    if (isMissing(response)) return GONE;
    if (response.status !== 200) return inconclusiveStatus(response);
    const video = parseBody(response, Video);
    if (video === null) return inconclusive('not-json');
    const { title, thumbnail_url, files } = video;
    const facts = factsFrom({ title, thumbnailUrl: thumbnail_url, durationSeconds: files?.mp4?.duration });
    switch (video.status) {
      case 2:
        return { status: 'playable', reason: 'ready', ...facts };
      case 0:
      case 1:
        return { ...inconclusive('processing'), ...facts };
      case 3:
        return { status: 'gone', reason: 'processing-failed', ...facts };
      default:
        return inconclusive('not-video');
    }
  },
};
