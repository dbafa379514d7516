import type { Element } from '../../document/document.ts';
import { hosts, type Provider, referer } from '../provider.ts';
import { byPath } from '../shape.ts';
import { hasClass, linksIn } from '../widget.ts';
import { judgeWalled } from './login-walled.ts';

const SITE = 'https://www.instagram.com';
const PLAYER = /\/embed(?:\/captioned)?\/?$/;

/** Instagram. Without a token there is only the embed page, which is mostly a wall. */
export const instagram: Provider = {
  id: 'instagram',
  owns: hosts('instagram.com', 'm.instagram.com', 'instagr.am'),
  parse: byPath(
    { pattern: /^[\w-]{5,64}$/ },
    /^\/(?:[\w.]{1,40}\/)?(?:reels?|tv|p)\/(?!audio\/|videos\/)([^/]+)(?:\/embed(?:\/captioned)?)?\/?$/,
  ),
  // A post may be a picture.
  linkable: ({ pathname }) => !/^\/(?:[\w.]{1,40}\/)?p\//.test(pathname) || PLAYER.test(pathname),
  page: (code) => `${SITE}/reel/${encodeURIComponent(code)}/`,
  player: (code) => `${SITE}/reel/${encodeURIComponent(code)}/embed/`,
  tags: [{ name: 'amp-instagram', attribute: 'data-shortcode' }],
  marked: (element) =>
    element.name === 'blockquote' && hasClass(element, 'instagram-media')
      ? (element.attributes['data-instgrm-permalink'] ?? postIn(element))
      : null,

  probe(embed, sites) {
    if (embed.videoId === null) return null;
    const url = `${SITE}/p/${embed.videoId}/embed/captioned/`;
    return { url, headers: referer(sites), accept: 'page' };
  },
  judge: (response) => judgeWalled(response, /\\?"video_url\\?":\s?\\?"https/),
};

const postIn = (element: Element): string | null =>
  linksIn(element).find((link) => /\/(?:reels?|tv|p)\//.test(link)) ?? null;
