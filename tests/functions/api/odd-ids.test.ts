/** Ids, parameters and texts that no thing has, to every route: an answer that the OpenAPI document has, and never a 5xx. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { type ServedApi, serveApi } from '../../fuzz/served-api.ts';

const Operation = z.looseObject({
  parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]),
  responses: z.record(z.string(), z.unknown()),
  requestBody: z
    .object({ content: z.object({ 'application/json': z.object({ example: z.unknown() }).optional() }) })
    .optional(),
});
const METHODS = ['get', 'put', 'patch', 'delete', 'post'] as const;
const Document = z.object({ paths: z.record(z.string(), z.partialRecord(z.enum(METHODS), Operation)) });

/** A key of the table may have 2,048 bytes, its second part 1,024. */
const ODD: readonly (readonly [text: string, why: string])[] = [
  ['a', 'one byte, and nobody’s'],
  ['a'.repeat(255), 'as long as a name of a file'],
  ['a'.repeat(1025), 'too long for the second part of a key'],
  ['a'.repeat(2049), 'too long for a key'],
  ['a'.repeat(100_000), 'longer than API Gateway hands over'],
  ['語'.repeat(200), 'of as many characters as an id may have, and three times the bytes'],
  ['\u{10400}'.repeat(100), 'the same with pairs'],
  ['\ufdfa'.repeat(200), 'ligatures that fold to eighteen letters each'],
  ['İ'.repeat(200), 'letters that are two in lower case'],
  ['\0', 'NUL'],
  ['%00', 'NUL, encoded twice'],
  ['a\0b', 'NUL inside'],
  ['a/b', 'a slash'],
  ['%2F', 'a slash, encoded twice'],
  ['..', 'the folder above'],
  ['%', 'the beginning of an escape'],
  ['%zz', 'no escape'],
  ['%C0%AF', 'a slash in two bytes'],
  ['%ED%A0%80', 'half of a character'],
  ['\ud800', 'the same, decoded'],
  ['\ufffe\uffff', 'no characters'],
  ['\u202egpj.ada', 'text that runs backwards'],
  ['a\u2066b\u2069', 'an isolate'],
  ['a\r\nx-odd: 1', 'a line end'],
  ['\u2028', 'another line end'],
  ['?', 'a query'],
  ['#', 'a fragment'],
  [' ', 'a blank'],
  ['__proto__', 'a word of JavaScript'],
  ['$default', 'a word of API Gateway'],
];

let api: ServedApi;
let paths: z.infer<typeof Document>['paths'];
let sent = 0;

beforeAll(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  api = await serveApi();
  paths = Document.parse(JSON.parse((await ask('GET', '/openapi.json')).body ?? '')).paths;
});
afterAll(() => api.stop());

function ask(method: string, rawPath: string, rawQueryString = '', body = '{}') {
  sent += 1;
  return api.answer({
    ...{ version: '2.0', routeKey: '$default', rawPath, rawQueryString, isBase64Encoded: false },
    headers: { host: 'api.example', authorization: `Bearer ${api.token}`, 'content-type': 'application/json' },
    ...(method !== 'GET' && { body }),
    requestContext: { http: { method, path: rawPath }, domainName: 'api.example', requestId: 'r', stage: '$default' },
  });
}

/** Of every query, with the statuses that the document has. */
const parameters = () =>
  Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods).flatMap(([method, { parameters, responses }]) =>
      parameters
        .filter((one) => one.in === 'query')
        .map(({ name }) => ({
          ...{ method: method.toUpperCase(), name, known: Object.keys(responses) },
          path: template.replace(/\{\w+\}/, 'randa-kassis'),
        })),
    ),
  );

/** The example of each body with this text for one of its texts. */
const bodies = (text: string) =>
  Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody, responses }]) =>
      withEachText(requestBody?.content['application/json']?.example, text).map((body) => ({
        ...{ method: method.toUpperCase(), body: JSON.stringify(body), known: Object.keys(responses) },
        path: template.replace(/\{\w+\}/, 'randa-kassis'),
      })),
    ),
  );

function withEachText(value: unknown, text: string): unknown[] {
  if (typeof value === 'string') return [text];
  if (Array.isArray(value)) {
    return value.flatMap((one, i) => withEachText(one, text).map((changed) => value.with(i, changed)));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    withEachText(one, text).map((changed) => ({ ...value, [name]: changed })),
  );
}

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

/** The path as API Gateway hands it over, and as it was sent. */
const writtenIn = (template: string, text: string): string[] =>
  [...new Set([text, encoded(text)])].map((one) => template.replace(/\{\w+\}|ID/, () => one));

describe.each(ODD.map(([text, why]) => [why, text]))('%s', (_, text) => {
  test('in the path of every route', async () => {
    const wrong: string[] = [];
    for (const [template, methods] of Object.entries(paths)) {
      if (!template.includes('{')) continue;
      for (const path of writtenIn(template, text)) {
        for (const method of METHODS) {
          const { statusCode } = await ask(method.toUpperCase(), path);
          // Another path may be meant, or none.
          const known = [...Object.keys(methods[method]?.responses ?? {}), '404', '405'];
          if (statusCode >= 500 || !known.includes(String(statusCode))) {
            wrong.push(`${method} ${template}: ${statusCode}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('in every parameter of a query', async () => {
    const wrong: string[] = [];
    for (const { method, path, name, known } of parameters()) {
      for (const value of new Set([encoded(text), text.replaceAll(/[^!-~]/gu, '+')])) {
        const { statusCode } = await ask(method, path, `${name}=${value}`);
        if (statusCode >= 500 || !known.includes(String(statusCode))) {
          wrong.push(`${method} ${path}?${name}=: ${statusCode}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

test.each(ODD.map(([text, why]) => [why, text]))('%s: in every text of a body', async (_, text) => {
  const wrong: string[] = [];
  for (const { method, path, body, known } of bodies(text)) {
    const { statusCode } = await ask(method, path, '', body);
    if (statusCode >= 500 || !known.includes(String(statusCode)))
      wrong.push(`${method} ${path} ${body}: ${statusCode}`);
  }
  expect(wrong).toEqual([]);
});

describe('a page', () => {
  test.each([
    '/clips/ID',
    '/names/ID',
    '/clips/ID?key=ID',
    '/names/ID?key=ID',
    '/confirm?key=ID',
    '/unsubscribe?key=ID',
  ])('%s is none, and does not break', async (template) => {
    const wrong: string[] = [];
    for (const [text, why] of ODD) {
      const [path = '', query = ''] = template.split('?');
      for (const written of writtenIn(path, text)) {
        const { statusCode } = await ask(
          'GET',
          written,
          query.replace('ID', () => encoded(text)),
        );
        if (statusCode >= 500) wrong.push(`${why}: ${statusCode}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

test('thousands of requests were sent', () => {
  expect(sent).toBeGreaterThan(9000);
});
