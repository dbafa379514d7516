import { describe, expect, test } from 'vitest';
import { read } from '../../../support/read/read.ts';

const SUMMARY = 'The council met on Monday and decided.';
/** The same clip as it comes: fragment, Markdown, plain text, page. */
const SHAPES = [
  [
    'fragment',
    (byline: string) =>
      `<h4>Some Title Here</h4>\n\n${byline.replaceAll('\n', '<br>\n')}\n\n<b>Summary:</b>\n\n${SUMMARY}`,
  ],
  [
    'markdown',
    (byline: string) => `# Some Title Here\n\n${byline.replaceAll('\n', '  \n')}\n\n**Summary:** ${SUMMARY}`,
  ],
  ['text', (byline: string) => `Some Title Here\n\n${byline}\n\nSummary\n\n${SUMMARY}`],
  [
    'page',
    (byline: string) =>
      `<h1>Some Title Here</h1>${byline
        .split('\n')
        .map((line) => `<p>${line}</p>`)
        .join('')}<h2>Summary</h2><p>${SUMMARY}</p>`,
  ],
] as const;

describe.each(SHAPES)('bylines in a %s', (_, clip) => {
  test.each<[byline: string, outlet: string | null, publishedOn: string, why: string]>([
    ['Küstenbote, 15. März 2018', 'Küstenbote', '2018-03-15', 'outlet, date'],
    ['15. März 2018, Küstenbote', 'Küstenbote', '2018-03-15', 'date, outlet: no list of one item in Markdown'],
    ['Küstenbote | 15. März 2018', 'Küstenbote', '2018-03-15', 'a bar between'],
    ['Küstenbote (15. März 2018)', 'Küstenbote', '2018-03-15', 'brackets'],
    ['Published by Riverside Radio on 3 May 2019', 'Riverside Radio', '2019-05-03', 'the sentence'],
    ['Published on 3 May 2019 by Riverside Radio', 'Riverside Radio', '2019-05-03', 'the sentence turned round'],
    ['Aired 3 May 2019 on Channel Nine', 'Channel Nine', '2019-05-03', 'broadcast'],
    ['Veröffentlicht von Küstenbote am 3. Mai 2019', 'Küstenbote', '2019-05-03', 'German'],
    ['Publicado por Radio Sur el 3 de mayo de 2019', 'Radio Sur', '2019-05-03', 'Spanish'],
    ['Publicado pelo Jornal Norte em 3 de maio de 2019', 'Jornal Norte', '2019-05-03', 'Portuguese'],
    ['Pubblicato da Tele Colli il 3 maggio 2019', 'Tele Colli', '2019-05-03', 'Italian'],
    ['Opublikowano przez Radio Fala dnia 3 maja 2019', 'Radio Fala', '2019-05-03', 'Polish'],
    ['نشرت في صحيفة الضفة بتاريخ 3 مايو 2019', 'صحيفة الضفة', '2019-05-03', 'Arabic'],
    ['Ova Haber tarafından 15 Ekim 2020 tarihinde yayınlandı', 'Ova Haber', '2020-10-15', 'Turkish puts "by" last'],
    ['Source: Riverside Radio\nDate: 3 May 2019', 'Riverside Radio', '2019-05-03', 'labels'],
    ['Quelle: Küstenbote\n3.5.2019', 'Küstenbote', '2019-05-03', 'a German label'],
    ['Riverside Radio\nUpdated 5 May 2019\nPublished 3 May 2019', 'Riverside Radio', '2019-05-03', 'two dates'],
    ['3 May 2019\nRiverside Radio', 'Riverside Radio', '2019-05-03', 'the line after'],
    ['By Jane Doe\nRiverside Radio\n3 May 2019', 'Riverside Radio', '2019-05-03', 'an author is no outlet'],
    ['By Jane Doe, Riverside Radio, 3 May 2019', 'Riverside Radio', '2019-05-03', 'author and outlet in one line'],
    ['Published on Sunday 3 March 2019', null, '2019-03-03', 'a weekday is no outlet'],
  ])('%s → %s, %s (%s)', (byline, outlet, publishedOn) => {
    const { fields } = read(clip(byline));
    expect(fields).toMatchObject({ title: 'Some Title Here', outlet, publishedOn, summary: SUMMARY });
  });
});

describe('a page', () => {
  test.each<[head: string, outlet: string | null, why: string]>([
    ['<meta property="og:site_name" content="The Herald">', 'The Herald', 'declared'],
    [
      '<script type="application/ld+json">{"@graph":[{"publisher":[{"name":"The Herald"}]}]}</script>',
      'The Herald',
      'JSON-LD in a graph',
    ],
    [
      '<script type="application/ld+json">{oops</script><title>Fire in the mill - The Herald</title>',
      'The Herald',
      'tail of the title; broken JSON-LD declares nothing',
    ],
    ['<title>Fire in the mill</title>', null, 'none of these'],
  ])('%s → %s (%s)', (head, outlet) => {
    const { fields } = read(
      `<html><head>${head}</head><body><h1>Fire in the mill</h1><p>It burned all night long.</p>`,
    );
    expect(fields).toMatchObject({ title: 'Fire in the mill', outlet });
  });
});
