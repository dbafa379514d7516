/** An answer of a service over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A request over HTTP, with its whole body. */
export interface Request {
  readonly method: string;
  /** The path, still encoded, and its query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

export const json = (status: number, value: unknown, type = 'application/json'): Answer => ({
  status,
  headers: { 'content-type': type },
  body: JSON.stringify(value),
});

export const xml = (status: number, text: string): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${text}`,
});

/** What XML has no place for becomes a reference; `element('A', 'b')` is `<A>b</A>`. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"\p{Cc}]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function element(name: string, value: string | number | boolean | undefined): string {
  return value === undefined ? '' : `<${name}>${escaped(String(value))}</${name}>`;
}
