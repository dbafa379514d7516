import * as z from 'zod/mini';
import { hosts, type Provider, type Verdict } from '../provider.ts';
import { factsFrom, GEO, inconclusive, inconclusiveStatus, PRIVATE, parseBody, verdictIn } from '../response.ts';
import { captured, videoAt } from '../shape.ts';
import { hasClass, linksIn } from '../widget.ts';

const ID = { pattern: /^[1-9]\d{0,19}$/ };
const STATUS = /^\/[^/]+\/status(?:es)?\/([^/]+)/;
const SHAPES = [/^\/i\/web\/status\/([^/]+)/, STATUS, /^\/i\/videos\/(?:tweet\/)?([^/]+)/] as const;
const isPlatform = hosts('platform.twitter.com', 'platform.x.com');
const isSite = hosts('twitter.com', 'x.com', 'm.twitter.com', 'mobile.twitter.com', 'm.x.com', 'mobile.x.com');

const Post = z.object({
  __typename: z.string(),
  text: z.catch(z.nullish(z.string()), null),
  user: z.catch(z.nullish(z.object({ name: z.nullish(z.string()) })), null),
  mediaDetails: z.catch(
    z.nullish(
      z.array(
        z.object({
          type: z.string(),
          media_url_https: z.catch(z.nullish(z.string()), null),
          video_info: z.catch(z.nullish(z.object({ duration_millis: z.nullish(z.number()) })), null),
        }),
      ),
    ),
    null,
  ),
  tombstone: z.catch(z.nullish(z.object({ text: z.nullish(z.object({ text: z.nullish(z.string()) })) })), null),
});

/** Verdicts by the text in place of a hidden post. */
const TOMBSTONES: readonly (readonly [pattern: RegExp, verdict: Verdict])[] = [
  [/age.restricted|adult content/i, { status: 'restricted', reason: 'age' }],
  [/protected|limits who can view/i, PRIVATE],
  [/withheld/i, GEO],
];

/** X. The endpoint of its own widget sometimes reports existing posts as missing, so that proves nothing. */
export const x: Provider = {
  id: 'x',
  owns: (host) => isSite(host) || isPlatform(host),

  parse(url) {
    if (isPlatform(url.hostname)) {
      const id = /^\/embed\/Tweet\.html$/i.test(url.pathname) ? url.searchParams.get('id') : null;
      return id === null ? null : videoAt(url, id, ID);
    }
    const found = captured(url.pathname, SHAPES);
    return found === null ? null : videoAt(url, found.text, ID);
  },

  page: (id) => `https://x.com/i/status/${encodeURIComponent(id)}`,
  player: (id) => `https://platform.twitter.com/embed/Tweet.html?id=${encodeURIComponent(id)}`,
  tags: [{ name: 'amp-twitter', attribute: 'data-tweetid' }],

  /** The last link of a quoted post is its own address; those before it are in its text. */
  marked: (element) =>
    element.name === 'blockquote' && (hasClass(element, 'twitter-tweet') || hasClass(element, 'twitter-video'))
      ? (linksIn(element).findLast((link) => STATUS.test(URL.parse(link, 'https://x.com')?.pathname ?? '')) ?? null)
      : null,

  probe(embed) {
    if (embed.videoId === null) return null;
    const url = `https://cdn.syndication.twimg.com/tweet-result?id=${embed.videoId}&token=a&lang=en`;
    return { url, headers: {}, accept: 'json' };
  },

  judge(response) {
    if (response.status === 404) return inconclusive('not-found-unconfirmed');
    if (response.status !== 200) return inconclusiveStatus(response);
    if (response.body.trim() === '') return inconclusive('empty-answer');
    const post = parseBody(response, Post);
    if (post === null) return inconclusive('not-json');
    if (post.__typename === 'TweetTombstone')
      return verdictIn(post.tombstone?.text?.text ?? '', TOMBSTONES) ?? inconclusive('tombstone');
    const video = post.mediaDetails?.find(({ type }) => type === 'video');
    if (video === undefined) return inconclusive('no-video-in-post');
    const facts = factsFrom({
      title: post.text,
      uploader: post.user?.name,
      durationSeconds: (video.video_info?.duration_millis ?? 0) / 1000,
      thumbnailUrl: video.media_url_https,
    });
    return { status: 'playable', reason: 'post-has-video', ...facts };
  },
};
