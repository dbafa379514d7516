/** Client of the API: responses are parsed by their schema, errors are one line that says what to do. */
import * as z from 'zod';
import type { Context } from '../context.ts';
import { errorMessage, Failure } from '../failure.ts';
import { type GlobalOptions, resolveSettings, type Settings } from './settings.ts';

/** Attempts before a failure is reported. */
const TRIES = 5;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 20_000;
/** API Gateway ends a request after 30 s (HTTP API quotas), so no response comes later. */
const TIMEOUT_MS = 35_000;
/** Items per page of a list. */
const PAGE = 100;

type Query = Readonly<Record<string, string | number | undefined>>;

/** The part of an RFC 9457 problem that is shown. */
const Problem = z.object({ title: z.string().optional(), detail: z.string().optional() });

/** The API answered with an error status. */
export class ApiError extends Failure {
  readonly httpStatus: number;

  constructor(message: string, httpStatus: number) {
    super(message);
    this.httpStatus = httpStatus;
  }
}

// The schemas of the contract have no messages of their own.
z.config(z.locales.en());

export interface Client {
  get<S extends z.core.$ZodType>(path: string, schema: S, query?: Query): Promise<z.output<S>>;
  post<S extends z.core.$ZodType>(path: string, schema: S, body: unknown): Promise<z.output<S>>;
  put<S extends z.core.$ZodType>(path: string, schema: S, body: unknown): Promise<z.output<S>>;
  patch<S extends z.core.$ZodType>(path: string, schema: S, body: unknown): Promise<z.output<S>>;
  remove(path: string): Promise<void>;
  /** Items of a list across its pages, at most `limit`. */
  list<S extends z.core.$ZodType>(path: string, item: S, query?: Query, limit?: number): AsyncGenerator<z.output<S>>;
}

export async function clientFor(context: Context, options: GlobalOptions): Promise<Client> {
  const settings = resolveSettings(context, options);
  return createClient(context, await settings.apiUrl(), settings);
}

/** A client whose paths are relative to `/v1` and already percent-encoded. */
export function createClient(context: Context, apiUrl: string, settings: Pick<Settings, 'token' | 'local'>): Client {
  const ask = async (method: string, path: string, query: Query = {}, body?: unknown): Promise<unknown> => {
    const url = new URL(`${apiUrl}/v1${path}`);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, `${value}`);
    const answer = await send(context, settings, url, {
      method,
      headers: {
        accept: 'application/json, application/problem+json',
        ...(settings.token && { authorization: `Bearer ${settings.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw apiError(answer.status, text, url, settings);
    return fromJson(text);
  };
  const read = <S extends z.core.$ZodType>(schema: S, value: unknown, path: string): z.output<S> => {
    const parsed = z.safeParse(schema, value);
    if (parsed.success) return parsed.data;
    throw new Failure(
      `${apiUrl}/v1${path} returned what this version does not understand: ${z.prettifyError(parsed.error)}`,
    );
  };
  return {
    get: async (path, schema, query) => read(schema, await ask('GET', path, query), path),
    post: async (path, schema, body) => read(schema, await ask('POST', path, {}, body), path),
    put: async (path, schema, body) => read(schema, await ask('PUT', path, {}, body), path),
    patch: async (path, schema, body) => read(schema, await ask('PATCH', path, {}, body), path),
    remove: async (path) => {
      await ask('DELETE', path);
    },
    async *list(path, item, query = {}, limit = Number.POSITIVE_INFINITY) {
      const page = z.object({ items: z.array(item), nextCursor: z.string().nullable() });
      let cursor: string | undefined;
      for (let left = limit; left > 0; ) {
        const asked = { ...query, limit: Math.min(left, PAGE), cursor };
        const { items, nextCursor } = read(page, await ask('GET', path, asked), path);
        yield* items.slice(0, left);
        left -= items.length;
        if (nextCursor === null) return;
        cursor = nextCursor;
      }
    },
  };
}

/** Retries a GET if the API is busy or unreachable, other methods only after 429, as those requests were not processed. */
async function send(context: Context, settings: { local: boolean }, url: URL, init: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((error: unknown) => {
      return unreachable(error, url, settings.local);
    });
    const again = answer instanceof Failure ? init.method === 'GET' : mayRetry(init.method ?? 'GET', answer.status);
    if (again && attempt < TRIES) {
      await context.wait(pauseMs(attempt, answer, context.now()));
      continue;
    }
    if (answer instanceof Failure) throw answer;
    return answer;
  }
}

function mayRetry(method: string, status: number): boolean {
  return status === 429 || (method === 'GET' && status >= 500);
}

/** What the answer asks for; API Gateway, which asks for nothing, is asked again ever later. */
function pauseMs(attempt: number, answer: Response | Failure, now: Date): number {
  const asked = answer instanceof Failure ? null : retryAfterMs(answer.headers.get('retry-after') ?? '', now);
  return Math.min(asked ?? FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
}

/** Retry-After in milliseconds: it has seconds or a date (RFC 9110, section 10.2.3); null where it has neither. */
function retryAfterMs(header: string, now: Date): number | null {
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}

function unreachable(error: unknown, url: URL, local: boolean): Failure {
  // The message of fetch is only "fetch failed"; the reason is its cause.
  const reason = errorMessage(error instanceof Error && error.cause ? error.cause : error);
  const next = local ? 'is `npm start` still running?' : 'is CLIPWATCH_API_URL right, and the network there?';
  return new Failure(`${url.origin} cannot be reached (${reason}): ${next}`, 1, { cause: error });
}

function apiError(status: number, text: string, url: URL, settings: Pick<Settings, 'token' | 'local'>): ApiError {
  const problem = Problem.safeParse(fromJson(text));
  const said = problem.success ? (problem.data.detail ?? problem.data.title) : undefined;
  return new ApiError(
    `${said ?? `${url.origin}${url.pathname} answered ${status}`}${advice(status, settings)}`,
    status,
  );
}

function advice(status: number, { token, local }: Pick<Settings, 'token' | 'local'>): string {
  if (status === 401 && local) return ' – the token in .local/stack.json is not accepted: start again with npm start';
  if (status === 401 && token === null) {
    return ' – set CLIPWATCH_TOKEN; `clipwatch tokens create --scope read` makes a token';
  }
  if (status === 401) return ' – CLIPWATCH_TOKEN is not accepted; `clipwatch tokens create` makes a new one';
  if (status === 403) {
    return ' – the token may not do this; `clipwatch tokens create --scope write` (or admin) makes one that may';
  }
  return '';
}

/** Undefined if the text is not JSON, such as a proxy's error page or an empty response. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // It then fails its schema, with the URL in the message.
    return undefined;
  }
}
