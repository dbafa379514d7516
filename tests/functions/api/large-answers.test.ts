import fc from 'fast-check';
import { handle } from 'hono/aws-lambda';
import { describe, expect, it } from 'vitest';
import { answerBytes, fitsAnswer, MAX_ANSWER_BYTES } from '../../../functions/runtime/answer.ts';
import type { Name } from '../../../shared/contract/name.ts';
import { httpEvent } from '../../support/cost/events.ts';
import { fakeApi, fakeClip, TOKENS } from '../../support/fake/dependencies.ts';

/** Lambda's limit for the JSON of an answer: 6 MB and 100 bytes, as its error message has it. */
const LAMBDA_BYTES = 6_291_556;

type Api = ReturnType<typeof fakeApi>;

/** What the function answers to a GET behind the HTTP API, and its size as Lambda counts it. */
async function answerOf({ app }: Api, path: string) {
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  const headers = { origin: 'https://clips.example' };
  const request = { method: 'GET', path: rawPath, query: rawQueryString, headers } as const;
  const answer = await handle(app)(httpEvent(request, TOKENS.read));
  return { ...answer, bytes: Buffer.byteLength(JSON.stringify(answer)) };
}

/** Units of text, each with what makes it larger in an answer. */
const UNITS = ['a', '"', '\\', '\n', '\u0001', 'ж', '中', '😀', '\ud800', '<'] as const;

/** A text of about so many bytes in an answer. */
const sized = (unit: string, bytes: number) => unit.repeat(Math.ceil(bytes / (answerBytes(unit) - 2)));

describe('the size of an answer', () => {
  it('is counted as the adapter of the function makes it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        const api = fakeApi({ texts: new Map([['a', { kind: 'text', text }]]) });
        const { body } = await answerOf(api, '/v1/clips/a/text');
        expect(Buffer.byteLength(JSON.stringify(body))).toBe(answerBytes(text.toWellFormed()));
      }),
      { numRuns: 50 },
    );
  });

  it.each(UNITS)('is judged right at the limit, of %j too', (unit) => {
    const most = Math.floor((MAX_ANSWER_BYTES - 2) / (answerBytes(unit) - 2));
    expect(fitsAnswer(unit.repeat(most))).toBe(true);
    expect(fitsAnswer(unit.repeat(most + 1))).toBe(false);
  });

  const cases = (['a', '"', '\u0001', 'ж', '\ud800'] as const).flatMap((unit) =>
    [0.99, 1.01].map((share) => [unit, share] as const),
  );
  it.each(cases)('never passes the limit of Lambda: %j at %f of ours', async (unit, share) => {
    const text = sized(unit, share * MAX_ANSWER_BYTES);
    const clip = fakeClip({ clipId: 'a', summary: text });
    const names = new Map<string, Name>([['a', { id: 'a', name: text, aliases: [] }]]);
    const api = fakeApi(
      { clips: [clip], names, texts: new Map([['a', { kind: 'archived', key: 'texts/a/1.txt' }]]) },
      { readText: async () => text },
    );
    for (const path of [
      '/v1/clips/a/text',
      '/v1/clips/a',
      '/v1/clips',
      '/v1/names/export?format=csv',
      '/v1/names/export?format=json',
    ]) {
      const { statusCode, bytes } = await answerOf(api, path);
      expect([200, 307], path).toContain(statusCode);
      expect(bytes, path).toBeLessThan(MAX_ANSWER_BYTES + 4096);
      expect(bytes, path).toBeLessThan(LAMBDA_BYTES);
    }
  });
});

describe('a text that is too large', () => {
  const long = sized('ж', 2 * MAX_ANSWER_BYTES);
  const archived = new Map([['a', { kind: 'archived' as const, key: 'texts/a/1.txt' }]]);

  it('is sent on to its object, and copied nowhere', async () => {
    const api = fakeApi({ texts: archived }, { readText: async () => long });
    const answer = await answerOf(api, '/v1/clips/a/text');
    expect(answer).toMatchObject({
      statusCode: 307,
      body: '',
      headers: {
        location: 'https://archive.example/texts/a/1.txt?signed',
        'cache-control': 'no-store',
        'access-control-allow-origin': 'https://clips.example',
      },
    });
    expect(api.stored.answers).toEqual([]);
  });

  it('under the limit is answered as it is, also from the archive', async () => {
    const api = fakeApi({ texts: archived });
    expect(await answerOf(api, '/v1/clips/a/text')).toMatchObject({
      statusCode: 200,
      body: 'archived under texts/a/1.txt',
      headers: { 'content-type': 'text/plain; charset=UTF-8' },
    });
  });

  it('is not shown to who may not read', async () => {
    const { ask } = fakeApi({ texts: archived }, { readText: async () => long });
    const refused = await ask('GET', '/v1/clips/a/text', null);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('location')).toBeNull();
  });
});

describe('any other answer that is too large', () => {
  const name = { id: 'a', name: sized('"', 2 * MAX_ANSWER_BYTES), aliases: [] };

  it('is kept whole, with its type and the name of its file', async () => {
    const api = fakeApi({ names: new Map([['a', name]]) });
    const answer = await answerOf(api, '/v1/names/export?format=json');
    expect(answer).toMatchObject({
      statusCode: 307,
      body: '',
      headers: { location: 'https://archive.example/answers/1?signed', 'cache-control': 'no-store' },
    });
    expect(answer.headers).not.toHaveProperty('content-disposition');
    const [kept] = api.stored.answers;
    expect(kept).toMatchObject({ type: 'application/json', disposition: 'attachment; filename="names.json"' });
    expect(JSON.parse(kept?.body ?? '')).toMatchObject([{ id: 'a', name: name.name }]);
  });
});
