/** Much at once: a mail stays in the room that mail programs give it, and tells of as much as it can. */
import { describe, expect, it } from 'vitest';
import type { ClipCard, Content } from '../../../shared/alert/content.ts';
import { compose, MAX_HTML_BYTES, MAX_TEXT_BYTES } from '../../../shared/alert/index.ts';
import { Language } from '../../../shared/contract/subscription.ts';
import { WORDS } from '../../../shared/view/words/index.ts';
import { ALERT, clip, DIGEST, reader, SUMMARY, TRAM_AR, VIDEOS } from '../../support/make/mail-contents.ts';

const numbered = (count: number, overrides: Partial<ClipCard> = {}) =>
  Array.from({ length: count }, (_, i) =>
    clip({ clipId: `c${i}`, title: `The harbour tram, part ${i}.`, ...overrides }),
  );
const toldIn = (part: string) => new Set(part.match(/part \d+\./g)).size;
const bytes = (text: string) => Buffer.byteLength(text);

describe.each(Language.options)('in %s', (language) => {
  it('twenty mentions take 60 KB of HTML at most', () => {
    const content = {
      ...ALERT,
      clips: numbered(
        20,
        language === 'ar' ? { mentions: TRAM_AR.mentions, language: 'ar', outlet: TRAM_AR.outlet } : {},
      ),
    };
    expect(bytes(compose(content, reader({ language })).html)).toBeLessThanOrEqual(60_000);
  });

  it.each([
    ['a summary', (clips: ClipCard[]): Content => ({ ...SUMMARY, clips: 500, cards: clips, all: null })],
    ['an alert', (clips: ClipCard[]): Content => ({ ...ALERT, clips })],
    [
      'a digest',
      (clips: ClipCard[]): Content => ({
        ...DIGEST,
        names: DIGEST.names.map((one, i) => (i > 0 ? one : { ...one, cards: clips })),
      }),
    ],
  ])('%s tells of each of 500 clips, in HTML and in text', (_, contentOf) => {
    const { html, text } = compose(contentOf(numbered(500)), reader({ language }));
    expect([toldIn(html), toldIn(text)]).toEqual([500, 500]);
    expect(bytes(html)).toBeLessThanOrEqual(MAX_HTML_BYTES);
    expect(bytes(text)).toBeLessThanOrEqual(MAX_TEXT_BYTES);
  });
});

it.each(Language.options)(
  'a summary of a part says in %s that the rest follows, and any other that it is all',
  (language) => {
    const flood = { ...SUMMARY, because: 'flood' as const, clips: 500, cards: numbered(500), all: null };
    const [whole, part] = [false, true].map((isMore) =>
      compose({ ...flood, isMore }, reader({ language })).text.split('\n'),
    );
    expect(whole?.filter((line) => !part?.includes(line)).length).toBeGreaterThan(0);
    const { flood: all, floodPart } = WORDS[language].summary;
    expect(whole?.join(' ')).toContain(all);
    expect(part?.join(' ')).toContain(floodPart);
    expect(part?.join(' ')).not.toContain(all);
  },
);

it('what has no room is counted, and the count and the told are all', () => {
  const clips = numbered(3000);
  const { html, text } = compose({ ...SUMMARY, clips: 3000, cards: clips, all: null }, reader());
  for (const part of [html, text]) {
    const omitted = Number(/([\d,]+) more clips are not listed/.exec(part)?.[1]?.replace(',', '') ?? 0);
    expect(toldIn(part) + omitted).toBe(3000);
  }
  expect(html).toContain('more clips are not listed');
  expect(bytes(html)).toBeLessThanOrEqual(MAX_HTML_BYTES);
  expect(bytes(text)).toBeLessThanOrEqual(MAX_TEXT_BYTES);
});

it('many stories of one name leave each other name its most important one in detail', () => {
  const names = DIGEST.names.map((one, i) => (i > 0 ? one : { ...one, cards: numbered(300) }));
  const { text } = compose({ ...DIGEST, names }, reader());
  for (const sentence of ['*Randa Kassis*, one of the first', 'Tickets from *Lake City*'])
    expect(text).toContain(sentence);
});

it('the end of a provider is one mail', () => {
  const [video] = VIDEOS.videos;
  const videos = Array.from({ length: 1500 }, (_, i) => ({ ...(video ?? never()), title: `A film, part ${i}.` }));
  const { subject, html, text } = compose({ kind: 'videos', videos }, reader());
  expect(subject).toBe('1,500 videos play again');
  for (const part of [html, text]) {
    const omitted = Number(/([\d,]+) more videos?/.exec(part)?.[1]?.replace(',', '') ?? 0);
    expect(toldIn(part) + omitted).toBe(1500);
  }
  expect(bytes(html)).toBeLessThanOrEqual(MAX_HTML_BYTES);
});

it('of names, forms, outlets and videos of a clip the first are shown and the others counted', () => {
  const [one] = clip().mentions;
  const mentions = Array.from({ length: 30 }, (_, i) => ({
    ...(one ?? never()),
    name: `Name ${i}`,
    snippet: `Name ${i}.`,
  }));
  const sameStory = { clips: 9, outlets: Array.from({ length: 9 }, (_, i) => `Outlet ${i}`) };
  const { html, text } = compose({ kind: 'alert', clips: [clip({ mentions, sameStory })] }, reader());
  for (const part of [html, text]) {
    expect(part).toContain('25 more names');
    expect(part).toContain('Same story in Outlet 0, Outlet 1, Outlet 2 and 6 more');
  }
  expect(bytes(html)).toBeLessThan(20_000);
});

function never(): never {
  throw new Error('The contents of the tests have a clip and a video.');
}
