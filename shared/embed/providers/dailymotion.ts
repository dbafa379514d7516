import * as z from 'zod';
import { jsonOf } from '../answer.ts';
import { hosts, type Provider, type Verdict } from '../provider.ts';

/** Video and playlist ids start with x, private ones with k; case tells them apart. */
const ID = /^[xk][0-9A-Za-z]{2,24}$/;
const isShort = hosts('dai.ly');

const Metadata = z.object({
  title: z.string().nullish(),
  qualities: z.record(z.string(), z.unknown()).nullish(),
  error: z
    .object({
      code: z.union([z.string(), z.number()]).nullish(),
      title: z.string().nullish(),
      message: z.string().nullish(),
      raw_message: z.string().nullish(),
    })
    .nullish(),
});

/** What the text of an error says, first match first. DM007 is yt-dlp's; the other codes are not documented. */
const ERRORS: readonly (readonly [said: RegExp, verdict: Verdict])[] = [
  [/\bDM007\b|\bgeo|your country|your region/i, { status: 'restricted', reason: 'geo' }],
  [/password/i, { status: 'restricted', reason: 'password' }],
  [/private/i, { status: 'restricted', reason: 'private' }],
  [/log ?in|sign in|subscri|premium/i, { status: 'restricted', reason: 'login' }],
  [/explicit|age.?restrict/i, { status: 'restricted', reason: 'age' }],
  [/embed/i, { status: 'not-embeddable', reason: 'embedding-off' }],
  [
    /deleted|removed|not found|does ?n[o']t exist|no longer|not exist|rejected|copyright/i,
    { status: 'gone', reason: 'removed' },
  ],
];

/** Dailymotion. The player's own metadata call: it names the reason of a refusal where oEmbed would only refuse. */
export const dailymotion: Provider = {
  id: 'dailymotion',
  owns: hosts('dailymotion.com', 'geo.dailymotion.com', 'm.dailymotion.com', 'touch.dailymotion.com', 'dai.ly'),

  parse(url) {
    const named = nameIn(url);
    if (named === null) return null;
    const [kind, text] = named;
    const id = text.split('_', 1)[0] ?? '';
    return ID.test(id) ? { videoId: kind + id, url: url.href } : 'broken';
  },

  marked(element) {
    const of = element.attributes;
    const loads = element.name === 'script' && /^(?:https?:)?\/\/geo\.dailymotion\.com\/player\//i.test(of.src ?? '');
    const tag = loads || element.name === 'amp-dailymotion';
    const id = tag ? (of['data-video'] ?? of['data-videoid']) : undefined;
    if (id) return `https://www.dailymotion.com/embed/video/${encodeURIComponent(id.trim())}`;
    const list = tag ? of['data-playlist'] : undefined;
    return list ? `https://www.dailymotion.com/playlist/${encodeURIComponent(list.trim())}` : null;
  },

  probe(embed) {
    if (embed.videoId === null || !ID.test(embed.videoId)) return null;
    return { url: `https://www.dailymotion.com/player/metadata/video/${embed.videoId}`, headers: {}, accept: 'json' };
  },

  judge(answer) {
    const read = Metadata.safeParse(jsonOf(answer));
    if (!read.success) {
      if (answer.status === 404 || answer.status === 410) return { status: 'gone', reason: 'not-found' };
      return { status: 'unknown', reason: answer.status === 200 ? 'not-json' : `http-${answer.status}` };
    }
    const { error, qualities, title } = read.data;
    if (error) {
      const said = [error.code, error.title, error.message, error.raw_message].join(' ');
      const verdict = ERRORS.find(([pattern]) => pattern.test(said))?.[1];
      if (verdict) return verdict;
    }
    if (answer.status === 404 || answer.status === 410) return { status: 'gone', reason: 'not-found' };
    if (error) return { status: 'unknown', reason: 'provider-error' };
    if (answer.status !== 200) return { status: 'unknown', reason: `http-${answer.status}` };
    if (!qualities) return { status: 'unknown', reason: 'qualities-missing' };
    return { status: 'playable', reason: 'metadata-ok', ...(title ? { title } : {}) };
  },
};

/** The kind and the text that should be an id; null when the address names neither video nor playlist. */
function nameIn(url: URL): readonly [kind: '' | 'playlist:', text: string] | null {
  if (isShort(url.hostname)) return url.pathname === '/' ? null : ['', url.pathname.slice(1).replace(/\/$/, '')];
  const video = url.searchParams.get('video');
  const list = url.searchParams.get('playlist');
  if (/^\/player(?:\/[^/]+)?\.html$/.test(url.pathname)) {
    return video ? ['', video] : ['playlist:', list ?? ''];
  }
  const found =
    /^\/(?:embed\/|crawler\/)?(video|playlist)\/([^/]*)/.exec(url.pathname) ??
    /^\/cdn\/manifest\/(video)\/([^/.]*)\.m3u8$/.exec(url.pathname) ??
    /^\/swf\/(video\/)?([^/&]*)/.exec(url.pathname);
  return found === null ? null : [found[1] === 'playlist' ? 'playlist:' : '', found[2] ?? ''];
}
