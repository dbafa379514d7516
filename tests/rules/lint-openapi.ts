/**
 * Checks the OpenAPI document with the linter of Redocly, its strictest set of rules: part of `npm run check`. Exit
 * status 1 if it finds anything, or nothing in a document with a planted error.
 */
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { fakeApi } from '../support/fake/dependencies.ts';

/**
 * Rules that the strictest set leaves out. Not taken: that every 4xx answer is a problem alone, since API Gateway answers 429
 * itself with another JSON; kebab-case, since feeds end in `.atom`; an example for each field, since the examples are whole; a
 * contact, since that is the deployment's owner.
 */
const MORE_RULES = {
  'operation-description': 'error',
  'operation-tag-defined': 'error',
  'operation-singular-tag': 'error',
  'parameter-description': 'error',
  'no-http-verbs-in-paths': 'error',
  'component-name-unique': 'error',
  'path-params-defined': 'error',
} as const;

const json = { schema: { type: 'string' }, example: 1 };
const PLANTED = {
  openapi: '3.1.0',
  info: { title: 'Planted', version: '1' },
  paths: { '/a': { get: { responses: { 200: { description: 'A', content: { 'application/json': json } } } } } },
};

/** What the linter says of a document, with the place. */
export async function lint(document: unknown): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended-strict'], rules: MORE_RULES });
  const found = await lintFromString({ source: JSON.stringify(document), absoluteRef: 'openapi.json', config });
  return found.map(({ ruleId, message, location }) => `${location[0]?.pointer ?? ''}: ${message} (${ruleId})`);
}

if (import.meta.main) {
  for (const publicRead of [false, true]) {
    const response = await fakeApi({}, { publicRead }).ask('GET', '/openapi.json', null);
    const document: unknown = await response.json();
    for (const line of await lint(document)) {
      console.error(line);
      process.exitCode = 1;
    }
  }
  const found = await lint(PLANTED);
  for (const rule of ['operation-summary', 'no-invalid-media-type-examples']) {
    if (found.some((line) => line.endsWith(`(${rule})`))) continue;
    console.error(`The linter did not report the planted error of ${rule}.`);
    process.exitCode = 1;
  }
}
