/** What to ask about an embed, and what the response says of it. */
import type { Check, Embed } from '../contract/clip.ts';
import type { Probe, ProbeResult, ProviderResponse, Sites, Verdict } from './provider.ts';
import { providerOf } from './providers/index.ts';
import { inconclusive, inconclusiveStatus, looksLikeHtml, pageTitle } from './response.ts';

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
 * What to ask after this result, where a provider answers in two steps; null: the result is the one to judge. An embed
 * has one follow-up at most: what that one shows is judged whatever it is.
 */
export function followUp(embed: Embed, result: ProbeResult, shown: Shown): Probe | null {
  if (result.kind !== 'response' || wallIn(result) !== null) return null;
  return providerOf(embed.provider)?.followUp?.(result, embed, sitesOf(shown)) ?? null;
}

/**
 * The check of an embed from what the fetcher saw; `result` is null when nothing was asked. A video is `gone` only when
 * the provider says so: refusals to us, walls, time-outs and answers that cannot be read are `unknown`. One attempt is
 * judged by itself. An unknown for want of anybody to ask comes up again in a week, any other in an hour.
 */
export function judge(embed: Embed, result: ProbeResult | null, now: Date, shown: Shown = null): Check {
  const { status, reason, title, ...facts } = judgeStatus(embed, result, now, sitesOf(shown));
  const after = reason === 'no-check' ? 7 * DAY : AGAIN_MS[status];
  const response = result?.kind === 'response' ? result : null;
  return {
    status,
    reason,
    seen: {
      httpStatus: response?.status ?? null,
      finalUrl: response?.finalUrl ?? null,
      title: title ?? null,
      tookMs: result?.tookMs ?? 0,
      ...facts,
      ...(response?.redirects && response.redirects.length > 0 ? { redirects: [...response.redirects] } : {}),
    },
    checkedAt: now.toISOString(),
    nextCheckAt: after === null ? null : new Date(now.getTime() + after).toISOString(),
  };
}

const sitesOf = (shown: Shown): Sites => (shown === null ? [] : typeof shown === 'string' ? [shown] : shown);

function judgeStatus(embed: Embed, result: ProbeResult | null, now: Date, sites: Sites): Verdict {
  if (!isWellFormed(embed)) return { status: 'invalid', reason: 'bad-address' };
  const seen = judgeResult(embed, result, sites);
  if (seen.status === 'playable' || seen.status === 'gone') return seen;
  return providerOf(embed.provider)?.known?.(embed, now, sites) ?? seen;
}

function judgeResult(embed: Embed, result: ProbeResult | null, sites: Sites): Verdict {
  const provider = providerOf(embed.provider);
  if (result === null || provider === undefined) return { status: 'unknown', reason: 'no-check' };
  switch (result.kind) {
    case 'refused':
      return { status: 'blocked', reason: result.rule };
    case 'failed':
      return { status: 'unknown', reason: result.reason };
    case 'response':
      return wallIn(result) ?? provider.judge(result, embed, sites);
    default:
      return result satisfies never;
  }
}

/** Answers that speak of us or of the server, never of the video. */
function wallIn(response: ProviderResponse): Verdict | null {
  const { status, finalUrl } = response;
  // 420 and 999 are what some sites say for 429, 508 is Instagram's (Iframely).
  if (status === 429 || status === 420 || status === 999 || status === 508) return inconclusive('rate-limited');
  if (status >= 500) return inconclusive(status === 503 && challenges(response) ? 'bot-wall' : 'server-error');
  if (status >= 300 && status < 400) return inconclusiveStatus(response);
  if (isChallenged(response) || (status === 403 && challenges(response))) return inconclusive('bot-wall');
  const title = looksLikeHtml(response) ? (pageTitle(response) ?? '') : '';
  if (/^consent\./.test(new URL(finalUrl).hostname) || CONSENT.test(title)) return inconclusive('consent-page');
  return WALL.test(title) ? inconclusive('bot-wall') : null;
}

/** Header fields by which Cloudflare, DataDome and AWS WAF say that they answered in the site's place. */
const isChallenged = ({ headers, status }: ProviderResponse): boolean =>
  headers['cf-mitigated'] !== undefined ||
  headers['x-amzn-waf-action'] !== undefined ||
  (headers['x-datadome'] !== undefined && status === 403);

function challenges(response: ProviderResponse): boolean {
  if (isChallenged(response)) return true;
  // Bunny's own refusal is a page titled with its status; a challenge has more to say.
  return looksLikeHtml(response) && !/^40[134]\b/.test(pageTitle(response) ?? '');
}

function isWellFormed(embed: Embed): boolean {
  const url = URL.parse(embed.url);
  if (url === null) return false;
  const provider = providerOf(embed.provider);
  const parsed = provider?.parse(url);
  return provider === undefined || (parsed !== null && parsed !== 'broken');
}
