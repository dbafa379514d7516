/** Errors of the API as RFC 9457 asks: application/problem+json, with the fields at fault where input is refused. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';

const TITLES = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
} as const;
type Status = keyof typeof TITLES;

const Fault = z.object({
  in: z.enum(['path', 'query', 'body']),
  path: z.string().meta({ description: 'The field, e.g. `nameIds.0`; empty for the whole', example: 'nameIds.0' }),
  message: z.string(),
});
type Fault = z.infer<typeof Fault>;

/** RFC 9457, section 3.1; `errors` is this API's extension. */
const ProblemBody = z
  .object({
    type: z.literal('about:blank').meta({ description: 'RFC 9457, section 4.2.1: the status says it all' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(Fault).optional(),
  })
  .openapi('Problem');

/** Thrown where a request cannot be answered as asked; knows its status and what to tell the caller. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: Status;
  readonly errors: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;

  /** @param detail what is wrong and what to do about it; the caller reads it */
  constructor(
    status: Status,
    detail: string,
    more: { errors?: readonly Fault[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.status = status;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }

  response(): Response {
    const { status, message: detail, errors, headers } = this;
    const body = { type: 'about:blank', title: TITLES[status], status, detail, ...(errors.length > 0 && { errors }) };
    return new Response(JSON.stringify(body), {
      status,
      headers: { ...headers, 'content-type': 'application/problem+json' },
    });
  }
}

/** How the answers of a route with these problems are described. */
export function problems<S extends Status>(...statuses: S[]): { [K in S]: ReturnType<typeof described> } {
  const entries = statuses.map((status) => [status, described(TITLES[status])]);
  return Object.fromEntries(entries);
}

function described(description: string) {
  return { description, content: { 'application/problem+json': { schema: ProblemBody } } };
}

/** Turns whatever was thrown into a problem. What nobody foresaw is logged and tells the caller nothing. */
export function answerError(error: unknown, c: Context): Response {
  if (error instanceof Problem) return error.response();
  if (error instanceof HTTPException && error.status === 415) {
    return new Problem(415, 'Send the body as JSON, with the header Content-Type: application/json.').response();
  }
  if (error instanceof HTTPException && error.status === 400) {
    return new Problem(400, 'The body is not valid JSON.').response();
  }
  const { name, message, stack } =
    error instanceof Error ? error : { name: 'thrown', message: String(error), stack: '' };
  // The query is left out: it may hold the key of a link.
  const { method, path } = c.req;
  console.error(JSON.stringify({ message: 'request failed', method, path, error: { name, message, stack } }));
  return new Problem(500, 'Something went wrong on our side; the cause is in the log of the function.').response();
}

const PARTS: Readonly<Record<string, Fault['in']>> = { param: 'path', query: 'query', json: 'body' };

/** For zod-openapi: refuses input that its schema does not let through, naming every field at fault. */
export function refuseInvalid(
  result: { target: string } & ({ success: true } | { success: false; error: { issues: readonly z.core.$ZodIssue[] } }),
): void {
  if (result.success) return;
  throw refusal(PARTS[result.target] ?? 'body', result.error.issues);
}

/** The problem that says which fields of a part of the request are at fault, and why. */
export function refusal(part: Fault['in'], issues: readonly z.core.$ZodIssue[]): Problem {
  const errors = issues.flatMap((issue) => faultsOf(issue).map((fault) => ({ in: part, ...fault })));
  const detail = errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');
  return new Problem(400, `The ${part} is not as it should be. ${detail}`, { errors });
}

/** Throws where a body names another id than the path does. */
export function refuseOtherId(inBody: string | undefined, inPath: string): void {
  if (inBody === undefined || inBody === inPath) return;
  const message = 'is another id than the one in the path; leave it out';
  throw new Problem(400, `The id in the body ${message}.`, { errors: [{ in: 'body', path: 'id', message }] });
}

function faultsOf(issue: z.core.$ZodIssue): { path: string; message: string }[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'there is no such field' }));
  }
  if (issue.code === 'invalid_union') {
    const choices = issue.errors.flat().map(({ message }) => message);
    return [{ path: issue.path.join('.'), message: [issue.message, ...new Set(choices)].join(': ') }];
  }
  return [{ path: issue.path.join('.'), message: issue.message }];
}
