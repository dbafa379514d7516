/** Checks by requesting the page itself, for providers without an API. */
import type { Embed } from '../../contract/clip.ts';
import { framePolicyOf } from '../frame-policy.ts';
import { type Provider, type ProviderResponse, referer, type Sites, type Verdict } from '../provider.ts';
import { GONE, inconclusive, inconclusiveStatus, isMissing, pageFacts, pageTitle } from '../response.ts';
import { isMediaType, judgeFile } from './direct.ts';

/** The probe and judge of a page: by default the one at the embed's own address. */
export function askingPage(addressOf: (embed: Embed) => string = ({ url }) => url): Pick<Provider, 'probe' | 'judge'> {
  return {
    probe: (embed, sites) => ({ url: addressOf(embed), headers: referer(sites), accept: 'page' }),
    judge: (response, embed, sites) => judgePage(response, new URL(addressOf(embed)), sites),
  };
}

/** Titles of error pages with status 200. */
const NOTHING =
  /^(?:(?:error\s)?404\b|(?:page|video|media|content)\s(?:not\sfound|(?:is\s)?(?:unavailable|no longer available)|(?:has been\s)?(?:removed|deleted)))/i;

/**
 * The verdict on a page: whether it exists and may be framed. A page that exists is no proof of a video, so the best
 * verdict is `unknown`; a player that turns out to be a media file is judged as one.
 */
function judgePage(response: ProviderResponse, asked: URL, sites: Sites): Verdict {
  const { status, headers } = response;
  if (isMissing(response)) return GONE;
  if (status === 401) return { status: 'restricted', reason: 'login' };
  if (status === 451) return { status: 'restricted', reason: 'legal' };
  if (status !== 200 && status !== 206) return inconclusiveStatus(response);
  const moved = movedTo(asked, new URL(response.finalUrl), sites);
  if (moved !== null) return moved;
  const type = headers['content-type'] ?? '';
  if (isMediaType(type)) return judgeFile(response);
  if (/^\s*attachment\b/i.test(headers['content-disposition'] ?? ''))
    return { status: 'not-embeddable', reason: 'attachment' };
  if (type !== '' && !/\b(?:html|xhtml)\b/i.test(type)) return inconclusive('not-a-page');
  if (NOTHING.test(pageTitle(response) ?? '')) return { status: 'gone', reason: 'page-says-not-found' };
  return judgeFraming(response, sites) ?? { ...inconclusive(framingReason(response, sites)), ...pageFacts(response) };
}

/** Sites redirect a removed or private page to their front page, a login or a search. */
function movedTo(from: URL, to: URL, sites: Sites): Verdict | null {
  // A browser blocks http frames on an https site.
  const safe = from.protocol === 'https:' || sites.some((site) => site.startsWith('https:'));
  if (safe && to.protocol === 'http:') return { status: 'not-embeddable', reason: 'mixed-content' };
  if (/\/(?:log-?in|sign-?in|auth|sso)(?:[/.]|$)/i.test(to.pathname)) return { status: 'restricted', reason: 'login' };
  if (/\/search(?:[/.]|$)/i.test(to.pathname) && !/\/search(?:[/.]|$)/i.test(from.pathname))
    return inconclusive('redirected-to-search');
  return from.pathname !== '/' && to.pathname === '/' && to.search === '' ? inconclusive('redirected-home') : null;
}

/** `not-embeddable` if the page refuses to be framed by a site that shows the clip; null if it refuses none. */
function judgeFraming(response: ProviderResponse, sites: Sites): Verdict | null {
  const framing = framePolicyOf(response.headers, response.finalUrl, sites);
  if (framing === 'refused') return { status: 'not-embeddable', reason: 'framing-refused' };
  return framing === 'refused-by-some' ? { status: 'not-embeddable', reason: 'framing-refused-on-a-site' } : null;
}

const framingReason = (response: ProviderResponse, sites: Sites): string =>
  framePolicyOf(response.headers, response.finalUrl, sites) === 'allowed' ? 'page-answers' : 'framing-depends-on-site';
