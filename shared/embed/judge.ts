/** What to ask about an embed, and what the answer says of it. */
import type { Check, Embed } from '../contract.ts';
import { looksLikeHtml, pageTitle } from './answer.ts';
import type { Answer, Probe, Sight, SiteOrigin, Verdict } from './provider.ts';
import { providerOf } from './providers.ts';

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
  /^(?:just a moment|attention required|access denied|are you a robot|verify(?:ing)? you are human)|captcha/i;

/** The request that asks the provider whether the video still plays; null when there is nobody to ask. */
export function probeFor(embed: Embed, siteOrigin: SiteOrigin): Probe | null {
  const provider = providerOf(embed.provider);
  if (provider === undefined || !isWellFormed(embed)) return null;
  return provider.probe(embed, siteOrigin);
}

/**
 * The check of an embed from what the fetcher saw; `sight` is null when nothing was asked. A video is `gone` only when
 * the provider says so: refusals to us, walls, time-outs and answers that cannot be read are `unknown`.
 * An unknown for want of anybody to ask comes up again in a week, any other in an hour.
 */
export function judge(embed: Embed, sight: Sight | null, now: Date, siteOrigin: SiteOrigin = null): Check {
  const verdict = settle(embed, sight, now, siteOrigin);
  const after = verdict.reason === 'no-check' ? 7 * DAY : AGAIN_MS[verdict.status];
  return {
    status: verdict.status,
    reason: verdict.reason,
    seen: {
      httpStatus: sight?.kind === 'answer' ? sight.status : null,
      finalUrl: sight?.kind === 'answer' ? sight.finalUrl : null,
      title: verdict.title ?? null,
      tookMs: sight?.tookMs ?? 0,
    },
    checkedAt: now.toISOString(),
    nextCheckAt: after === null ? null : new Date(now.getTime() + after).toISOString(),
  };
}

function settle(embed: Embed, sight: Sight | null, now: Date, siteOrigin: SiteOrigin): Verdict {
  if (!isWellFormed(embed)) return { status: 'invalid', reason: 'bad-address' };
  const seen = judgeSight(embed, sight, siteOrigin);
  if (seen.status === 'playable' || seen.status === 'gone') return seen;
  return providerOf(embed.provider)?.known?.(embed, now) ?? seen;
}

function judgeSight(embed: Embed, sight: Sight | null, siteOrigin: SiteOrigin): Verdict {
  const provider = providerOf(embed.provider);
  if (sight === null || provider === undefined) return { status: 'unknown', reason: 'no-check' };
  switch (sight.kind) {
    case 'refused':
      return { status: 'blocked', reason: sight.rule };
    case 'failed':
      return { status: 'unknown', reason: sight.reason };
    case 'answer':
      return wallIn(sight) ?? provider.judge(sight, embed, siteOrigin);
    default:
      return sight satisfies never;
  }
}

/** Answers that speak of us or of the server, never of the video. */
function wallIn(answer: Answer): Verdict | null {
  const { status, headers } = answer;
  if (status === 429) return { status: 'unknown', reason: 'rate-limited' };
  if (status >= 500)
    return { status: 'unknown', reason: status === 503 && challenges(answer) ? 'bot-wall' : 'server-error' };
  if (status >= 300 && status < 400) return { status: 'unknown', reason: `http-${status}` };
  if (status === 403 && challenges(answer)) return { status: 'unknown', reason: 'bot-wall' };
  const wall = headers['cf-mitigated'] !== undefined || (looksLikeHtml(answer) && WALL.test(pageTitle(answer) ?? ''));
  return wall ? { status: 'unknown', reason: 'bot-wall' } : null;
}

function challenges(answer: Answer): boolean {
  if (answer.headers['cf-mitigated'] !== undefined) return true;
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
