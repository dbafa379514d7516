/** What a digest says of its names and of the archive: nothing that contradicts itself, nothing where there is nothing. */
import { describe, expect, test } from 'vitest';
import type { DigestContent, DigestName } from '../../../shared/alert/content.ts';
import { compose } from '../../../shared/alert/index.ts';
import type { Language } from '../../../shared/contract/subscription.ts';
import { DIGEST, EMPTY_DIGEST, reader } from '../../support/make/mail-contents.ts';

const BARS = /[▁▂▃▄▅▆▇█]/u;

const name = (more: Partial<DigestName>): DigestName => ({
  name: 'Randa Kassis',
  isUrgent: false,
  ...{ mentions: 2, published: 2, before: 1, days: [0, 0, 0, 0, 1, 0, 2], lastMention: '2026-11-25' },
  ...{ cards: DIGEST.names[1]?.cards ?? [], all: null },
  ...more,
});

function lineOf(content: Partial<DigestContent>, language: Language = 'en'): string {
  const { text, html } = compose({ ...DIGEST, ...content }, reader({ language }));
  const line = text.split('\n').find((one) => one.startsWith('Randa Kassis:')) ?? '';
  // Both parts say the same.
  expect(BARS.test(html)).toBe(BARS.test(text));
  return line;
}

test.each<{ why: string; content: Partial<DigestContent>; line: string }>([
  {
    why: 'a whole day',
    content: { names: [name({})] },
    line: 'Randa Kassis: 2 mentions (clips published: 2, same day last week: 1)  ▁▁▁▁▅▁█',
  },
  {
    why: 'some hours',
    content: { from: '2026-11-26T01:00:00.000Z', names: [name({})] },
    line: 'Randa Kassis: 2 mentions',
  },
  {
    why: 'old clips, in no count that is compared: bars of other days would contradict',
    content: { names: [name({ published: 0, before: 0, days: [0, 0, 0, 0, 1, 1, 0] })] },
    line: 'Randa Kassis: 2 mentions',
  },
  {
    why: 'old clips, and something a week ago',
    content: { names: [name({ published: 0, days: [0, 0, 0, 0, 1, 0, 0] })] },
    line: 'Randa Kassis: 2 mentions (clips published: 0, same day last week: 1)',
  },
  {
    why: 'no mention, the last one within the week',
    content: { names: [name({ mentions: 0, published: 0, days: [0, 0, 0, 0, 0, 1, 0], cards: [] })] },
    line: 'Randa Kassis: (last mention 25 November 2026)  ▁▁▁▁▁█▁',
  },
  {
    why: 'none ever',
    content: { names: [name({ mentions: 0, days: [0, 0, 0, 0, 0, 0, 0], lastMention: null, cards: [] })] },
    line: 'Randa Kassis: (no mention yet)',
  },
])('a name is compared only where that says something: $why', ({ content, line }) => {
  expect(lineOf(content)).toBe(line);
});

test('names that are not listed are told by whether they were mentioned', () => {
  const many = Array.from({ length: 22 }, (_, i) => name({ name: `Name ${i}` }));
  const said = (content: Partial<DigestContent>) =>
    compose({ ...DIGEST, ...content }, reader())
      .text.split('\n')
      .filter((one) => /^\d+ more name/.test(one));
  expect(said({ names: many.slice(0, 1), followed: 9 })).toEqual(['8 more names, no mention']);
  expect(said({ names: many, followed: 30 })).toEqual(['2 more names', '8 more names, no mention']);
});

describe.each<[Language, string, string]>([
  ['en', 'No mention of Randa Kassis', 'No mention of your 3 names'],
  ['fr', 'Aucune mention : Randa Kassis', 'Aucune mention (3 noms)'],
  ['de', 'Keine Erwähnung: Randa Kassis', 'Keine Erwähnung (3 Namen)'],
  ['es', 'Ninguna mención: Randa Kassis', 'Ninguna mención (3 nombres)'],
  ['ar', 'لا إشارات: Randa Kassis', 'لا إشارات (3 أسماء)'],
  ['ru', 'Упоминаний нет: Randa Kassis', 'Упоминаний нет (3 имени)'],
])('in %s', (language, ofOne, ofThree) => {
  const headOf = (content: Partial<DigestContent>) =>
    compose({ ...EMPTY_DIGEST, ...content }, reader({ language }))
      .text.split('\n')[1]
      ?.replaceAll('\u00a0', ' ');

  test('an empty digest names the only name, or says how many', () => {
    expect(headOf({ names: [name({ mentions: 0, cards: [] })], followed: 1 })).toBe(ofOne);
    expect(headOf({})).toBe(ofThree);
  });

  test('the archive is told of only where a video went or came back', () => {
    const sections = (gone: number, back: number) =>
      compose({ ...EMPTY_DIGEST, archive: { gone, back } }, reader({ language })).text.split('\n').length;
    expect(sections(0, 1)).toBe(sections(0, 0) + 1);
    expect(sections(1, 0)).toBe(sections(0, 0) + 1);
  });
});
