/** Client of the API: responses are parsed by their schema, errors are one line that says what to do. */
import createFetchClient from 'openapi-fetch';
import * as z from 'zod';
import type { Context } from '../context.ts';
import { errorMessage, Failure } from '../failure.ts';
import type { paths } from './paths.ts';
import { type GlobalOptions, resolveSettings, type Settings } from './settings.ts';

/** Attempts before a failure is reported. */
const TRIES = 5;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 20_000;
/** API Gateway ends a request after 30 s (HTTP API quotas), so no response comes later. */
const TIMEOUT_MS = 35_000;
/** Items per page of a list. */
const PAGE = 100;

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

/**
 * The API by its paths, with types made from its OpenAPI document: `client.GET('/v1/clips/{clipId}', { params: … })`. A request
 * that is answered with an error throws an ApiError.
 */
export type Client = ApiOf<paths>;
type ApiOf<Paths extends object> = ReturnType<typeof createFetchClient<Paths>>;

/** What a call of the client gives; `data` is undefined where the answer has no body. */
interface Answered<Data> {
  readonly data?: Data;
  readonly response: Response;
}

/** What the API answered, read by a schema that takes what its document says. */
export async function read<S extends z.core.$ZodType>(
  schema: S,
  asked: Promise<Answered<z.input<S>>>,
): Promise<z.output<S>> {
  return parse(schema, await asked);
}

function parse<S extends z.core.$ZodType>(schema: S, { data, response }: Answered<unknown>): z.output<S> {
  const parsed = z.safeParse(schema, data);
  if (parsed.success) return parsed.data;
  throw notUnderstood(response.url, z.prettifyError(parsed.error));
}

/** What a page of a list is asked for with. */
export interface Paging {
  readonly limit: number;
  readonly cursor: string | undefined;
}

/** Items of a list across its pages, at most `limit`; `ask` asks for one page. */
export async function* list<S extends z.core.$ZodType>(
  item: S,
  ask: (paging: Paging) => Promise<Answered<{ items: z.input<S>[] }>>,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<z.output<S>> {
  const page = z.object({ items: z.array(item), nextCursor: z.string().nullable() });
  let cursor: string | undefined;
  for (let left = limit; left > 0; ) {
    const { items, nextCursor } = parse(page, await ask({ limit: Math.min(left, PAGE), cursor }));
    yield* items.slice(0, left);
    left -= items.length;
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}

export async function clientFor(context: Context, options: GlobalOptions): Promise<Client> {
  const settings = resolveSettings(context, options);
  return createClient(context, await settings.apiUrl(), settings);
}

/** A client of the API at this URL. `Paths`: those of another API, for tests. */
export function createClient<Paths extends object = paths>(
  context: Context,
  apiUrl: string,
  settings: Pick<Settings, 'token' | 'local'>,
): ApiOf<Paths> {
  return createFetchClient({
    baseUrl: apiUrl,
    headers: {
      accept: 'application/json, application/problem+json',
      ...(settings.token && { authorization: `Bearer ${settings.token}` }),
    },
    fetch: async (request) => {
      const answer = await send(context, settings, request);
      if (!answer.ok) throw apiError(answer.status, await answer.text(), withoutQuery(request.url), settings);
      const type = answer.headers.get('content-type') ?? '';
      if (answer.status === 204 || type.includes('json')) return answer;
      throw notUnderstood(request.url, `it is no JSON (${type})`);
    },
  });
}

function notUnderstood(url: string, why: string): Failure {
  return new Failure(`${withoutQuery(url)} returned what this version does not understand: ${why}`);
}

/** Without what may be a secret: of a link, or of a list. */
function withoutQuery(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

/** Retries a GET if the API is busy or unreachable, other methods only after 429, as those requests were not processed. */
async function send(context: Context, settings: { local: boolean }, request: Request): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    // A body can be sent once only.
    const answer = await fetch(request.clone(), { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((error: unknown) => {
      return unreachable(error, new URL(request.url), settings.local);
    });
    const again = answer instanceof Failure ? request.method === 'GET' : mayRetry(request.method, answer.status);
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

function apiError(status: number, text: string, url: string, settings: Pick<Settings, 'token' | 'local'>): ApiError {
  const problem = Problem.safeParse(fromJson(text));
  const said = problem.success ? (problem.data.detail ?? problem.data.title) : undefined;
  return new ApiError(`${said ?? `${url} answered ${status}`}${advice(status, settings)}`, status);
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

/** Undefined if the text is not JSON, such as a proxy's error page. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The status and the address then say what there is to say.
    return undefined;
  }
}
