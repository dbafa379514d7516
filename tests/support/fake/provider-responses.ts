import type { Embed } from '../../../shared/contract/clip.ts';
import { type ProbeResult, probeFor } from '../../../shared/embed/index.ts';

/** Where the clips of these tests are shown. */
export const SITE = 'https://press.example.org';
export const NOW = new Date('2026-03-01T12:00:00Z');

type Answer = Extract<ProbeResult, { kind: 'response' }>;

/** What a provider answered when it was asked about an embed; `with` overrides what an answer mostly looks like. */
export function answered(embed: Embed, status: number, body: unknown, over: Partial<Answer> = {}): Answer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const finalUrl = probeFor(embed, [SITE])?.url ?? embed.url;
  return { kind: 'response', status, finalUrl, headers: {}, body: text, truncated: false, tookMs: 12, ...over };
}

/** A page with this title, and more in its head. */
export const page = (title: string, head = ''): string =>
  `<!doctype html><html><head><title>${title}</title>${head}</head><body></body></html>`;
