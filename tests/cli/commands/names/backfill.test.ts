import { expect, test } from 'vitest';
import { type ApiRequest, type ApiResponse, jsonLines, runAgainst } from '../../../support/run-command.ts';

const state = { version: 3, compiled: 3, startedAt: null, finishedAt: null, seen: 0, changed: 0, failed: 0 };
function stages(): (asked: ApiRequest) => ApiResponse {
  const left = ['waiting', 'running', 'done'];
  return () => ({ body: { ...state, state: left.shift(), seen: 100, changed: 4 } });
}

test('starts it and waits until it is done', async () => {
  const { status, out, asked, waits } = await runAgainst(stages(), ['names', 'backfill']);
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /v1/names/backfill',
    'GET /v1/names/backfill',
    'GET /v1/names/backfill',
  ]);
  expect([status, waits.length, jsonLines(out)]).toMatchObject([0, 2, [{ state: 'done', seen: 100 }]]);
});

test('--no-wait only starts it', async () => {
  const { out, err, asked } = await runAgainst(stages(), ['names', 'backfill', '--no-wait'], { isTTY: true });
  expect([asked.length, out]).toEqual([1, '']);
  expect(err).toContain('It starts within a minute.\n');
});

test('for people: what became of it', async () => {
  const { err } = await runAgainst(stages(), ['names', 'backfill'], { isTTY: true });
  expect(err).toContain('100 clips seen, the mentions of 4 changed.\n');
});
