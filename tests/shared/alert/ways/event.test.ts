import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClipCard } from '../../../../shared/alert/content.ts';
import { hookEvent, isTold, MOST_BYTES, type Told } from '../../../../shared/alert/ways/event.ts';
import { HookEvent } from '../../../../shared/contract/hook-event.ts';
import * as mails from '../../../support/make/mail-contents.ts';

const at = new Date('2026-11-25T14:05:00.000Z');
const event = (content: Told) => hookEvent(content, 's1', at);
const bytes = (content: Told) => Buffer.byteLength(JSON.stringify(event(content)));

const told = Object.entries(mails.CONTENTS).flatMap(([name, content]) =>
  isTold(content) ? [[name, content] as const] : [],
);

describe('an event', () => {
  test.each(told)('of %s is of its schema, without a sentence of a clip, and small', (_, content) => {
    const body = JSON.parse(JSON.stringify(event(content)));
    expect(HookEvent.parse(body)).toEqual(body);
    expect(body.timestamp).toBe('2026-11-25T14:05:00.000Z');
    expect(body.data.subscriptionId).toBe('s1');
    expect(JSON.stringify(body)).not.toMatch(/visionaries|snippet|Tickets from/);
    expect(bytes(content)).toBeLessThan(MOST_BYTES);
  });

  test('of a mention has ids, title, outlet, day, names, links and the state of the video', () => {
    expect(event(mails.ALERT)).toEqual({
      type: 'alert.created',
      timestamp: '2026-11-25T14:05:00.000Z',
      data: {
        subscriptionId: 's1',
        clips: [
          {
            clipId: 'c-astana-2017',
            title: 'A Strategic Shift in Syrian Conflict Resolution',
            outlet: 'Al Mayadeen TV',
            publishedOn: '2017-02-15',
            language: 'en',
            link: mails.recordLink('c-astana-2017'),
            original: null,
            receivedAt: '2026-11-25T14:01:00.000Z',
            mentions: [{ nameId: 'randa-kassis', name: 'Randa Kassis', count: 2, inTitle: false }],
            videos: [{ provider: 'Bunny Stream', status: 'playable' }],
          },
        ],
        more: 0,
      },
    });
  });

  test('has the type of its kind', () => {
    expect(told.map(([, content]) => event(content).type)).toEqual([
      ...['alert.created', 'alert.created', 'alert.summary'],
      ...['alert.digest', 'alert.digest', 'alert.digest', 'alert.digest'],
      ...['alert.videos', 'alert.correction'],
    ]);
  });

  test('of a digest has a clip of several names once', () => {
    const [first, second] = mails.DIGEST.names;
    if (first === undefined || second === undefined) throw new Error('the digest has two names');
    const twice = { ...mails.DIGEST, names: [first, { ...second, cards: first.cards }] };
    const { data } = event(twice);
    expect('clips' in data && data.clips).toHaveLength(first.cards.length);
  });
});

describe('what has no room', () => {
  const flood = (clips: ClipCard[]): Told => ({ ...mails.SUMMARY, clips: 500, cards: clips });

  test('is counted: told and counted clips of a flood are all of them', () => {
    const cards = Array.from({ length: 480 }, (_, i) => mails.clip({ clipId: `c-${i}` }));
    const { data } = event(flood(cards));
    if (!('clips' in data && 'total' in data)) throw new Error('a summary has clips');
    expect(data.total).toBe(500);
    expect(data.clips.length + data.more).toBe(500);
    expect(data.clips.length).toBeGreaterThan(30);
  });

  test('whatever a file holds, the body stays small and of its schema', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.constantFrom(
        '&<>"\\'.repeat(300),
        `a${'\u0301'.repeat(5000)}`,
        '😀'.repeat(600),
        '\u0000\u202e'.repeat(50),
        'कि'.repeat(900),
      ),
    );
    const card = fc.record({
      title: fc.option(text),
      outlet: fc.option(text),
      name: text,
      names: fc.integer({ min: 1, max: 300 }),
    });
    fc.assert(
      fc.property(fc.array(card, { minLength: 1, maxLength: 40 }), (given) => {
        const cards = given.map(({ title, outlet, name, names }, i) =>
          mails.clip({
            ...{ clipId: `c-${i}`, title, outlet, original: `https://a.example/${'x'.repeat(1900)}` },
            mentions: Array.from({ length: names }, () => mails.mention('Mara Lind', 'Mara Lind', { name })),
          }),
        );
        for (const content of [{ kind: 'alert', clips: cards } as const, flood(cards)]) {
          const body = event(content);
          expect(HookEvent.safeParse(body).success).toBe(true);
          expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThanOrEqual(MOST_BYTES);
          expect('clips' in body.data && body.data.clips.length).toBeGreaterThan(0);
        }
        const [first] = given;
        const title = first?.title ?? null;
        const correction: Told = {
          ...mails.CORRECTION,
          clip: { ...mails.CORRECTION.clip, title, outlet: title },
          changes: (['title', 'outlet', 'publishedOn'] as const).map((field) => ({ field, was: title, is: title })),
          names: given.map(({ name }) => ({ name, isIn: true })),
        };
        expect(bytes(correction)).toBeLessThanOrEqual(MOST_BYTES);
      }),
      { numRuns: 20 },
    );
  });

  test('an address that leads nowhere on the web is left out', () => {
    const { data } = event({ kind: 'alert', clips: [mails.clip({ original: 'javascript:alert(1)' })] });
    expect('clips' in data && data.clips[0]?.original).toBeNull();
  });
});
