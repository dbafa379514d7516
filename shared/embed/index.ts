/**
 * The videos of a clip: found in a document, checked by asking their providers, and rechecked on a schedule. Providers
 * are rows of one table.
 */
import type { Embed, Warning } from '../contract/clip.ts';
import type { Document, Element } from '../document/document.ts';
import { elementsOf } from '../document/traverse.ts';
import { beginning } from '../well-formed.ts';
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
export { duePages, PAGE_SIZE, slotOf } from './due-pages.ts';
export { fairShare } from './fair-share.ts';
export { type Attempt, followUp, hostsAsked, judge, probeFor } from './judge.ts';
export { NOT_ASKED, type Probe, type ProbeResult } from './provider.ts';
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
    const resolution = resolve(candidate, base);
    if (resolution.kind === 'embed') {
      const { provider, videoId, url } = resolution.embed;
      const key = JSON.stringify([provider, videoId ?? url]);
      if (!embeds.has(key)) embeds.set(key, resolution.embed);
    }
    const warning = warningOf(resolution);
    if (warning) warnings.set(warning.message, warning);
  }
  if (invalidScripts > 0) {
    const message = 'A JSON-LD script speaks of a video but is too broken to name it; it was skipped.';
    warnings.set(message, { code: 'embed-invalid', message });
  }
  return { embeds: [...embeds.values()], warnings: [...warnings.values()] };
}

function warningOf(resolution: Resolution): Warning | null {
  switch (resolution.kind) {
    case 'invalid': {
      const address = shorten(resolution.address);
      const message = `This ${resolution.provider} address names no video: ${address}. Copy the embed code again.`;
      return { code: 'embed-invalid', message };
    }
    case 'embed': {
      if (resolution.embed.provider !== 'unknown') return null;
      const address = shorten(resolution.embed.url);
      const message = `A player of no known provider: ${address}. It is kept, but nobody can be asked whether it plays.`;
      return { code: 'embed-unknown', message };
    }
    case 'nothing':
      return null;
    default:
      return resolution satisfies never;
  }
}

const shorten = (text: string): string => (text.length > MAX_SHOWN ? `${beginning(text, MAX_SHOWN)}…` : text);

/** `<base href>` where a file has one: the first with an address, and only an absolute http(s) one. */
function baseOf(root: Element): URL | null {
  const base = elementsOf(root).find(({ name, attributes }) => name === 'base' && attributes.href !== undefined);
  const href = base?.attributes.href?.trim() ?? '';
  const url = URL.parse(href.startsWith('//') ? `https:${href}` : href);
  return url !== null && /^https?:$/.test(url.protocol) ? url : null;
}
