/** Shapes of addresses: what stands where in a path, and whether it can be an id. */
import type { Parsed, Provider } from './provider.ts';

/** How a provider writes its ids; `lower`: case says nothing there, and ids are kept in lower case. */
export interface IdRule {
  readonly pattern: RegExp;
  readonly lower?: boolean;
}

/** A path with the id as its first group. Shapes are tried in order; the first that fits is taken. */
type Shape = RegExp | readonly [path: RegExp, kind: string];

/** A guid as RFC 9562 writes it. */
export const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const HEX32 = /^[0-9a-f]{32}$/i;

/** The video that `text` names at `url`, if it can be an id. */
export function videoAt(url: URL, text: string, rule: IdRule, kind = ''): Parsed {
  if (!rule.pattern.test(text)) return 'broken';
  return { videoId: kind + (rule.lower ? text.toLowerCase() : text), url: url.href };
}

/** What a shape of these captures in the address's path, and its kind; null where none fits. */
export function captured(path: string, shapes: readonly Shape[]): { text: string; kind: string } | null {
  for (const shape of shapes) {
    const [pattern, kind] = shape instanceof RegExp ? [shape, ''] : shape;
    const text = pattern.exec(path)?.[1];
    if (text !== undefined) return { text, kind };
  }
  return null;
}

/** Reads the paths of a provider whose addresses all carry the id there. */
export function byPath(rule: IdRule, ...shapes: readonly Shape[]): Provider['parse'] {
  return (url) => {
    const found = captured(url.pathname, shapes);
    return found === null ? null : videoAt(url, found.text, rule, found.kind);
  };
}

/** The parts of a path with their escapes decoded; null when one of them cannot be. */
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
