/** Values at the edge of what their kind can be: each is refused with its field, or taken as what it is. */
import { describe, expect, it } from 'vitest';
import { signedIn } from '../../support/browser/browse.ts';
import { fakeApi, fakeClip } from '../../support/fake/dependencies.ts';

const BEYOND = encodeURIComponent('9999-12-31T23:59:59-12:00');

describe('a value that cannot be kept as it is', () => {
  it.each<[method: string, path: string, body: object | undefined, field: string, why: string]>([
    ['GET', `/v1/clips?receivedAfter=${BEYOND}`, undefined, 'receivedAfter', 'an instant of the year 10000 in UTC'],
    ['GET', '/v1/clips?from=0000-01-01', undefined, 'from', 'a day of the year 0'],
    ['GET', '/v1/names/ada/timeline?from=0000-01-01', undefined, 'from', 'the same, of a timeline'],
    ['PATCH', '/v1/clips/a', { publishedOn: '0000-01-01' }, 'publishedOn', 'the same, as a correction'],
    [
      'POST',
      '/v1/tokens',
      { label: 'far', scopes: ['read'], expiresAt: '9999-12-31T23:59:59-12:00' },
      'expiresAt',
      'an end that no list could show',
    ],
  ])('%s %s → 400 that names the field: %#', async (method, path, body, field) => {
    const { ask } = fakeApi({ clips: [fakeClip({ clipId: 'a' })] });
    const response = await ask(method, path, 'admin', body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ path: field }] });
  });

  it.each(['0001-01-01', '9999-12-31'])('%s is a day', async (day) => {
    expect((await fakeApi().ask('GET', `/v1/clips?from=${day}`)).status).toBe(200);
  });
});

it('a longer language tag is taken by its first part', async () => {
  const asked: unknown[] = [];
  const { ask } = fakeApi(
    {},
    {
      listClips: async ({ language }) => {
        asked.push(language);
        return { items: [], position: null };
      },
    },
  );
  for (const language of ['en', 'en-GB', 'nb', 'xx-unknown']) await ask('GET', `/v1/clips?language=${language}`);
  expect(asked).toEqual(['en', 'en', 'no', 'xx']);
});

it('a name whose id is too long is refused once, and not asked for again and again', async () => {
  const { app } = fakeApi();
  const { status } = await (await signedIn(app)).open(`/names/${'a'.repeat(201)}`);
  expect(status).toBe(400);
});

it('of a body with ten thousand wrong values a hundred are told', async () => {
  const body = { address: 'a@example.org', cadence: 'daily', nameIds: ['a'], ...unknownFields(10_000) };
  const response = await fakeApi().ask('POST', '/v1/subscriptions', 'admin', body);
  const text = await response.text();
  expect([response.status, JSON.parse(text).errors.length]).toEqual([400, 100]);
  expect(text.length).toBeLessThan(32_768);
});

const unknownFields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]));
