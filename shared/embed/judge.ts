/** The request to send about an embed, and what its response says of the video. */
import type { Check, Embed } from '../contract/clip.ts';
import { beginning, wellFormedIn } from '../well-formed.ts';
import { isPossibleHost } from './address.ts';
import type { Probe, ProbeResult, ProviderResponse, Sites, Verdict } from './provider.ts';
import { providerOf } from './providers/index.ts';
import { inconclusive, inconclusiveStatus, looksLikeHtml, MAX_ADDRESS, pageTitle } from './response.ts';

/** One check of a video, judged by itself. What it means for the video's status and next check: see `schedule.ts`. */
export type Attempt = Pick<Check, 'status' | 'reason' | 'seen' | 'checkedAt'>;

/** Titles of bot walls, whatever their HTTP status is. */
const WALL =
  /^(?:just a moment|attention required|access denied|access to this page has been denied|are you a robot|are you human|robot check|human verification|verify(?:ing)? you are (?:a )?human|security check|captcha|ddos-guard|one more step|pardon our interruption)\b/i;
/** Titles of consent pages. */
const CONSENT =
  /^(?:before you continue|bevor sie fortfahren|avant d.accéder|prima di continuare|antes de continuar)\b/i;

/** The request that asks the provider whether the video still plays; null when nobody can be asked. */
export function probeFor(embed: Embed, sites: Sites): Probe | null {
  const provider = providerOf(embed.provider);
  if (provider === undefined || !isWellFormed(embed)) return null;
  return provider.probe(embed, sites);
}

/** The hosts that are asked about a video; none when nobody can be asked. */
export function hostsAsked(embed: Embed, sites: Sites): string[] {
  const probe = probeFor(embed, sites);
  if (probe === null) return [];
  const { followUpHost } = providerOf(embed.provider) ?? {};
  return [new URL(probe.url).host, ...(followUpHost === undefined ? [] : [followUpHost])];
}

/**
 * The second request, where a provider needs two; null when the result is the one to judge. The result of a second
 * request is always judged.
 */
export function followUp(embed: Embed, result: ProbeResult, sites: Sites): Probe | null {
  if (result.kind !== 'response' || wallIn(result) !== null) return null;
  return providerOf(embed.provider)?.followUp?.(result, embed, sites) ?? null;
}

/**
 * Judges what a probe of an embed brought; `result` is null when nothing was asked. A video is `gone` only when the
 * provider says so: refusals to us, walls, time-outs and unreadable responses are `unknown`.
 */
export function judge(embed: Embed, result: ProbeResult | null, now: Date, sites: Sites = []): Attempt {
  const { status, reason, title, ...facts } = judgeStatus(embed, result, now, sites);
  const response = result?.kind === 'response' ? result : null;
  return wellFormedIn({
    status,
    reason,
    seen: {
      httpStatus: response?.status ?? null,
      finalUrl: response ? cut(response.finalUrl) : null,
      title: title ?? null,
      tookMs: result?.tookMs ?? 0,
      ...facts,
      ...(response?.redirects && response.redirects.length > 0 ? { redirects: response.redirects.map(cut) } : {}),
    },
    checkedAt: now.toISOString(),
  });
}

/** Of where we were sent, enough to tell: a host may send on to addresses of 100 KB, and the row of a video has 400. */
const cut = (address: string): string => beginning(address, MAX_ADDRESS);

function judgeStatus(embed: Embed, result: ProbeResult | null, now: Date, sites: Sites): Verdict {
  if (!isWellFormed(embed)) return { status: 'invalid', reason: 'bad-address' };
  const verdict = judgeResult(embed, result, sites);
  if (verdict.status === 'playable' || verdict.status === 'gone') return verdict;
  return providerOf(embed.provider)?.known?.(embed, now, sites) ?? verdict;
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

/** The verdict on a response that concerns us or the server, not the video; null for any other. */
function wallIn(response: ProviderResponse): Verdict | null {
  const { status, finalUrl } = response;
  // 420 and 999 are some sites' 429; 508 is Instagram's (Iframely).
  if (status === 429 || status === 420 || status === 999 || status === 508) return inconclusive('rate-limited');
  if (status >= 500) return inconclusive(status === 503 && isChallenge(response) ? 'bot-wall' : 'server-error');
  if (status >= 300 && status < 400) return inconclusiveStatus(response);
  if (hasChallengeHeader(response) || (status === 403 && isChallenge(response))) return inconclusive('bot-wall');
  const title = looksLikeHtml(response) ? (pageTitle(response) ?? '') : '';
  if (/^consent\./.test(new URL(finalUrl).hostname) || CONSENT.test(title)) return inconclusive('consent-page');
  return WALL.test(title) ? inconclusive('bot-wall') : null;
}

/** Header fields that Cloudflare, DataDome and AWS WAF add when they respond in place of the site. */
const hasChallengeHeader = ({ headers, status }: ProviderResponse): boolean =>
  headers['cf-mitigated'] !== undefined ||
  headers['x-amzn-waf-action'] !== undefined ||
  (headers['x-datadome'] !== undefined && status === 403);

function isChallenge(response: ProviderResponse): boolean {
  if (hasChallengeHeader(response)) return true;
  // Bunny's own refusal is a page titled with its status; a challenge has a title of its own.
  return looksLikeHtml(response) && !/^40[134]\b/.test(pageTitle(response) ?? '');
}

function isWellFormed(embed: Embed): boolean {
  const url = URL.parse(embed.url);
  if (url === null || !isPossibleHost(url.hostname)) return false;
  const provider = providerOf(embed.provider);
  const parsed = provider?.parse(url);
  return provider === undefined || (parsed !== null && parsed !== 'broken');
}
