import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { subjectOf } from '../../../../shared/alert/index.ts';
import { type ChatMessage, chatMessage } from '../../../../shared/alert/ways/chat.ts';
import { isTold, type Told } from '../../../../shared/alert/ways/event.ts';
import { slackMessage } from '../../../../shared/alert/ways/slack.ts';
import { teamsMessage } from '../../../../shared/alert/ways/teams.ts';
import { Language } from '../../../../shared/contract/subscription.ts';
import * as mails from '../../../support/make/mail-contents.ts';

const told = Object.entries(mails.CONTENTS).flatMap(([name, content]) => (isTold(content) ? [{ name, content }] : []));
const everyOne = told.flatMap(({ name, content }) => Language.options.map((language) => ({ name, language, content })));

function chat(content: Told, language: Language = 'en'): ChatMessage {
  const { links } = mails.reader();
  const reader = mails.reader({ language, links: { ...links, settings: 'https://clips.example.org/settings' } });
  return chatMessage(content, subjectOf(content, reader), reader);
}
const slack = (content: Told, language?: Language) => slackMessage(chat(content, language));
const teams = (content: Told, language: Language = 'en') => teamsMessage(chat(content, language), language);

/** The text of each section, header and context. */
const slackTexts = (content: Told) =>
  slack(content).blocks.flatMap((block) => {
    if (block.type === 'divider') return [];
    return block.type === 'context' ? block.elements.map(({ text }) => text) : [block.text.text];
  });

const card = (content: Told, language?: Language) => teams(content, language).attachments[0].content;
/** The lines of a card of Teams, those of containers too. */
const teamsLines = (content: Told) =>
  card(content)
    .body.flatMap((item) => (item.type === 'Container' ? item.items : [item]))
    .map(({ inlines }) => inlines.map(({ text }) => text).join(''));

