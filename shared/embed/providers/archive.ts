import * as z from 'zod/mini';
import type { Embed } from '../../contract/clip.ts';
import { hosts, type Parsed, type Provider } from '../provider.ts';
import { factsFrom, inconclusive, inconclusiveStatus, parseBody } from '../response.ts';
import { decodedParts } from '../shape.ts';
import { isMediaPath } from './direct.ts';

const ITEM = /^[0-9A-Za-z][\w.-]{1,100}$/;
const SITE = 'https://archive.org';
const isSite = hosts('archive.org');
/** The hosts that serve files: `ia800100.us.archive.org/12/items/{item}/{file}`. */
const isStore = (host: string) => /^(?:ia|dn)\d+\.(?:us|ca)\.archive\.org$/.test(host);
const VIDEO_FILE = /\.(?:mp4|m4v|webm|ogv|mov|avi|mpe?g|mkv|flv|wmv|m2ts?|ts)$/i;

const Text = z.nullish(
  z.union([
    z.string(),
    z.pipe(
      z.array(z.string()),
      z.transform((all) => all.join(', ')),
    ),
  ]),
);
const Item = z.object({
  is_dark: z.nullish(z.boolean()),
  metadata: z.catch(
    z.nullish(
      z.object({
        title: z.catch(Text, null),
        creator: z.catch(Text, null),
        'access-restricted-item': z.optional(z.unknown()),
      }),
    ),
    null,
  ),
  files: z.catch(
    z.nullish(z.array(z.object({ name: z.string(), length: z.catch(z.nullish(z.string()), null) }))),
    null,
  ),
});

/** The Internet Archive. Its metadata call returns `{}` for an unknown item and `is_dark` for a withdrawn one. */
export const archive: Provider = {
  id: 'archive',
  owns: (host) => isSite(host) || isStore(host),

  parse(url): Parsed {
    const parts = decodedParts(url.pathname) ?? [];
    const [kind, written, ...file] =
      isStore(url.hostname) && parts[1] === 'items' ? ['download', ...parts.slice(2)] : parts;
    if (kind !== 'embed' && kind !== 'details' && kind !== 'download') return null;
    // Addresses of old players have `&playlist=1` after the item.
    const item = (written ?? '').split('&', 1)[0] ?? '';
    const name = file.join('/');
    if (kind === 'download' && !isMediaPath(name)) return null;
    if (!ITEM.test(item)) return kind === 'embed' ? 'broken' : null;
    return { videoId: name === '' ? item : `${item}/${name}`, url: url.href };
  },

  page: (id) => `${SITE}/details/${encodeURI(id)}`,
  player: (id) => `${SITE}/embed/${encodeURI(id)}`,
  probe: (embed) => ({ url: `${SITE}/metadata/${itemOf(embed)}`, headers: {}, accept: 'json' }),

  judge(response, embed) {
    if (response.status !== 200) return inconclusiveStatus(response);
    const item = parseBody(response, Item);
    // The list of an item with many files is truncated; a withdrawn item has none.
    if (item === null)
      return response.truncated && /"files":\s?\[\s?\{/.test(response.body)
        ? { status: 'playable', reason: 'item-exists' }
        : inconclusive('not-json');
    if (item.is_dark) return { status: 'gone', reason: 'withdrawn' };
    if (!item.metadata && !item.files) return { status: 'gone', reason: 'no-such-item' };
    const named = item.files?.find(({ name }) => `${itemOf(embed)}/${name}` === embed.videoId);
    const video = named ?? item.files?.find(({ name }) => VIDEO_FILE.test(name));
    const facts = factsFrom({
      title: item.metadata?.title,
      uploader: item.metadata?.creator,
      durationSeconds: Number(video?.length ?? Number.NaN),
      thumbnailUrl: `${SITE}/services/img/${itemOf(embed)}`,
    });
    if (String(item.metadata?.['access-restricted-item']) === 'true')
      return { status: 'restricted', reason: 'login', ...facts };
    if (embed.videoId?.includes('/') && named === undefined && item.files)
      return { status: 'gone', reason: 'no-such-file', ...facts };
    return video === undefined
      ? { ...inconclusive('no-video-in-item'), ...facts }
      : { status: 'playable', reason: 'item-ok', ...facts };
  },
};

const itemOf = (embed: Embed): string => embed.videoId?.split('/', 1)[0] ?? '';
