/** Errors of the API as application/problem+json (RFC 9457), with the invalid fields if input is refused. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { acceptedBy, faultsOf, NOT_WELL_FORMED } from '../../shared/contract/fault.ts';
import { unfitIn, wellFormedIn } from '../../shared/well-formed.ts';
import { errorLog } from '../runtime/error-log.ts';

/** The title of each status that the API answers by itself. */
export const TITLES = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
} as const;
type Status = keyof typeof TITLES;

const FieldError = z.object({
  in: z.enum(['path', 'query', 'body']),
  path: z.string().meta({ description: 'The field, e.g. `nameIds.0`; empty for the whole', example: 'nameIds.0' }),
  message: z.string(),
});
type FieldError = z.infer<typeof FieldError>;

/** RFC 9457, section 3.1, with `errors` as an extension. */
const ProblemBody = z
  .object({
    type: z.literal('about:blank').meta({ description: 'RFC 9457, section 4.2.1: the status says it all' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(FieldError).optional(),
  })
  .openapi('Problem');

/** An error that becomes a response: with a status and a message for the caller. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: Status;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  /** @param detail what is wrong and what to do about it, for the caller */
  constructor(
    status: Status,
    detail: string,
    more: { errors?: readonly FieldError[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.status = status;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }

  response(): Response {
    const { status, message: detail, errors, headers } = this;
    const body = { type: 'about:blank', title: TITLES[status], status, detail, ...(errors.length > 0 && { errors }) };
    // Messages quote what was given.
    return new Response(JSON.stringify(wellFormedIn(body)), {
      status,
      headers: { ...headers, 'content-type': 'application/problem+json' },
    });
  }
}

/** The responses with these statuses, for a route's description. */
export function problems<S extends Status>(...statuses: S[]): { [K in S]: ReturnType<typeof problemResponse> } {
  const entries = statuses.map((status) => [status, problemResponse(TITLES[status])]);
  return Object.fromEntries(entries);
}

function problemResponse(description: string) {
  return { description, content: { 'application/problem+json': { schema: ProblemBody } } };
}

/** The response for anything thrown. Unexpected errors are logged; the caller learns no details. */
export function answerError(error: unknown, c: Context): Response {
  if (error instanceof Problem) return error.response();
  if (error instanceof HTTPException && error.status === 415) {
    return new Problem(415, 'Send the body as JSON, with the header Content-Type: application/json.').response();
  }
  if (error instanceof HTTPException && error.status === 400) {
    return new Problem(400, 'The body is not valid JSON.').response();
  }
  // Without the query, which may contain the key of a link.
  const { method, path } = c.req;
  console.error({ message: 'request failed', method, path, error: errorLog(error) });
  return new Problem(500, 'Something went wrong on our side; the cause is in the log of the function.').response();
}

const PARTS: Readonly<Record<string, FieldError['in']>> = { param: 'path', query: 'query', json: 'body' };

// What routes accept is validated by their library, which takes no error map of ours.
z.config({ localeError: acceptedBy });

type Validated = { target: string; data?: unknown } & (
  | { success: true }
  | { success: false; error: { issues: readonly z.core.$ZodIssue[] } }
);

/** Validation hook of zod-openapi: throws 400 with the invalid fields, and for a body with text that no row or mail takes. */
export function refuseInvalid(result: Validated): void {
  refuseMisfit(result);
  // What a query looks for is not kept: it finds nothing.
  const path = result.target === 'json' ? unfitIn(result.data) : null;
  if (path === null) return;
  const errors = [{ in: 'body' as const, path: path.join('.'), message: NOT_WELL_FORMED }];
  throw new Problem(400, `The body is not as it should be. ${path.join('.')}: ${NOT_WELL_FORMED}`, { errors });
}

/** The same for routes that mend text, or refuse it entry by entry. */
export function refuseMisfit(result: Validated): void {
  if (!result.success) throw refusal(PARTS[result.target] ?? 'body', result.error.issues, result.data);
}

/** Invalid fields that are told: a body of 256 KB may have 100,000. */
const MAX_ERRORS = 100;

/** A 400 with the invalid fields of one part of the request. */
export function refusal(part: FieldError['in'], issues: readonly z.core.$ZodIssue[], input: unknown): Problem {
  const faults = faultsOf(issues.slice(0, MAX_ERRORS), input).slice(0, MAX_ERRORS);
  const errors = faults.map(({ path, message }) => ({ in: part, path: path.join('.'), message }));
  const detail = errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');
  return new Problem(400, `The ${part} is not as it should be. ${detail}`, { errors });
}

/** Throws 400 if the ids in body and path differ. */
export function refuseOtherId(inBody: string | undefined, inPath: string): void {
  if (inBody === undefined || inBody === inPath) return;
  const message = 'is another id than the one in the path; leave it out';
  throw new Problem(400, `The id in the body ${message}.`, { errors: [{ in: 'body', path: 'id', message }] });
}
