/**
 * Every request that the functions make to the table, judged by the grants of their stage, in the scenarios that costs
 * are counted with and in those of `stage-scenarios.ts`.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TableReader, tableStatements } from '../../infra/row-grants.ts';
import { MemoryStack } from '../support/cost/memory-stack.ts';
import { onStack, steps } from '../support/cost/steps.ts';
import { grantsFor, grantsOf } from '../support/row-requests.ts';
import { scenarios } from '../support/world/stage-scenarios.ts';

const TABLE = 'arn:aws:dynamodb:eu-central-1:1:table/clipwatch';
const statements = {
  parse: tableStatements('parse', TABLE),
  store: tableStatements('store', TABLE),
  alert: tableStatements('alert', TABLE),
  send: tableStatements('send', TABLE),
  feedback: tableStatements('feedback', TABLE),
  recheck: tableStatements('recheck', TABLE),
  compile: tableStatements('compile', TABLE),
  backfill: tableStatements('backfill', TABLE),
  sweep: tableStatements('sweep', TABLE),
  replay: tableStatements('replay', TABLE),
  digest: tableStatements('digest', TABLE),
  export: tableStatements('export', TABLE),
  api: tableStatements('api', TABLE),
} satisfies Record<TableReader, unknown>;

/** Requests that no grant allows: stage, action, where, and keys; the first one for keys of these kinds. */
const refused = new Map<string, string>();
/** Grants that a request needed. */
const needed = new Set<string>();

beforeAll(() => {
  MemoryStack.onRequest = (stage, request) => {
    const grants = grantsFor(request, statements[stage], TABLE);
    for (const grant of grants) needed.add(`${stage}: ${grant}`);
    if (grants.length > 0) return;
    const what = `${stage}: ${request.action} ${request.index ?? 'table'}`;
    const kinds = new Set(request.keys.map((key) => key.replace(/#.*/s, '#')));
    const alike = `${what} ${[...kinds].sort().join(' ')}`;
    if (!refused.has(alike)) refused.set(alike, `${what} ${request.keys.join(' ')}`);
  };
});
afterAll(() => {
  MemoryStack.onRequest = () => {};
});

describe('a role allows what its function does', () => {
  it.each(Object.entries(steps))('%s', async (_name, { count }) => {
    refused.clear();
    await count();
    expect([...refused.values()]).toEqual([]);
  });

  it.each(Object.entries(scenarios))('%s', async (_name, play) => {
    refused.clear();
    await onStack(play);
    expect([...refused.values()]).toEqual([]);
  });
});

// After all of the above. A grant that only a path needs which is not among them needs a scenario.
it('a role allows nothing else', () => {
  const granted = Object.entries(statements).flatMap(([stage, own]) =>
    grantsOf(own, TABLE).map((grant) => `${stage}: ${grant}`),
  );
  expect(granted.filter((grant) => !needed.has(grant))).toEqual([]);
});
