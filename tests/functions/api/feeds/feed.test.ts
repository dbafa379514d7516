import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { atomOf } from '../../../../functions/api/feeds/atom.ts';
import { feedOf } from '../../../../functions/api/feeds/feed.ts';
import { jsonFeedOf } from '../../../../functions/api/feeds/json-feed.ts';
import { signingKey } from '../../../support/fake/signing-keys.ts';
import { HOSTILE_TEXTS } from '../../../support/make/hostile.ts';
import { readAtom } from '../../../support/read/read-atom.ts';

/** The version 1.1 of JSON Feed: what must be there, and nothing that it does not know. */
const JsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string(),
  home_page_url: z.url(),
  feed_url: z.url(),
  items: z.array(
    z.strictObject({
      id: z.string(),
      url: z.url(),
      title: z.string(),
      summary: z.string(),
      content_text: z.string(),
      date_published: z.iso.datetime({ offset: true }),
      date_modified: z.iso.datetime({ offset: true }),
      authors: z
        .array(z.strictObject({ name: z.string() }))
        .min(1)
        .optional(),
      language: z.string().optional(),
    }),
  ),
});

const context = {
  apiUrl: 'https://api.example',
  inbox: 'inbox',
  self: 'https://api.example/v1/feeds/ada.atom?key=k',
  key: signingKey('testkey0'),
  now: new Date('2026-11-24T08:00:00.000Z'),
};
const ada = { id: 'ada', name: 'Ada <Lind>' };
const mention = {
  clipId: 'c1',
  title: 'Talks & "tables" <b>',
  outlet: 'Al Mayadeen',
  publishedOn: '2017-02-15',
  language: 'ar',
  receivedAt: '2026-11-22T08:00:00.000Z',
  recordedAt: '2026-11-23T08:00:00.000Z',
  snippet: 'Ada Lind said: 1 < 2 & so on.',
};

/** In any text of a feed no control character stands, nor one that turns its direction. */
const UNWANTED = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069\u200e\u200f]/u;

describe('a feed', () => {
  it('says the same in both formats', () => {
    const feed = feedOf(ada, [mention, { ...mention, clipId: 'c2', recordedAt: '2026-11-24T08:00:00.000Z' }], context);
    const atom = readAtom(atomOf(feed));
    const json = JsonFeed.parse(JSON.parse(jsonFeedOf(feed)));
    expect(atom).toMatchObject({ title: 'Ada <Lind> – clipwatch', updated: '2026-11-24T08:00:00.000Z' });
    expect(json.title).toBe(atom.title);
    expect(atom.links.find(({ rel }) => rel === 'self')?.href).toBe(context.self);
    const [entry] = atom.entries;
    expect(entry).toMatchObject({
      ...{ title: 'Talks & "tables" <b>', authors: ['Al Mayadeen'], language: 'ar' },
      ...{ published: '2017-02-15T00:00:00.000Z', updated: '2026-11-23T08:00:00.000Z' },
      summary: 'Ada Lind said: 1 < 2 & so on.',
    });
    expect(json.items[0]).toEqual({
      ...{ id: entry?.id, url: entry?.links[0]?.href, title: entry?.title, language: 'ar' },
      ...{ date_published: entry?.published, date_modified: entry?.updated },
      ...{ summary: entry?.summary, content_text: entry?.summary, authors: [{ name: 'Al Mayadeen' }] },
    });
  });

  it.each<[why: string, given: Partial<typeof mention> | { title: null; outlet: null }, shown: object]>([
    ['without a day is of the day it was received', { publishedOn: '' }, {}],
    ['without title and outlet', { title: null, outlet: null }, { title: 'Untitled clip', authors: [] }],
    ['with a title of nothing that is seen', { title: ' \u202e ' }, { title: 'Untitled clip' }],
    ['in a language that is no tag', { language: 'ar"><x' }, {}],
  ])('has an entry %s', (_, given, shown) => {
    const one = { ...mention, ...given, publishedOn: given && 'publishedOn' in given ? null : mention.publishedOn };
    const [entry] = readAtom(atomOf(feedOf(ada, [one], context))).entries;
    expect(entry).toMatchObject(shown);
    if (one.publishedOn === null) expect(entry?.published).toBe(mention.receivedAt);
    if (one.language !== 'ar') expect(entry).not.toHaveProperty('language');
  });

  it('without entries is one that never changed', () => {
    const feed = feedOf(ada, [], context);
    expect(readAtom(atomOf(feed))).toMatchObject({ updated: '1970-01-01T00:00:00.000Z', entries: [] });
    expect(JsonFeed.parse(JSON.parse(jsonFeedOf(feed))).items).toEqual([]);
  });

  it('keeps its ids at another address and with other keys, and shares none with another name or deployment', () => {
    const idsOf = (name: typeof ada, changed: Partial<typeof context>) => {
      const { id, entries } = readAtom(atomOf(feedOf(name, [mention], { ...context, ...changed })));
      return [id, entries[0]?.id];
    };
    const ids = idsOf(ada, {});
    expect(idsOf(ada, { apiUrl: 'https://moved.example', key: signingKey('testkey1'), self: 'https://a.b/' })).toEqual(
      ids,
    );
    expect(idsOf({ id: 'ben', name: 'Ben' }, {})).not.toContain(ids[1]);
    expect(idsOf(ada, { inbox: 'another' })[0]).not.toBe(ids[0]);
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it.each(HOSTILE_TEXTS)('is valid with $why', ({ text }) => {
    valid(text);
  });

  it('is valid with any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), valid));
    valid('\ufffe\uffff\ud800 \u0000');
  });
});

function valid(text: string): void {
  const hostile = { ...mention, title: text, outlet: text, language: text, snippet: text };
  const feed = feedOf({ id: 'ada', name: `${text}x` }, [hostile], context);
  const document = atomOf(feed);
  const atom = readAtom(document);
  expect(document).not.toMatch(UNWANTED);
  const json = jsonFeedOf(feed);
  JsonFeed.parse(JSON.parse(json));
  expect(atom.entries).toHaveLength(1);
  // A mark of no text type: a reader may not take it as HTML.
  expect(document).not.toMatch(/type="x?html"/);
}
