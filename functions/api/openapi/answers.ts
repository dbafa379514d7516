/** What holds for every route and stands in none: entity tags, what a request without a right token is told, and throttling. */
import { unchanged } from '../entity-tags.ts';
import { TITLES } from '../problem.ts';
import { type Answer, type Document, type Operation, operationsOf, type Parameter } from './document.ts';

const TAG = '"m2LxkXJq0c1d8e5Tn4aQv7YbZ0w"';
const PROBLEM = 'application/problem+json';

const etag = {
  description: 'The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change',
  schema: { type: 'string' },
  example: TAG,
};
const wwwAuthenticate = {
  description: 'What token is needed (RFC 6750, section 3)',
  schema: { type: 'string' },
  example: 'Bearer realm="clipwatch", error="invalid_token"',
};

const retryAfter = {
  description: 'Seconds to wait before the request is sent again',
  schema: { type: 'integer' },
  example: 15,
};

const ifNoneMatch: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'Entity tags of answers that the caller has: 304 if one of them is still true',
  schema: { type: 'string' },
  example: TAG,
};
const ifMatch: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'Entity tags of what the caller has seen: 412 if it is another by now',
  schema: { type: 'string' },
  example: TAG,
};

/** The answer of API Gateway itself, before a function is asked. */
const throttled = { type: 'object', properties: { message: { type: 'string' } } };

/** Adds to every operation what holds for all. */
export function completeAnswers(document: Document): void {
  for (const [method, operation] of operationsOf(document)) {
    const { responses, requestBody } = operation;
    if (method === 'get') addTags(operation);
    if ('412' in responses) addParameter(operation, ifMatch);
    for (const status of [401, 403, 500, ...(requestBody ? [400, 413, 415] : [])])
      responses[status] ??= problemOf(status);
    for (const status of [401, 403]) {
      const answer = responses[status];
      if (answer) answer.headers = { ...answer.headers, 'www-authenticate': wwwAuthenticate };
    }
    const { content } = responses[429] ?? {};
    responses[429] = {
      description: 'Too Many Requests; JSON without `Retry-After` if it is API Gateway that answers',
      content: { ...content, 'application/json': { schema: throttled, example: { message: 'Too Many Requests' } } },
      headers: { 'retry-after': retryAfter },
    };
  }
}

function addTags(operation: Operation): void {
  const { responses } = operation;
  const answer = responses[200];
  if (answer) answer.headers = { ...answer.headers, etag };
  responses[304] ??= unchanged;
  responses[304] = { ...responses[304], headers: { etag } };
  addParameter(operation, ifNoneMatch);
}

function addParameter(operation: Operation, parameter: Parameter): void {
  operation.parameters = [...(operation.parameters ?? []), parameter];
}

function problemOf(status: number): Answer {
  const title = Object.entries(TITLES).find(([known]) => Number(known) === status)?.[1] ?? '';
  return { description: title, content: { [PROBLEM]: { schema: { $ref: '#/components/schemas/Problem' } } } };
}
