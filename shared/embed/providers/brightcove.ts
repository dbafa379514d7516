import * as z from 'zod/mini';
import type { Element } from '../../document/document.ts';
import { hosts, type Parsed, type Provider, referer, type Verdict } from '../provider.ts';
import { DOMAIN, factsFrom, GEO, GONE, inconclusive, inconclusiveStatus, isMissing, parseBody } from '../response.ts';
import { videoAt } from '../shape.ts';

const NUMBER = { pattern: /^[1-9]\d{5,19}$/ };
const REFERENCE = { pattern: /^[^\s<>"]{1,150}$/ };
const PLAYER = /^\/(\d+)\/([^/]+)\/index\.html$/;
const API_HOST = 'edge.api.brightcove.com';
const API = `https://${API_HOST}/playback/v1`;

const Config = z.object({ video_cloud: z.object({ policy_key: z.string().check(z.regex(/^[\w-]{20,400}$/)) }) });
const Playback = z.object({
  name: z.catch(z.nullish(z.string()), null),
  duration: z.catch(z.nullish(z.number()), null),
  poster: z.catch(z.nullish(z.string()), null),
  sources: z.catch(z.nullish(z.array(z.unknown())), null),
  videos: z.catch(z.nullish(z.array(z.unknown())), null),
});
const Refusals = z.array(
  z.object({ error_code: z.nullish(z.string()), error_subcode: z.nullish(z.string()), message: z.nullish(z.string()) }),
);

/** Error codes of the Playback API reference. */
const CODES: Readonly<Record<string, Verdict>> = {
  CLIENT_GEO: GEO,
  DOMAIN,
  CLIENT_IP: inconclusive('address-refused'),
  VIDEO_NOT_PLAYABLE: { status: 'restricted', reason: 'not-playable' },
  TOKEN_REQUIRED: { status: 'restricted', reason: 'token-required' },
  VIDEO_NOT_FOUND: GONE,
  PLAYLIST_NOT_FOUND: GONE,
  RESOURCE_NOT_FOUND: GONE,
  INVALID_POLICY_KEY: inconclusive('policy-key-refused'),
};

/** Brightcove. The player's configuration has the key for the Playback API, which knows the video. */
export const brightcove: Provider = {
  id: 'brightcove',
  owns: hosts('players.brightcove.net'),

  parse(url): Parsed {
    if (!PLAYER.test(url.pathname)) return null;
    const video = url.searchParams.get('videoId');
    if (video === null) return videoAt(url, url.searchParams.get('playlistId') ?? '', NUMBER, 'playlist:');
    return video.startsWith('ref:')
      ? videoAt(url, video.slice('ref:'.length), REFERENCE, 'ref:')
      : videoAt(url, video, NUMBER);
  },

  marked(element) {
    const { 'data-account': account, 'data-video-id': video, 'data-playlist-id': list } = element.attributes;
    if (!/^\d+$/.test(account?.trim() ?? '') || !isPlayer(element)) return null;
    const named = video
      ? `videoId=${encodeURIComponent(video.trim())}`
      : `playlistId=${encodeURIComponent(list ?? '')}`;
    return video || list
      ? `https://players.brightcove.net/${account?.trim()}/${playerOf(element)}/index.html?${named}`
      : null;
  },

  probe(embed, sites) {
    const [, account, player] = PLAYER.exec(new URL(embed.url).pathname) ?? [];
    if (account === undefined) return null;
    return {
      url: `https://players.brightcove.net/${account}/${player}/config.json`,
      headers: referer(sites),
      accept: 'json',
    };
  },

  followUpHost: API_HOST,

  followUp(response, embed, sites) {
    const key = response.status === 200 ? parseBody(response, Config)?.video_cloud.policy_key : undefined;
    const account = PLAYER.exec(new URL(embed.url).pathname)?.[1];
    if (key === undefined || embed.videoId === null) return null;
    const list = embed.videoId.startsWith('playlist:');
    const id = encodeURIComponent(embed.videoId.replace(/^playlist:/, ''));
    return {
      url: `${API}/accounts/${account}/${list ? 'playlists' : 'videos'}/${id}`,
      headers: { ...referer(sites), accept: `application/json;pk=${key}` },
      accept: 'json',
    };
  },

  judge(response) {
    if (!response.finalUrl.startsWith(API))
      return parseBody(response, Config) === null && isMissing(response)
        ? inconclusive('player-missing')
        : inconclusive('key-only');
    const refusal = parseBody(response, Refusals)?.[0];
    const verdict = CODES[refusal?.error_subcode ?? ''] ?? CODES[refusal?.error_code ?? ''];
    if (verdict !== undefined) return verdict;
    if (response.status !== 200) return inconclusiveStatus(response);
    const read = parseBody(response, Playback);
    if (read === null) return inconclusive('not-json');
    const facts = factsFrom({
      title: read.name,
      durationSeconds: (read.duration ?? 0) / 1000,
      thumbnailUrl: read.poster,
    });
    const plays = (read.sources ?? read.videos ?? []).length > 0;
    return plays
      ? { status: 'playable', reason: 'playback-ok', ...facts }
      : { ...inconclusive('no-sources'), ...facts };
  },
};

/** The element that its script takes, or one that a site's own script makes into it. */
const isPlayer = ({ name, attributes }: Element): boolean =>
  /^(?:video|video-js|amp-brightcove)$|brightcove/.test(name) || /brightcove|video-js/i.test(attributes.class ?? '');

const playerOf = ({ attributes }: Element): string =>
  `${encodeURIComponent(attributes['data-player'] ?? 'default')}_${encodeURIComponent(attributes['data-embed'] ?? 'default')}`;
