import { html } from 'hono/html';
import { describe, expect, it } from 'vitest';
import { clipRow } from '../../../../../functions/api/pages/parts/clip-row.ts';
import { markedAt, markedSnippet, namesIn } from '../../../../../functions/api/pages/parts/marked.ts';
import { voiceOf } from '../../../../../shared/view/voice.ts';
import { fakeClip } from '../../../../support/fake/dependencies.ts';
import { HOSTILE_TEXTS } from '../../../../support/make/hostile.ts';

const voice = voiceOf('en', 'UTC');
const mention = (nameId: string, form: string, snippet: string) => ({
  nameId,
  count: 3,
  spans: [{ start: 0, end: form.length, form, alias: form }],
  snippet,
});
const shown = async (content: unknown) => String(await html`${content}`);

describe('a row', () => {
  const clip = fakeClip({
    clipId: 'a b',
    mentions: [mention('ada', 'Ada Lind', 'Then Ada Lind spoke.'), mention('bo', 'Bo', 'And Bo, too.')],
  });
  const look = { voice, nameOf: (id: string) => (id === 'ada' ? 'Ada Lind' : id) };

  it('names outlet, language, title, sentence, names and videos', async () => {
    const row = await shown(clipRow(clip, look));
    for (const text of [
      'Al Mayadeen TV',
      'English',
      'href="/clips/a%20b">A Strategic Shift',
      'Then <mark>Ada Lind</mark> spoke.',
      '<bdi>Ada Lind</bdi></a> <bdi class="n">×3</bdi>',
      'No video',
    ])
      expect(row).toContain(text);
  });

  it('shows the sentence of the name that was asked for, and leads to its marks', async () => {
    const row = await shown(clipRow(clip, { ...look, nameId: 'bo' }));
    expect(row).toContain('And <mark>Bo</mark>, too.');
    expect(row).toContain('href="/clips/a%20b?nameId=bo"');
  });

  it('begins the summary where it names nobody, and says what is not known', async () => {
    const row = await shown(clipRow(fakeClip({ title: null, outlet: null, language: null }), look));
    for (const text of ['The Astana platform emerged.', 'Untitled clip', 'Unknown outlet']) expect(row).toContain(text);
    expect(row).not.toContain('null');
  });

  it.each(HOSTILE_TEXTS)('lets nothing of a file become mark-up: $why', async ({ text }) => {
    const row = await shown(
      clipRow(fakeClip({ title: text, outlet: text, language: text, mentions: [mention(text, text, text)] }), look),
    );
    expect([...new Set([...row.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, tag]) => tag))].sort()).toEqual(
      ['a', 'bdi', 'br', 'div', 'h3', 'li', 'mark', 'p', 'span'].filter((tag) => row.includes(`<${tag}`)),
    );
  });
});

describe('marks', () => {
  it.each<[string, [string, string[]][], string, string]>([
    [
      'Ada met Bo.',
      [
        ['a', ['Ada']],
        ['b', ['Bo']],
      ],
      'a1:Ada b1:Bo',
      'two names in order',
    ],
    ['Ada Lind, Ada', [['a', ['Ada', 'Ada Lind']]], 'a1:Ada Lind a2:Ada', 'the longer form first, then again'],
    [
      'Ada Lind',
      [
        ['b', ['Lind']],
        ['a', ['Ada Lind']],
      ],
      'a1:Ada Lind',
      'of two that overlap the first to begin',
    ],
    [
      'Ada',
      [
        ['b', ['Ada']],
        ['a', ['Ada']],
      ],
      'b1:Ada',
      'of two at one place the first in the list',
    ],
    ['nobody', [['a', ['Ada']]], '', 'none'],
  ])('%j: %j → %s (%s)', (text, names, found) => {
    const mentions = names.map(([nameId, forms]) => ({ nameId, spans: forms.map((form) => ({ form })) }));
    const places = namesIn(text, mentions);
    expect(
      places.map(({ nameId, number, start, end }) => `${nameId}${number}:${text.slice(start, end)}`).join(' '),
    ).toBe(found);
  });

  it('are filled for the name asked for, dotted for others, with a place to lead to', async () => {
    const marks = [
      { start: 0, end: 3, id: 'm1' },
      { start: 8, end: 10, isOther: true },
    ];
    expect(await shown(markedAt('Ada met Bo', marks))).toBe(
      '<mark id="m1">Ada</mark> met <mark class="other">Bo</mark>',
    );
  });

  it('of a snippet are those that were recorded', async () => {
    const marks = [{ start: 4, end: 6 }];
    expect(await shown(markedSnippet({ snippet: 'And Bo & Bo', marks, spans: [] }))).toBe(
      'And <mark>Bo</mark> &amp; Bo',
    );
  });
});
