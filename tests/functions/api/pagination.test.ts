import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { clipLink, openClipLink } from '../../../shared/signing/clip-link.ts';
import { openCursor, sealCursor } from '../../../shared/signing/cursor.ts';
import { DAY_0, fakeApi, fakeClip, KEY } from '../../support/fake/dependencies.ts';
import { finds, signingKey } from '../../support/fake/signing-keys.ts';

const Answer = z.object({ items: z.array(z.object({ clipId: z.string() })), nextCursor: z.string().nullable() });

describe('cursors', () => {
  const query = fc.dictionary(fc.string(), fc.option(fc.string(), { nil: undefined }));

  it('open with what they were sealed with, whatever the order of the filters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), query, fc.string(), async (position, query, secret) => {
        const key = { ...KEY, secret };
        const reversed = Object.fromEntries(Object.entries(query).reverse());
        expect(await openCursor(sealCursor(position, query, key), reversed, finds(key))).toBe(position);
      }),
    );
  });

  it('open with nothing else: another secret, another query, one character changed, cut or added', async () => {
    const asked = { list: 'clips', outlet: 'A', order: 'newest' };
    const cursor = sealCursor('2017-02-15#x', asked, KEY);
    expect(await openCursor(cursor, asked, finds(signingKey('otherkey')))).toBeNull();
    expect(await openCursor(cursor, { ...asked, order: 'oldest' }, finds(KEY))).toBeNull();
    expect(await openCursor(cursor, { ...asked, from: '2017-01-01' }, finds(KEY))).toBeNull();
    expect(await openCursor(cursor, { list: 'clips', order: 'newest' }, finds(KEY))).toBeNull();
    for (const other of ['', 'A', `${cursor}A`, `${cursor}=`, ` ${cursor}`, `${cursor}!`]) {
      expect(await openCursor(other, asked, finds(KEY))).toBeNull();
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(cursor.length - 1), fc.constantFrom(...'Ab0-_'), async (at, character) => {
        fc.pre(cursor[at] !== character);
        expect(await openCursor(cursor.slice(0, at) + character + cursor.slice(at + 1), asked, finds(KEY))).toBeNull();
        expect(await openCursor(cursor.slice(0, at), asked, finds(KEY))).toBeNull();
      }),
    );
  });

  it('keep filters apart that look alike when joined', async () => {
    const cursor = sealCursor('p', { a: 'b,c' }, KEY);
    expect(await openCursor(cursor, { a: 'b', c: '' }, finds(KEY))).toBeNull();
    expect(await openCursor(sealCursor('p', { a: '1', b: undefined }, KEY), { a: '1' }, finds(KEY))).toBe('p');
  });
});

describe('paging', () => {
  const day = fc.date({ min: new Date('2017-01-01'), max: new Date('2017-01-09'), noInvalidDate: true });
  const clip = fc
    .record({ day, id: fc.uuid() })
    .map(({ day, id }) => fakeClip({ clipId: id, publishedOn: day.toISOString().slice(0, 10) }));
  const clips = (size: number) => fc.uniqueArray(clip, { maxLength: size, selector: ({ clipId }) => clipId });

  it('neither skips nor repeats what was there from the start, whatever is written meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        clips(30),
        fc.array(clips(3), { maxLength: 40 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('newest', 'oldest'),
        async (before, meanwhile, limit, order) => {
          const { ask, stored } = fakeApi({ clips: [...before] });
          const seen: string[] = [];
          let cursor: string | null = null;
          for (let page = 0; page === 0 || cursor !== null; page++) {
            const rest: string = cursor === null ? '' : `&cursor=${cursor}`;
            const response = await ask('GET', `/v1/clips?limit=${limit}&order=${order}${rest}`);
            const answer = Answer.parse(await response.json());
            seen.push(...answer.items.map(({ clipId }) => clipId));
            cursor = answer.nextCursor;
            stored.clips.push(...(meanwhile[page] ?? []).filter(({ clipId }) => !seen.includes(clipId)));
          }
          expect(new Set(seen).size).toBe(seen.length);
          for (const { clipId } of before) expect(seen).toContain(clipId);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['/v1/clips?outlet=B', 'another filter'],
    ['/v1/clips?order=oldest', 'the other order'],
    ['/v1/names?', 'another list'],
    ['/v1/names/ada/mentions?', 'another list with the same order'],
  ])('400 for a cursor of /v1/clips at %s: %s', async (path) => {
    const { ask } = fakeApi({ clips: [fakeClip({ clipId: 'a' }), fakeClip({ clipId: 'b' })] });
    const { nextCursor } = Answer.parse(await (await ask('GET', '/v1/clips?limit=1')).json());
    expect(nextCursor).not.toBeNull();
    const response = await ask('GET', `${path}&cursor=${nextCursor}`.replace('?&', '?'));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ in: 'query', path: 'cursor' }] });
  });

  it('the page size may change on the way', async () => {
    const { ask } = fakeApi({ clips: ['a', 'b', 'c'].map((clipId) => fakeClip({ clipId })) });
    const { nextCursor } = Answer.parse(await (await ask('GET', '/v1/clips?limit=1&order=oldest')).json());
    const rest = Answer.parse(await (await ask('GET', `/v1/clips?order=oldest&cursor=${nextCursor}`)).json());
    expect(rest).toMatchObject({ items: [{ clipId: 'b' }, { clipId: 'c' }], nextCursor: null });
  });
});

describe('links to one record', () => {
  const key = new URL(clipLink('https://api.example', 'a', KEY, DAY_0)).searchParams.get('key') ?? '';

  it('stand under the address of the API', () => {
    expect(clipLink('https://api.example', 'a/b', KEY, DAY_0)).toMatch(
      /^https:\/\/api\.example\/clips\/a%2Fb\?key=testkey0[\w-]{43}$/,
    );
  });

  it.each([
    ['a', key, KEY, 'open', 'the one it was made for'],
    ['b', key, KEY, 'closed', 'another record'],
    ['a', key, { ...KEY, secret: 'other' }, 'closed', 'another secret'],
    ['a', key, signingKey('otherkey'), 'closed', 'another key'],
    ['a', '', KEY, 'closed', 'no key'],
    ['a', `${key}=`, KEY, 'closed', 'the same bytes written otherwise'],
    ['a', sealCursor('a', {}, KEY), KEY, 'closed', 'something else signed with the key'],
  ])('%s with %s and %j: %s (%s)', async (clipId, given, key, opens) => {
    expect(await openClipLink(clipId, given, { findKey: finds(key), linkDays: 90, now: DAY_0 })).toBe(opens);
  });
});
