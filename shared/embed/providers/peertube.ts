import * as z from 'zod/mini';
import { type Provider, referer } from '../provider.ts';
import {
  DOMAIN,
  factsFrom,
  GONE,
  inconclusive,
  inconclusiveStatus,
  isMissing,
  PASSWORD,
  PRIVATE,
  parseBody,
} from '../response.ts';
import { byPath, GUID } from '../shape.ts';

const ID = '(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-Za-z]{22})';
const PLAYER = new RegExp(`^/videos/embed/(${ID})/?$`, 'i');
const PAGE = new RegExp(`^/videos/watch/(${ID})/?$`, 'i');

const Video = z.object({
  uuid: z.string(),
  name: z.catch(z.nullish(z.string()), null),
  duration: z.catch(z.nullish(z.number()), null),
  previewPath: z.catch(z.nullish(z.string()), null),
  account: z.catch(z.nullish(z.object({ displayName: z.nullish(z.string()) })), null),
  privacy: z.catch(z.nullish(z.object({ id: z.number() })), null),
  state: z.catch(z.nullish(z.object({ id: z.number() })), null),
  embedPrivacyPolicy: z.catch(z.nullish(z.object({ id: z.number() })), null),
});
const Refusal = z.object({ code: z.nullish(z.string()), type: z.nullish(z.string()) });
const PUBLISHED = 1;

/** PeerTube, on any host: recognised by its paths with a well-formed id. */
export const peertube: Provider = {
  id: 'peertube',
  manyHosts: true,
  owns: (_, path) => PLAYER.test(path) || (PAGE.test(path) && GUID.test(PAGE.exec(path)?.[1] ?? '')),

  linkable: ({ pathname }) => PAGE.test(pathname),

  parse(url) {
    const parsed = byPath({ pattern: new RegExp(`^${ID}$`, 'i') }, PLAYER, PAGE)(url);
    if (parsed === null || parsed === 'broken') return parsed;
    // A guid is case-insensitive, a short id is not.
    return GUID.test(parsed.videoId) ? { ...parsed, videoId: parsed.videoId.toLowerCase() } : parsed;
  },

  probe(embed, sites) {
    const { origin } = new URL(embed.url);
    return { url: `${origin}/api/v1/videos/${embed.videoId}`, headers: referer(sites), accept: 'json' };
  },

  judge(response) {
    if (response.status === 401 || response.status === 403) {
      const refusal = parseBody(response, Refusal);
      if (refusal === null) return inconclusiveStatus(response);
      return /password/.test(`${refusal.code} ${refusal.type}`) ? PASSWORD : PRIVATE;
    }
    const video = parseBody(response, Video);
    // Any site can have such a path: only PeerTube's own error, which is JSON, proves that a video is gone.
    if (isMissing(response)) return parseBody(response, Refusal) === null ? inconclusive('not-peertube') : GONE;
    if (response.status !== 200) return inconclusiveStatus(response);
    if (video === null) return inconclusive('not-peertube');
    const facts = factsFrom({
      title: video.name,
      uploader: video.account?.displayName,
      durationSeconds: video.duration,
      thumbnailUrl: video.previewPath ? URL.parse(video.previewPath, response.finalUrl)?.href : null,
    });
    if ((video.privacy?.id ?? 1) === 5) return { ...PASSWORD, ...facts };
    if ((video.privacy?.id ?? 1) >= 3) return { ...PRIVATE, ...facts };
    if ((video.state?.id ?? PUBLISHED) !== PUBLISHED) return { ...inconclusive('not-published'), ...facts };
    switch (video.embedPrivacyPolicy?.id) {
      case 2:
        return { ...DOMAIN, ...facts };
      case 3:
        return { ...inconclusive('embedding-limited-elsewhere'), ...facts };
      case 4:
        return { status: 'not-embeddable', reason: 'embedding-off', ...facts };
      default:
        return { status: 'playable', reason: 'video-ok', ...facts };
    }
  },
};
