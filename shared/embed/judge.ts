/** What to ask about an embed, and what the answer says of it. */
import type { Check, Embed } from '../contract/clip.ts';
import type { Answer, Probe, Sight, Sites, Verdict } from './provider.ts';
import { providerOf } from './providers/index.ts';
import { looksLikeHtml, pageTitle, unread, unreadStatus } from './response.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** Milliseconds until an embed is asked about again; null: never. `gone` is soon, since it wants confirming. */
const AGAIN_MS: Record<Check['status'], number | null> = {
  playable: DAY,
  gone: HOUR,
  unknown: HOUR,
  restricted: 7 * DAY,
  'not-embeddable': 7 * DAY,
  invalid: null,
  blocked: null,
};

/** Titles of pages that challenge a visitor, whatever their HTTP status is. */
const WALL =
  /^(?:just a moment|attention required|access denied|access to this page has been denied|are you a robot|are you human|robot check|human verification|verify(?:ing)? you are (?:a )?human|security check|captcha|ddos-guard|one more step|pardon our interruption)\b/i;
/** Titles of pages that ask for consent before anything is shown. */
const CONSENT =
  /^(?:before you continue|bevor sie fortfahren|avant d.accéder|prima di continuare|antes de continuar)\b/i;

/** The origin of a site, several of them, or null where none is configured. */
type Shown = string | Sites | null;

/** The request that asks the provider whether the video still plays; null when there is nobody to ask. */
export function probeFor(embed: Embed, shown: Shown): Probe | null {
  const provider = providerOf(embed.provider);
  if (provider === undefined || !isWellFormed(embed)) return null;
  return provider.probe(embed, sitesOf(shown));
}

/**
 * What to ask after this sight, where a provider answers in two steps; null: the sight is the one to judge. An embed
 * has one follow-up at most: what that one shows is judged whatever it is.
 */
export function followUp(embed: Embed, sight: Sight, shown: Shown): Probe | null {
  if (sight.kind !== 'answer' || wallIn(sight) !== null) return null;
  return providerOf(embed.provider)?.followUp?.(sight, embed, sitesOf(shown)) ?? null;
}

/**
 * The check of an embed from what the fetcher saw; `sight` is null when nothing was asked. A video is `gone` only when
 * the provider says so: refusals to us, walls, time-outs and answers that cannot be read are `unknown`. One attempt is
 * judged by itself. An unknown for want of anybody to ask comes up again in a week, any other in an hour.
 */
export function judge(embed: Embed, sight: Sight | null, now: Date, shown: Shown = null): Check {
  const { status, reason, title, ...facts } = settle(embed, sight, now, sitesOf(shown));
  const after = reason === 'no-check' ? 7 * DAY : AGAIN_MS[status];
  const answer = sight?.kind === 'answer' ? sight : null;
  return {
    status,
    reason,
    seen: {
      httpStatus: answer?.status ?? null,
      finalUrl: answer?.finalUrl ?? null,
      title: title ?? null,
      tookMs: sight?.tookMs ?? 0,
      ...facts,
      ...(answer?.redirects && answer.redirects.length > 0 ? { redirects: [...answer.redirects] } : {}),
    },
    checkedAt: now.toISOString(),
    nextCheckAt: after === null ? null : new Date(now.getTime() + after).toISOString(),
  };
}

const sitesOf = (shown: Shown): Sites => (shown === null ? [] : typeof shown === 'string' ? [shown] : shown);

function settle(embed: Embed, sight: Sight | null, now: Date, sites: Sites): Verdict {
  if (!isWellFormed(embed)) return { status: 'invalid', reason: 'bad-address' };
  const seen = judgeSight(embed, sight, sites);
  if (seen.status === 'playable' || seen.status === 'gone') return seen;
  return providerOf(embed.provider)?.known?.(embed, now, sites) ?? seen;
}

function judgeSight(embed: Embed, sight: Sight | null, sites: Sites): Verdict {
  const provider = providerOf(embed.provider);
  if (sight === null || provider === undefined) return { status: 'unknown', reason: 'no-check' };
  switch (sight.kind) {
    case 'refused':
      return { status: 'blocked', reason: sight.rule };
    case 'failed':
      return { status: 'unknown', reason: sight.reason };
    case 'answer':
      return wallIn(sight) ?? provider.judge(sight, embed, sites);
    default:
      return sight satisfies never;
  }
}

/** Answers that speak of us or of the server, never of the video. */
function wallIn(answer: Answer): Verdict | null {
  const { status, finalUrl } = answer;
  // 420 and 999 are what some sites say for 429, 508 is Instagram's (Iframely).
  if (status === 429 || status === 420 || status === 999 || status === 508) return unread('rate-limited');
  if (status >= 500) return unread(status === 503 && challenges(answer) ? 'bot-wall' : 'server-error');
  if (status >= 300 && status < 400) return unreadStatus(answer);
  if (isChallenged(answer) || (status === 403 && challenges(answer))) return unread('bot-wall');
  const title = looksLikeHtml(answer) ? (pageTitle(answer) ?? '') : '';
  if (/^consent\./.test(new URL(finalUrl).hostname) || CONSENT.test(title)) return unread('consent-page');
  return WALL.test(title) ? unread('bot-wall') : null;
}

/** Header fields by which Cloudflare, DataDome and AWS WAF say that they answered in the site's place. */
const isChallenged = ({ headers, status }: Answer): boolean =>
  headers['cf-mitigated'] !== undefined ||
  headers['x-amzn-waf-action'] !== undefined ||
  (headers['x-datadome'] !== undefined && status === 403);

function challenges(answer: Answer): boolean {
  if (isChallenged(answer)) return true;
  // Bunny's own refusal is a page titled with its status; a challenge has more to say.
  return looksLikeHtml(answer) && !/^40[134]\b/.test(pageTitle(answer) ?? '');
}

function isWellFormed(embed: Embed): boolean {
  const url = URL.parse(embed.url);
  if (url === null) return false;
  const provider = providerOf(embed.provider);
  const parsed = provider?.parse(url);
  return provider === undefined || (parsed !== null && parsed !== 'broken');
}
