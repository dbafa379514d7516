/** Asking for the address itself, where a provider has no other answer, and what its page says. */
import type { Embed } from '../../contract/clip.ts';
import { framingOf } from '../frame-policy.ts';
import { type Answer, type Provider, referer, type Sites, type Verdict } from '../provider.ts';
import { GONE, isMissing, pageFacts, pageTitle, unread, unreadStatus } from '../response.ts';
import { isMediaType, judgeFile } from './direct.ts';

/** How to ask the page at an address, by itself the embed's own, and how to judge it. */
export function askingPage(addressOf: (embed: Embed) => string = ({ url }) => url): Pick<Provider, 'probe' | 'judge'> {
  return {
    probe: (embed, sites) => ({ url: addressOf(embed), headers: referer(sites), accept: 'page' }),
    judge: (answer, embed, sites) => judgePage(answer, new URL(addressOf(embed)), sites),
  };
}

/** Titles by which pages say under HTTP 200 that there is nothing. */
const NOTHING =
  /^(?:(?:error\s)?404\b|(?:page|video|media|content)\s(?:not\sfound|(?:is\s)?(?:unavailable|no longer available)|(?:has been\s)?(?:removed|deleted)))/i;

/**
 * What the page at an address says: whether it is there and may be framed. That it answers is no proof of a
 * video, so the best of it is `unknown`; a player that turns out to be a file is judged as one.
 */
function judgePage(answer: Answer, asked: URL, sites: Sites): Verdict {
  const { status, headers } = answer;
  if (isMissing(answer)) return GONE;
  if (status === 401) return { status: 'restricted', reason: 'login' };
  if (status === 451) return { status: 'restricted', reason: 'legal' };
  if (status !== 200 && status !== 206) return unreadStatus(answer);
  const moved = movedTo(asked, new URL(answer.finalUrl), sites);
  if (moved !== null) return moved;
  const type = headers['content-type'] ?? '';
  if (isMediaType(type)) return judgeFile(answer);
  if (/^\s*attachment\b/i.test(headers['content-disposition'] ?? ''))
    return { status: 'not-embeddable', reason: 'attachment' };
  if (type !== '' && !/\b(?:html|xhtml)\b/i.test(type)) return unread('not-a-page');
  if (NOTHING.test(pageTitle(answer) ?? '')) return { status: 'gone', reason: 'page-says-not-found' };
  return judgeFraming(answer, sites) ?? { ...unread(framingReason(answer, sites)), ...pageFacts(answer) };
}

/** A redirect to the front page, a login or a search is how sites say "no longer" or "not for you". */
function movedTo(from: URL, to: URL, sites: Sites): Verdict | null {
  // A site in https shows no frame in http.
  const safe = from.protocol === 'https:' || sites.some((site) => site.startsWith('https:'));
  if (safe && to.protocol === 'http:') return { status: 'not-embeddable', reason: 'mixed-content' };
  if (/\/(?:log-?in|sign-?in|auth|sso)(?:[/.]|$)/i.test(to.pathname)) return { status: 'restricted', reason: 'login' };
  if (/\/search(?:[/.]|$)/i.test(to.pathname) && !/\/search(?:[/.]|$)/i.test(from.pathname))
    return unread('redirected-to-search');
  return from.pathname !== '/' && to.pathname === '/' && to.search === '' ? unread('redirected-home') : null;
}

/** Not embeddable where the page refuses a site that shows the clip; null where it refuses none that is known. */
function judgeFraming(answer: Answer, sites: Sites): Verdict | null {
  const framing = framingOf(answer.headers, answer.finalUrl, sites);
  if (framing === 'refused') return { status: 'not-embeddable', reason: 'framing-refused' };
  return framing === 'refused-by-some' ? { status: 'not-embeddable', reason: 'framing-refused-on-a-site' } : null;
}

const framingReason = (answer: Answer, sites: Sites): string =>
  framingOf(answer.headers, answer.finalUrl, sites) === 'allowed' ? 'page-answers' : 'framing-depends-on-site';
