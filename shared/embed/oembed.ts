/** oEmbed (oembed.com): the request and the verdict on its response. */
import * as z from 'zod/mini';
import { type Facts, type Probe, type ProviderResponse, referer, type Sites, type Verdict } from './provider.ts';
import { factsFrom, GONE, inconclusive, inconclusiveStatus, isMissing, jsonBody } from './response.ts';

const Oembed = z.object({
  title: z.catch(z.nullish(z.string()), null),
  html: z.catch(z.nullish(z.string()), null),
  author_name: z.catch(z.nullish(z.string()), null),
  thumbnail_url: z.catch(z.nullish(z.string()), null),
  duration: z.catch(z.nullish(z.coerce.number()), null),
});

/** A request to `endpoint` about the page at `address`, with a Referer: some providers ask who shows the video. */
export function askOembed(endpoint: string, address: string, sites: Sites): Probe {
  const join = endpoint.includes('?') ? '&' : '?';
  return {
    url: `${endpoint}${join}url=${encodeURIComponent(address)}`,
    headers: referer(sites),
    accept: 'json',
  };
}

/** The facts in an oEmbed response. */
export function oembedFacts(json: unknown): Facts {
  const read = Oembed.safeParse(json);
  if (!read.success) return {};
  const { title, author_name, duration, thumbnail_url } = read.data;
  return factsFrom({ title, uploader: author_name, durationSeconds: duration, thumbnailUrl: thumbnail_url });
}

/**
 * An oEmbed response is a success only when its body is one: error texts have been seen together with HTTP 200.
 * `statuses` are the verdicts on this provider's own HTTP statuses; 404 and 410 mean gone everywhere.
 */
export function judgeOembed(response: ProviderResponse, statuses: Readonly<Record<number, Verdict>> = {}): Verdict {
  const verdict = statuses[response.status];
  if (verdict !== undefined) return verdict;
  if (isMissing(response)) return GONE;
  if (response.status !== 200) return inconclusiveStatus(response);
  const json = jsonBody(response);
  if (json === undefined) return inconclusive('not-json');
  const read = Oembed.safeParse(json);
  if (!read.success || !(read.data.title || read.data.html)) return inconclusive('not-oembed');
  return { status: 'playable', reason: 'oembed-ok', ...oembedFacts(json) };
}
