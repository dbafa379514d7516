/** Addresses that one vendor writes in its own way. */
import * as z from 'zod/mini';
import { parseJson } from '../document/json.ts';
import { base64Address, behindPath, decoded, fromBase64 } from './target.ts';

/**
 * Proofpoint URL Defense, version 2: `-` stands for `%`, `_` for `/`.
 * `https-3A__www.example.org_a-5Fb` → `https://www.example.org/a_b`.
 */
export function proofpoint2({ searchParams }: URL): string | null {
  const written = searchParams.get('u');
  return written === null ? null : decoded(written.replaceAll('-', '%').replaceAll('_', '/'));
}

/** The lengths of runs that `**` and a letter stand for, from `A` = 2 on. */
const RUN_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Proofpoint URL Defense, version 3: `/v3/__{address}__;{base64}!!…`; each `*` in the address stands for the next byte
 * of the base64, `**` and a letter for a run of them.
 */
export function proofpoint3({ pathname, search, hash }: URL): string | null {
  const [, written, replaced = ''] = /^\/v3\/__(.+?)__;([\w-]*={0,2})/s.exec(pathname + search + hash) ?? [];
  if (written === undefined) return null;
  const bytes = Buffer.from(replaced, 'base64');
  let at = 0;
  return written.replace(/\*(?:\*([\w-]))?/g, (_, run?: string) => {
    const length = run === undefined ? 1 : RUN_LETTERS.indexOf(run) + 2;
    const text = bytes.subarray(at, at + length).toString('utf8');
    at += length;
    return text;
  });
}

/**
 * Google News: base64 of a record whose fourth byte is the length of the address. Newer ones hold a token instead of an
 * address.
 */
export function googleNews({ pathname }: URL): string | null {
  const token = /\/(?:articles|read)\/(CBM[\w-]+)/.exec(pathname)?.[1];
  if (token === undefined) return null;
  const bytes = fromBase64(token);
  const at = bytes.indexOf('http');
  if (at < 0 || at > 6) return null;
  // A length of more than 127 takes two bytes, seven bits each (Protocol Buffers, "Base 128 Varints").
  const [first = 0, second = 0] = [bytes.charCodeAt(3), bytes.charCodeAt(4)];
  const length = first < 128 ? first : (first & 127) + 128 * second;
  return bytes.slice(at, at + length);
}

/** A site that Google translates: `www-example-org.translate.goog`, with `--` for a hyphen. */
export function translatedSite(url: URL): string | null {
  const [label = '', ...rest] = url.hostname.split('.');
  if (rest.join('.') !== 'translate.goog') return null;
  const host = label.replaceAll('--', '\n').replaceAll('-', '.').replaceAll('\n', '-');
  const query = new URLSearchParams([...url.searchParams].filter(([name]) => !name.startsWith('_x_tr_'))).toString();
  return `https://${host}${url.pathname}${query === '' ? '' : `?${query}`}`;
}

/** A page in Google's cache: `q=cache:{id}:{address}+{words}`. */
export function cachedPage({ searchParams }: URL): string | null {
  return /^cache:(?:[\w-]{12}:)?(\S+)/.exec(searchParams.get('q') ?? '')?.[1] ?? null;
}

/** A click at Yahoo: `…/RU={address}/RK=…`, escaped or in base64. */
export function yahooTarget({ pathname }: URL): string | null {
  const written = /\/RU=([^/]+)/.exec(pathname)?.[1] ?? null;
  return written?.startsWith('aHR0c') ? base64Address(written) : written;
}

/** A Turbo page of Yandex: `/turbo/{host}/s/{path}`. */
export function turboPage(url: URL): string | null {
  const inside = behindPath(url, /^\/turbo\//);
  return inside === null ? null : `https://${inside.replace('/s/', '/')}`;
}

/** Check Point and Avanan: the address between three underscores. */
export function checkPoint({ pathname, search, hash }: URL): string | null {
  return /\/___(.+?)___/s.exec(pathname + search + hash)?.[1] ?? null;
}

const Substack = z.object({ e: z.string() });

/** A link in a newsletter of Substack: a signed record, whose `e` is the address. */
export function substack({ pathname }: URL): string | null {
  const read = Substack.safeParse(parseJson(fromBase64(pathname.split('/')[3]?.split('.', 1)[0] ?? '')));
  return read.success ? read.data.e : null;
}

const Mandrill = z.object({ p: z.optional(z.string()), url: z.optional(z.string()) });

/** A link in a mail by Mandrill: base64 of a record with the address, or with such a record as text. */
export function mandrill({ searchParams }: URL): string | null {
  const recordIn = (json: string) => {
    const read = Mandrill.safeParse(parseJson(json));
    return read.success ? read.data : {};
  };
  const outer = recordIn(fromBase64(searchParams.get('p') ?? ''));
  return outer.url ?? recordIn(outer.p ?? '').url ?? null;
}