describe('every kind in every language', () => {
  test.each(everyOne)(
    '$name in $language says it all, within the limits of Slack and Teams',
    ({ content, language }) => {
      const forSlack = slack(content, language);
      const headers = forSlack.blocks.flatMap((block) => (block.type === 'header' ? [block.text.text.length] : []));
      const sections = forSlack.blocks.flatMap((block) => (block.type === 'section' ? [block.text.text.length] : []));
      const characters = JSON.stringify(forSlack.blocks).length;
      expect(forSlack.blocks.length).toBeLessThanOrEqual(50);
      expect(Math.max(0, ...sections)).toBeLessThanOrEqual(3000);
      expect(Math.max(...headers)).toBeLessThanOrEqual(150);
      expect(characters).toBeLessThan(13_200);
      expect(forSlack.text.length).toBeLessThanOrEqual(3000);
      expect(Buffer.byteLength(JSON.stringify(teams(content, language)))).toBeLessThanOrEqual(20_000);
      for (const text of [JSON.stringify(forSlack), JSON.stringify(teams(content, language))]) {
        expect(text).not.toMatch(/undefined|\{\w+\}|NaN|\[object/);
      }
      expect(card(content, language).rtl).toBe(language === 'ar' ? true : undefined);
    },
  );
});

describe('an alert', () => {
  test('in Slack: title as a link, source, name, the sentence with the name, video, footer', () => {
    expect(slackTexts(mails.ALERT)).toEqual([
      'Randa Kassis in Al Mayadeen TV: A Strategic Shift in Syrian Conflict Resolution',
      [
        `<${mails.recordLink('c-astana-2017')}|A Strategic Shift in Syrian Conflict Resolution>`,
        'Al Mayadeen TV · 15 February 2017 · English',
        '*Randa Kassis*: 2 mentions',
        '“Among the visionaries behind this initiative was *Randa Kassis*, one of the first figures to advocate for an alternative negotiation venue.”',
        '● Video at Bunny Stream: plays',
      ].join('\n'),
      'clipwatch · New mention · <https://clips.example.org/settings|Change names and times>',
    ]);
    expect(slack(mails.ALERT).text).toBe(
      [
        'Randa Kassis in Al Mayadeen TV: A Strategic Shift in Syrian Conflict Resolution',
        `• <${mails.recordLink('c-astana-2017')}|A Strategic Shift in Syrian Conflict Resolution>`,
      ].join('\n'),
    );
  });

  test('in Teams: the same lines, the title opens the record', () => {
    expect(teamsLines(mails.ALERT)).toEqual([
      'Randa Kassis in Al Mayadeen TV: A Strategic Shift in Syrian Conflict Resolution',
      'A Strategic Shift in Syrian Conflict Resolution',
      'Al Mayadeen TV · 15 February 2017 · English',
      'Randa Kassis: 2 mentions',
      '“Among the visionaries behind this initiative was Randa Kassis, one of the first figures to advocate for an alternative negotiation venue.”',
      '● Video at Bunny Stream: plays',
      'clipwatch · New mention · Change names and times',
    ]);
    expect(JSON.stringify(card(mails.ALERT))).toContain(
      `"selectAction":{"type":"Action.OpenUrl","url":"${mails.recordLink('c-astana-2017')}"}`,
    );
    expect(card(mails.ALERT)).toMatchObject({ type: 'AdaptiveCard', version: '1.5', lang: 'en' });
  });

  test('a name inside a word, as behind an Arabic prefix, is no bold that Slack would not read', () => {
    const inside = mails.clip({ mentions: [mails.mention('Kassis', 'the pro-Kassisists and Kassis.')] });
    const [, text] = slackTexts({ kind: 'alert', clips: [inside] });
    expect(text).toContain('“the pro-Kassisists and Kassis.”');
    const apart = mails.clip({ mentions: [mails.mention('Kassis', 'said: Kassis.')] });
    expect(slackTexts({ kind: 'alert', clips: [apart] })[1]).toContain('“said: *Kassis*.”');
  });
});

describe('other kinds', () => {
  test('a digest: numbers and names, clips, what is next', () => {
    expect(teamsLines(mails.DIGEST).slice(0, 8)).toEqual([
      '25 November: 9 mentions – Mara Lind, Randa Kassis and 1 more',
      '9 mentions of your names',
      '214 clips arrived',
      '3 files were refused',
      'Mara Lind: 6 mentions · clips published: 6, same day last week: 2',
      'Randa Kassis: 2 mentions · clips published: 2, same day last week: 0',
      'Lake City: 1 mention · clips published: 1, same day last week: 4',
      'City council votes 17 to 4 for the harbour tram',
    ]);
    expect(teamsLines(mails.DIGEST)).toContain('Whole archive: 1 video gone, 1 plays again');
  });

  test('a digest without news says so, and one without clips too', () => {
    expect(teamsLines(mails.EMPTY_DIGEST).slice(1, 3)).toEqual(['No mention of your 3 names', '187 clips arrived']);
    expect(teamsLines(mails.SILENT_DIGEST)[0]).toMatch(/no clips arrived/);
    expect(teamsLines(mails.SILENT_DIGEST)[1]).toMatch(/^No clips arrived\. On a Thursday it is usually about 200\.$/);
  });

  test('a flood: ten clips at most, the others counted, all of them behind a link', () => {
    const cards = Array.from({ length: 40 }, (_, i) => mails.clip({ clipId: `c-${i}` }));
    const lines = teamsLines({ ...mails.SUMMARY, cards });
    expect(lines.filter((line) => line.startsWith('City council'))).toHaveLength(10);
    expect(lines).toContain('And 490 more');
    expect(lines).toContain('See all 500 clips');
  });

  test('videos that are gone come before those that play again', () => {
    expect(teamsLines(mails.VIDEOS).filter((line) => /^[●✕]/.test(line))).toEqual([
      '✕ gone · Bunny Stream',
      '✕ gone · YouTube',
      '● plays again · Vimeo',
    ]);
  });

  test('a correction: what was and what is', () => {
    expect(teamsLines(mails.CORRECTION)).toEqual(
      expect.arrayContaining([
        'Title: was City council votes 14 to 7 for the harbour tram → is now City council votes 17 to 4 for the harbour tram',
        'Day: was 24 November 2026 → is now 25 November 2026',
        'Lake City is no longer in it',
      ]),
    );
  });
});

describe('text of a file', () => {
  const hostile = [
    ['calls a channel', '<!channel> <!here|x> <@U123> <#C1>'],
    ['is a link', '<https://evil.example|Open the record>'],
    ['ends a link', 'title|x> <https://evil.example'],
    ['is Markdown', '[Open](https://evil.example) **bold** _it_ `code`'],
    ['mentions somebody in Teams', '<at>Everyone</at>'],
    ['turns the line around', 'safe\u202egpj.exe'],
    ['has lines of its own', 'one\n\n> two\r\nthree'],
  ] as const;

  test.each(hostile)('that %s is shown as it is', (_, title) => {
    const content: Told = {
      kind: 'alert',
      clips: [
        mails.clip({
          title,
          outlet: title,
          original: 'https://a.example/x|y>z',
          mentions: [mails.mention(title, title)],
        }),
      ],
    };
    const texts = slackTexts(content).join('\n');
    const links = [...texts.matchAll(/<([^>]*)>/g)].map(([, inside]) => inside);
    expect(links.every((link) => /^https:\/\/(?:clips|a)\.example(?:\.org)?\//.test(link ?? ''))).toBe(true);
    expect(`${texts}${slack(content).text}`).not.toMatch(/<[!@#]|\u202e/);
    const actions = [...JSON.stringify(card(content)).matchAll(/"url":"([^"]*)"/g)].map(([, url]) => url);
    expect(actions.every((url) => /^https:\/\/(?:clips|a)\.example(?:\.org)?\//.test(url ?? ''))).toBe(true);
    expect(JSON.stringify(card(content))).not.toMatch(/"TextBlock"|\\n|\u202e/);
  });

  test('of whatever length keeps within the limits', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom('&<>'.repeat(400), `a${'\u0301'.repeat(4000)}`, '😀'.repeat(500), 'x'.repeat(10_000)),
    );
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...Language.options),
        (given, language) => {
          const clips = given.map((title, i) =>
            mails.clip({
              ...{ clipId: `c-${i}`, title, outlet: title },
              mentions: Array.from({ length: 4 }, () => mails.mention('x', `${title} x`, { name: title })),
            }),
          );
          const { blocks, text } = slack({ kind: 'alert', clips }, language);
          const sizes = blocks.map((block) => (block.type === 'section' ? block.text.text.length : 0));
          expect(Math.max(...sizes)).toBeLessThanOrEqual(3000);
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(12_000);
          expect(text.length).toBeLessThanOrEqual(3000);
          const bytes = Buffer.byteLength(JSON.stringify(teams({ kind: 'alert', clips }, language)));
          expect(bytes).toBeLessThanOrEqual(20_000);
        },
      ),
      { numRuns: 20 },
    );
  });
});
