import { pageTitle } from '../answer.ts';
import { framingOf } from '../framing.ts';
import { type Provider, referer } from '../provider.ts';

/** A player of no known provider: its page can be asked whether it is there and may be framed, not whether it plays. */
export const unknown: Provider = {
  id: 'unknown',
  owns: () => false,
  parse: (url) => ({ videoId: '', url: url.href }),
  probe: (embed, siteOrigin) => ({ url: embed.url, headers: referer(siteOrigin), accept: 'page' }),

  judge(answer, embed, siteOrigin) {
    const { status } = answer;
    if (status === 404 || status === 410) return { status: 'gone', reason: 'not-found' };
    if (status === 401) return { status: 'restricted', reason: 'login' };
    if (status === 451) return { status: 'restricted', reason: 'legal' };
    if (status !== 200) return { status: 'unknown', reason: `http-${status}` };
    const from = new URL(embed.url);
    const to = new URL(answer.finalUrl);
    if (from.pathname !== '/' && to.pathname === '/') return { status: 'unknown', reason: 'redirected-home' };
    if (from.protocol === 'https:' && to.protocol === 'http:')
      return { status: 'not-embeddable', reason: 'mixed-content' };
    const framing = framingOf(answer.headers, answer.finalUrl, siteOrigin);
    if (framing === 'refused') return { status: 'not-embeddable', reason: 'framing-refused' };
    const title = pageTitle(answer);
    const reason = framing === 'allowed' ? 'page-answers' : 'framing-depends-on-site';
    return { status: 'unknown', reason, ...(title === null ? {} : { title }) };
  },
};
