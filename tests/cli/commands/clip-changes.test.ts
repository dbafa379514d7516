import { describe, expect, test } from 'vitest';
import { clipRecord, page } from '../../support/fake/api-responses.ts';
import { jsonLines, runAgainst } from '../../support/run-command.ts';

const revision = (number: number, more: object = {}) => ({
  ...{ title: `Title ${number}`, outlet: null, publishedOn: null, summary: null, language: null },
  revision: number,
  recordedAt: '2026-01-02T03:04:05.000Z',
  versionId: 'v1',
  changed: ['title'],
  by: { kind: 'correction', who: 'desk' },
  story: 's',
  mentions: [],
  embeds: [],
  ...more,
});

describe('clips correct', () => {
  test('sends the values, and null for what is taken back', async () => {
    const { status, out, asked } = await runAgainst(
      () => ({ body: clipRecord(1) }),
      ['clips', 'correct', 'a/b', '--title', 'By hand', '--day', '2017-02-15', '--take-back', 'outlet', 'language'],
    );
    expect([status, jsonLines(out)]).toEqual([0, [clipRecord(1)]]);
    expect(asked).toMatchObject([
      {
        method: 'PATCH',
        path: '/v1/clips/a%2Fb',
        body: { title: 'By hand', publishedOn: '2017-02-15', outlet: null, language: null },
      },
    ]);
  });

  test('on a terminal shows the clip as it became', async () => {
    const args = ['clips', 'correct', 'clip1', '--summary', 'x'];
    const { out } = await runAgainst(() => ({ body: clipRecord(1) }), args, { isTTY: true });
    expect(out).toMatch(/^title +Title 1$/m);
  });

  test.each([
    [['clips', 'correct', 'x'], 'nothing to correct'],
    [['clips', 'correct'], 'missing required argument'],
    [['clips', 'correct', 'x', '--day', '15.02.2017'], 'use a day'],
    [['clips', 'correct', 'x', '--title', ' '], '--take-back title ends'],
    [['clips', 'correct', 'x', '--summary', ''], '--take-back summary ends'],
    [['clips', 'correct', 'x', '--language', 'xxxx'], 'use the tag of a language'],
    [['clips', 'correct', 'x', '--take-back', 'text'], 'Allowed choices'],
    [['clips', 'correct', 'x', '--title', 'a', '--take-back', 'title'], 'give one of them'],
  ])('%j is a usage error that asks nothing', async (args, message) => {
    const { status, err, asked } = await runAgainst(() => ({ body: {} }), args);
    expect([status, asked]).toEqual([2, []]);
    expect(err).toContain(message);
  });

  test('a refusal is shown as the API says it', async () => {
    const problem = { status: 400, body: { title: 'Bad Request', detail: 'title: has a line end' } };
    const { status, err } = await runAgainst(() => problem, ['clips', 'correct', 'x', '--title', 'a\nb']);
    expect([status, err]).toEqual([1, 'clipwatch: title: has a line end\n']);
  });
});

describe('clips revisions', () => {
  test('one state a line, whole, and no more than asked for', async () => {
    const { out, err, asked } = await runAgainst(
      () => page([revision(3), revision(2), revision(1)]),
      ['clips', 'revisions', 'clip1', '--limit', '2'],
    );
    expect(jsonLines(out)).toEqual([revision(3), revision(2)]);
    expect(err).toContain('raise --limit');
    expect(asked[0]?.path).toBe('/v1/clips/clip1/revisions');
  });

  test.each([
    [{ kind: 'file', versionId: 'v2' }, 'file v2'],
    [{ kind: 'names', version: 7 }, 'names, version 7'],
    [{ kind: 'correction', who: 'desk' }, 'corrected by desk'],
    [{ kind: 'replay', id: 'r1' }, 'replay r1'],
    [{ kind: 'story', who: 'desk' }, 'story changed by desk'],
  ])('on a terminal a table says who: %j', async (by, text) => {
    const { out } = await runAgainst(
      () => page([revision(2, { by, removedAt: '2026-02-01T00:00:00.000Z' })]),
      ['clips', 'revisions', 'clip1'],
      { isTTY: true, columns: 200 },
    );
    expect(out).toContain(text);
    expect(out).toContain('title, removed 2026-02-01T00:00:00.000Z');
  });
});

describe('clips show --as-of', () => {
  test.each([
    ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00Z'],
    ['2026-01-31T12:00:00+02:00', '2026-01-31T12:00:00+02:00'],
    ['2026-01-31', '2026-01-31T23:59:59.999Z'],
  ])('%s asks for the record of that time', async (time, asOf) => {
    const { asked } = await runAgainst(() => ({ body: clipRecord(1) }), ['clips', 'show', 'clip1', '--as-of', time]);
    expect(asked[0]?.query).toEqual({ asOf });
  });

  test.each(['yesterday', '2026-02-30', '2026-01-31 12:00'])('%s is a usage error', async (time) => {
    const { status, err, asked } = await runAgainst(() => ({ body: {} }), ['clips', 'show', 'clip1', '--as-of', time]);
    expect([status, asked]).toEqual([2, []]);
    expect(err).toContain('use a time such as 2026-01-31T12:00:00Z');
  });
});
