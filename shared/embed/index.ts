/**
 * The videos of a clip: found in a document, checked by asking their providers, and rechecked on a schedule. Providers
 * are rows of one table.
 */
import type { Embed, Warning } from '../contract/clip.ts';
import type { Document, Element } from '../document/document.ts';
import { type Resolution, resolve } from './candidate.ts';
import { collectCandidates } from './collect.ts';

export {
  afterAttempt,
  type Breaker,
  CLOSED,
  doubtsGone,
  type HostAttempt,
  type HostSignal,
  hostSignal,
  stateOf,
} from './breaker.ts';
export { fairShare } from './fair-share.ts';
export { type Attempt, followUp, judge, probeFor } from './judge.ts';
export type { Probe, ProbeResult } from './provider.ts';
export { type DueVideo, recheck, withoutProbe } from './recheck.ts';
export { retryAfter } from './retry-after.ts';
export { firstCheck, lastTransition, postpone, recordAttempt, suspend, type WatchState } from './schedule.ts';

const MAX_SHOWN = 200;

/**
 * The videos of a document in order of first appearance, one for each provider + videoId (players of no known provider:
 * one for each address). An address of a known provider without a possible id gives the warning `embed-invalid`.
 */
export function findEmbeds(document: Document): { embeds: Embed[]; warnings: Warning[] } {
  const base = baseOf(document.root);
  const { candidates, invalidScripts } = collectCandidates(document, base);
  const embeds = new Map<string, Embed>();
  const warnings = new Map<string, Warning>();
  for (const candidate of candidates) {
    const outcome = resolve(candidate, base);
    if (outcome.kind === 'embed') {
      const { provider, videoId, url } = outcome.embed;
      const key = JSON.stringify([provider, videoId ?? url]);
      if (!embeds.has(key)) embeds.set(key, outcome.embed);
    }
    const warning = warningOf(outcome);
    if (warning) warnings.set(warning.message, warning);
  }
  if (invalidScripts > 0) {
    const message = 'A JSON-LD script speaks of a video but is not valid JSON; it was skipped.';
    warnings.set(message, { code: 'embed-invalid', message });
  }
  return { embeds: [...embeds.values()], warnings: [...warnings.values()] };
}

function warningOf(outcome: Resolution): Warning | null {
  if (outcome.kind === 'invalid') {
    const message = `This ${outcome.provider} address names no video: ${shorten(outcome.address)}. Copy the embed code again.`;
    return { code: 'embed-invalid', message };
  }
  if (outcome.kind === 'embed' && outcome.embed.provider === 'unknown') {
    const message = `A player of no known provider: ${shorten(outcome.embed.url)}. It is kept, but nobody can be asked whether it plays.`;
    return { code: 'embed-unknown', message };
  }
  return null;
}

const shorten = (text: string): string => (text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);

/** `<base href>` where a file has one: the first with an address, and only an absolute http(s) one. */
function baseOf(root: Element): URL | null {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.name === 'base' && node.attributes.href !== undefined) {
      const href = node.attributes.href.trim();
      const url = URL.parse(href.startsWith('//') ? `https:${href}` : href);
      return url !== null && /^https?:$/.test(url.protocol) ? url : null;
    }
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i];
      if (child?.kind === 'element') open.push(child);
    }
  }
  return null;
}
