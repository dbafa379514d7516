import { hosts, type Provider, referer } from '../provider.ts';
import { factsFrom, inconclusive, inconclusiveStatus } from '../response.ts';
import { byPath } from '../shape.ts';

const POST = /^([A-Za-z]\w{3,31}\/[1-9]\d{0,11})$/;

/** Telegram. The widget's page has status 200 for everything; its content shows what there is. */
export const telegram: Provider = {
  id: 'telegram',
  owns: hosts('t.me', 'telegram.me'),
  parse: byPath({ pattern: POST }, /^\/(?:s\/)?([A-Za-z]\w*\/\d+)\/?$/),
  page: (post) => `https://t.me/${post}`,
  player: (post) => `https://t.me/${post}?embed=1`,
  marked: ({ name, attributes }) => {
    const widget = name === 'script' && /\/telegram-widget\.js(?:$|[?#])/.test(attributes.src ?? '');
    const post = widget ? attributes['data-telegram-post'] : undefined;
    return post === undefined ? null : `https://t.me/${encodeURI(post.trim())}`;
  },

  probe: (embed, sites) => ({ url: `https://t.me/${embed.videoId}?embed=1`, headers: referer(sites), accept: 'page' }),

  judge(response) {
    if (response.status !== 200) return inconclusiveStatus(response);
    const { body } = response;
    const error = /tgme_widget_message_error[^>]{0,200}>([^<]{0,300})/.exec(body)?.[1];
    if (error !== undefined)
      return /post not found/i.test(error)
        ? { status: 'gone', reason: 'post-not-found' }
        : inconclusive('widget-error');
    const facts = factsFrom({
      uploader: /tgme_widget_message_owner_name[^>]{0,300}>(?:<span[^>]{0,200}>)?([^<]{1,300})/.exec(body)?.[1],
      thumbnailUrl: /tgme_widget_message_video_thumb"[^>]{0,200}url\('([^')]{1,2000})'/.exec(body)?.[1],
    });
    if (/message_media_not_supported/.test(body))
      return { status: 'not-embeddable', reason: 'too-large-to-embed', ...facts };
    if (!/tgme_widget_message\b/.test(body)) return inconclusive('widget-missing');
    return /tgme_widget_message_(?:round)?video(?:_player)?\b/.test(body)
      ? { status: 'playable', reason: 'post-has-video', ...facts }
      : { ...inconclusive('no-video-in-post'), ...facts };
  },
};
