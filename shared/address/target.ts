/** How redirectors write the address that they lead to. */

/** A host with its path, without a scheme: `www.example.org/a`. */
const BARE = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,9}\.[a-z]{2,24}(?::\d{1,5})?(?:[/?#]|$)/i;
const MOST_ESCAPES = 3;

/**
 * The http(s) address in a text: as written, escaped up to three times, without its scheme, or a path of the redirector's
 * own site. Null for anything else, and for an address with a user.
 */
export function addressFrom(written: string, redirector: URL): URL | null {
  let text = written.trim();
  for (let count = 0; count < MOST_ESCAPES && /^(?:https?|ftp)?%3a|^%2f|^[\w.-]{1,99}%2f/i.test(text); count++) {
    const plain = decoded(text);
    if (plain === null) return null;
    text = plain;
  }
  // Servers fold two slashes of a path into one.
  const whole = text.replace(/^(https?:)\/{0,9}/i, '$1//');
  const url = absolute(whole, redirector);
  if (url === null || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.')) return null;
  return url.username === '' && url.password === '' ? url : null;
}

function absolute(text: string, redirector: URL): URL | null {
  if (/^https?:\/\//i.test(text)) return URL.parse(text);
  if (text.startsWith('//')) return URL.parse(`https:${text}`);
  if (text.startsWith('/')) return URL.parse(text, redirector.href);
  return BARE.test(text) ? URL.parse(`http://${text}`) : null;
}

/** Percent escapes decoded; null where one is invalid. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    // decodeURIComponent has no test short of decoding: the URIError is the answer.
    return null;
  }
}

/** The bytes of base64 in either alphabet as Latin-1; white space and what is no base64 is left out. */
export function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('latin1');
}

/** The address in base64, whatever precedes it (`a1` at Bing); null where there is none. */
export function base64Address(text: string | null | undefined): string | null {
  // "http" in base64.
  const at = text?.indexOf('aHR0c') ?? -1;
  if (!text || at < 0) return null;
  return /^https?:\/\/[^\s\0"<>]+/.exec(fromBase64(text.slice(at)))?.[0] ?? null;
}

/** The rest of an address behind a prefix of its path, as written: `/web/2017/http://…?a=1`. */
export function behindPath({ pathname, search, hash }: URL, prefix: RegExp): string | null {
  const found = prefix.exec(pathname);
  return found === null ? null : pathname.slice(found.index + found[0].length) + search + hash;
}

/** `{host}/{path}` of a cache that names its site in the path; `s/` before it stands for https. */
export function cached(url: URL, prefix: RegExp): string | null {
  const inside = behindPath(url, prefix);
  if (inside === null) return null;
  return inside.startsWith('s/') ? `https://${inside.slice(2)}` : `http://${inside}`;
}

/** The naked query: `https://href.li/?https://…`. */
export const nakedQuery = ({ search, hash }: URL): string | null =>
  /^\?https?(?::|%3a)/i.test(search) ? search.slice(1) + hash : null;

/** The address in the segment behind a prefix of the path, escaped: `/L0/https:%2F%2Fwww.example.org/1/…`. */
export function segmentBehind(url: URL, prefix: RegExp): string | null {
  return behindPath(url, prefix)?.split(/[/?#]/, 1)[0] ?? null;
}
