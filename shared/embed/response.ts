/** Reading of responses, for several providers. */
import { decodeHTML } from 'entities';
import type * as z from 'zod/mini';
import { parseJson } from '../document/json.ts';
import { beginning, wellFormed } from '../well-formed.ts';
import type { Facts, ProviderResponse, Verdict } from './provider.ts';

const MAX_TEXT = 300;
/** UTF-16 units of an address that a check keeps. */
export const MAX_ADDRESS = 2000;

export const GONE: Verdict = { status: 'gone', reason: 'not-found' };
export const PRIVATE: Verdict = { status: 'restricted', reason: 'private' };
export const PASSWORD: Verdict = { status: 'restricted', reason: 'password' };
export const GEO: Verdict = { status: 'restricted', reason: 'geo' };
export const DOMAIN: Verdict = { status: 'restricted', reason: 'domain' };

/** The verdict on a response that does not show the state of the video. */
export const inconclusive = (reason: string): Verdict => ({ status: 'unknown', reason });
export const inconclusiveStatus = ({ status }: ProviderResponse): Verdict => inconclusive(`http-${status}`);

/** True for 404 and 410. */
export const isMissing = ({ status }: ProviderResponse): boolean => status === 404 || status === 410;

/** The body as JSON; undefined when it is not JSON. */
export function jsonBody(response: ProviderResponse): unknown {
  return parseJson(response.body.replace(/^\uFEFF/, ''));
}

/** The body as JSON of this schema; null for anything else. */
export function parseBody<T>(response: ProviderResponse, schema: z.ZodMiniType<T>): T | null {
  const read = schema.safeParse(jsonBody(response));
  return read.success ? read.data : null;
}

/** True for a page where an API was asked: walls, captchas and consent forms. */
export function looksLikeHtml(response: ProviderResponse): boolean {
  return /^\s{0,1000}</.test(response.body) || /\bhtml\b/i.test(response.headers['content-type'] ?? '');
}

/** `<title>404</title>` → `404`; null for a page without a title. */
export function pageTitle(response: ProviderResponse): string | null {
  return tidy(/<title\b[^>]{0,200}>([^<]{0,2000})/i.exec(response.body)?.[1]);
}

/** The facts in the Open Graph properties of a page. */
export function pageFacts(response: ProviderResponse): Facts {
  const properties = new Map<string, string>();
  for (const [tag] of response.body.matchAll(/<meta\b[^>]{0,2000}>/gi)) {
    const name = /\b(?:property|name)\s{0,9}=\s{0,9}["']?([\w:]{1,40})/i.exec(tag)?.[1];
    const content = /\bcontent\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/i.exec(tag);
    const text = content?.[1] ?? content?.[2];
    if (name !== undefined && text !== undefined && !properties.has(name)) properties.set(name, decodeHTML(text));
  }
  return factsFrom({
    title: properties.get('og:title') ?? pageTitle(response),
    durationSeconds: Number(properties.get('og:video:duration') ?? properties.get('video:duration') ?? Number.NaN),
    thumbnailUrl: properties.get('og:image'),
  });
}

/** Facts from raw values: blanks, impossible durations, invalid and endless addresses are left out. */
export function factsFrom(given: {
  readonly title?: string | null | undefined;
  readonly uploader?: string | null | undefined;
  readonly durationSeconds?: number | null | undefined;
  readonly thumbnailUrl?: string | null | undefined;
}): Facts {
  const title = tidy(given.title);
  const uploader = tidy(given.uploader);
  const duration = given.durationSeconds ?? 0;
  const still = (given.thumbnailUrl ?? '').trim();
  const thumbnail = still === '' ? null : URL.parse(still.startsWith('//') ? `https:${still}` : still);
  const isAddress = thumbnail !== null && /^https?:$/.test(thumbnail.protocol) && thumbnail.href.length <= MAX_ADDRESS;
  return {
    ...(title === null ? {} : { title }),
    ...(uploader === null ? {} : { uploader }),
    ...(Number.isFinite(duration) && duration > 0 ? { durationSeconds: duration } : {}),
    ...(isAddress ? { thumbnailUrl: thumbnail.href } : {}),
  };
}

function tidy(written: string | null | undefined): string | null {
  const text = wellFormed(decodeHTML(written ?? ''))
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? null : beginning(text, MAX_TEXT);
}

/** The verdict of the first row whose pattern is in the text; null where none is. */
export function verdictIn(
  text: string,
  rows: readonly (readonly [pattern: RegExp, verdict: Verdict])[],
): Verdict | null {
  return rows.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
