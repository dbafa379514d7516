/** Shapes of addresses: where a path has the id, and what an id looks like. */
import type { Parsed, Provider } from './provider.ts';

/** How a provider writes its ids; `lower`: they are case-insensitive, and stored in lower case. */
export interface IdRule {
  readonly pattern: RegExp;
  readonly lower?: boolean;
}

/** A pattern of a path with the id as its first group. Shapes are tried in order; the first match wins. */
type Shape = RegExp | readonly [path: RegExp, kind: string];

/** A guid as RFC 9562 writes it. */
export const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const HEX32 = /^[0-9a-f]{32}$/i;

/** The video at `url` with the id `text`; `broken` if that cannot be an id. */
export function videoAt(url: URL, text: string, rule: IdRule, kind = ''): Parsed {
  if (!rule.pattern.test(text)) return 'broken';
  return { videoId: kind + (rule.lower ? text.toLowerCase() : text), url: url.href };
}

/** The id that the first matching shape captures in a path, and its kind; null where none matches. */
export function captured(path: string, shapes: readonly Shape[]): { text: string; kind: string } | null {
  for (const shape of shapes) {
    const [pattern, kind] = shape instanceof RegExp ? [shape, ''] : shape;
    const text = pattern.exec(path)?.[1];
    if (text !== undefined) return { text, kind };
  }
  return null;
}

/** The `parse` of a provider whose addresses all have the id in the path. */
export function byPath(rule: IdRule, ...shapes: readonly Shape[]): Provider['parse'] {
  return (url) => {
    const found = captured(url.pathname, shapes);
    return found === null ? null : videoAt(url, found.text, rule, found.kind);
  };
}

/** The decoded segments of a path; null when one has an invalid escape. */
export function decodedParts(path: string): string[] | null {
  try {
    return path
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent);
  } catch {
    // decodeURIComponent has no test short of decoding: the URIError is the answer.
    return null;
  }
}
