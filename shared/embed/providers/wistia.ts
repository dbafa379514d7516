import * as z from 'zod/mini';
import { hosts, type Provider, referer, within } from '../provider.ts';
import {
  DOMAIN,
  factsFrom,
  GONE,
  inconclusive,
  inconclusiveStatus,
  isMissing,
  PASSWORD,
  parseBody,
} from '../response.ts';
import { captured, videoAt } from '../shape.ts';

const ID = { pattern: /^[0-9a-z]{10}$/i };
const FILES = /^\/embed\/(?:iframe|medias)\/([^/.]*)/;
const LOADER = /^\/embed\/([0-9a-z]{10})\.js$/i;
const PAGE = /^\/medias\/([^/.]*)/;
const isFast = hosts('fast.wistia.net', 'fast.wistia.com');
const isAccount = within('wistia.com');

const Media = z.object({
  error: z.optional(z.unknown()),
  media: z.nullish(
    z.object({
      name: z.catch(z.nullish(z.string()), null),
      duration: z.catch(z.nullish(z.number()), null),
      passwordProtectedVideo: z.catch(z.nullish(z.object({ on: z.optional(z.unknown()) })), null),
      embedOptions: z.catch(
        z.nullish(
          z.object({
            plugin: z.nullish(
              z.object({ passwordProtectedVideo: z.nullish(z.object({ on: z.optional(z.unknown()) })) }),
            ),
          }),
        ),
        null,
      ),
      assets: z.catch(z.nullish(z.array(z.object({ type: z.nullish(z.string()), url: z.nullish(z.string()) }))), null),
    }),
  ),
});

/** Wistia. */
export const wistia: Provider = {
  id: 'wistia',
  owns: (host) => isFast(host) || isAccount(host),

  parse(url) {
    const found = captured(url.pathname, isFast(url.hostname) ? [FILES, LOADER] : [PAGE, FILES]);
    // `swatch` is a still, shown until the player has loaded.
    return found === null || /\/swatch$/.test(url.pathname) ? null : videoAt(url, found.text, ID);
  },

  player: (id) => `https://fast.wistia.net/embed/iframe/${encodeURIComponent(id)}`,
  tags: [
    { name: 'wistia-player', attribute: 'media-id' },
    { name: 'amp-wistia-player', attribute: 'data-media-hashed-id' },
  ],
  marked({ attributes }) {
    const id = /(?:^|\s)wistia_async_(\S{1,40})/.exec(attributes.class ?? '')?.[1];
    return id === undefined ? null : `https://fast.wistia.net/embed/iframe/${encodeURIComponent(id)}`;
  },

  probe: (embed, sites) => ({
    url: `https://fast.wistia.net/embed/medias/${embed.videoId}.json`,
    headers: referer(sites),
    accept: 'json',
  }),

  judge(response) {
    if (isMissing(response)) return GONE;
    if (response.status !== 200) return inconclusiveStatus(response);
    const read = parseBody(response, Media);
    if (read === null) return inconclusive('not-json');
    const message = typeof read.error === 'string' ? read.error : '';
    if (read.error) return /domain|referr?er/i.test(message) ? DOMAIN : { status: 'gone', reason: 'provider-error' };
    const { media } = read;
    if (!media) return inconclusive('no-media');
    const facts = factsFrom({
      title: media.name,
      durationSeconds: media.duration,
      thumbnailUrl: media.assets?.find(({ type }) => type === 'still_image' || type === 'still')?.url,
    });
    const password =
      isOn(media.passwordProtectedVideo?.on) || isOn(media.embedOptions?.plugin?.passwordProtectedVideo?.on);
    if (password) return { ...PASSWORD, ...facts };
    const plays = (media.assets ?? []).length > 0;
    return plays ? { status: 'playable', reason: 'media-ok', ...facts } : { ...inconclusive('no-files'), ...facts };
  },
};

/** Wistia's options are strings. */
const isOn = (value: unknown): boolean => value === true || value === 'true';
