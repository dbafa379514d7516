/** Reading of answers that several providers share. */
import { decodeHTML } from 'entities';
import * as z from 'zod';
import type { Answer, Verdict } from './provider.ts';

/** The body as JSON; undefined when it is none. */
export function jsonOf(answer: Answer): unknown {
  try {
    return JSON.parse(answer.body.replace(/^\uFEFF/, ''));
  } catch {
    // JSON has no question to ask: a SyntaxError is its way of saying no.
    return undefined;
  }
}

/** True for a page where an API was asked: what walls, captchas and consent forms answer with. */
export function looksLikeHtml(answer: Answer): boolean {
  return /^\s*</.test(answer.body) || /\bhtml\b/i.test(answer.headers['content-type'] ?? '');
}

/** `<title>404</title>` → `404`; null for a page without a title. */
export function pageTitle(answer: Answer): string | null {
  const title = /<title\b[^>]{0,200}>([^<]*)/i.exec(answer.body)?.[1];
  const text = decodeHTML(title ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? null : text.slice(0, 300);
}

const Oembed = z.object({ type: z.string().nullish(), title: z.string().nullish(), html: z.string().nullish() });

/** An oEmbed answer is a success only when its body is one: error texts have been seen together with HTTP 200. */
export function judgeOembed(answer: Answer): Verdict {
  if (answer.status !== 200) return { status: 'unknown', reason: `http-${answer.status}` };
  const json = jsonOf(answer);
  if (json === undefined) return { status: 'unknown', reason: 'not-json' };
  const read = Oembed.safeParse(json);
  if (!read.success || !(read.data.title || read.data.html)) return { status: 'unknown', reason: 'not-oembed' };
  return { status: 'playable', reason: 'oembed-ok', ...(read.data.title ? { title: read.data.title } : {}) };
}
