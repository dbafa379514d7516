import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { read } from '../../../support/read/read.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

describe('title', () => {
  test.each<[source: string, title: string | null, why: string]>([
    [
      '<h2>A <b>bold</b> &amp; new<script>x</script> title</h2><p>Text of it follows.</p>',
      'A bold & new title',
      'tags and scripts dropped, entities decoded',
    ],
    [
      '<title>Fire in the mill | The Herald</title><p>It burned all night long.</p>',
      'Fire in the mill',
      'without the site',
    ],
    [
      '<title>Fire in the mill - what we know</title><h1>Fire in the mill - what we know</h1><p>It burned.</p>',
      'Fire in the mill - what we know',
      'a dash inside the title',
    ],
    [
      '<meta property="og:title" content="Fire in the mill"><h1>The Herald</h1><h2>Fire in the mill</h2><p>It burned.</p>',
      'Fire in the mill',
      'the heading that the head agrees with',
    ],
    ['Fire in the mill\nThe Herald\n3 May 2019\n\nIt burned all night long.', 'Fire in the mill', 'first plain line'],
    [
      'The Herald, 3 May 2019\n\nFire in the mill\n\nIt burned all night long.',
      'Fire in the mill',
      'a byline on top is none',
    ],
    ['Title: Fire in the mill\n\nIt burned all night long.', 'Fire in the mill', 'labelled'],
    [`${'The mill burned all night long and nobody knew why. '.repeat(8)}`, null, 'a paragraph is no title'],
  ])('%s → %s (%s)', (source, title) => {
    expect(read(source).fields.title).toBe(title);
  });

  test('one that only a declaration has becomes a block, so that names in it are found', () => {
    const { document } = read('---\ntitle: Mara Lind in town\n---\nShe sang all night long.', 'clip.md');
    const [block] = document.blocks;
    expect(block).toMatchObject({ kind: 'title', text: 'Mara Lind in town' });
    expect(document.source.slice(block?.offsets.at(0), block?.offsets.at(9))).toBe('Mara Lind');
  });

  test('one that is a heading too is not doubled', () => {
    const { document } = read('---\ntitle: Mara Lind in town\n---\n# Mara Lind in town\n\nShe sang.', 'clip.md');
    expect(document.blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph']);
  });
});

describe('summary', () => {
  const TEXT = 'The council met on Monday and decided.';
  test.each([
    [`<b>Summary:</b>\n\n${TEXT}`, 'bold, own line'],
    [`<b>Summary</b> ${TEXT}`, 'bold without colon'],
    [`Summary: ${TEXT}`, 'plain'],
    [`Summary — ${TEXT}`, 'a dash'],
    [`<h3>Summary</h3><p>${TEXT}</p><h3>Transcript</h3><p>Good evening.</p>`, 'a heading, up to the next'],
    [`<p>Résumé&nbsp;: ${TEXT}</p>`, 'a no-break space'],
    [`<p>Zusammenfassung: ${TEXT}</p><p>Transkript: Guten Abend.</p>`, 'up to another label'],
    [`<p>Özet: ${TEXT}</p>`, 'Turkish'],
    [`<p>Краткое содержание: ${TEXT}</p>`, 'Russian'],
    [`<p>خلاصه: ${TEXT}</p>`, 'Persian'],
    [`<p>摘要：${TEXT}</p>`, 'Chinese, with its own colon'],
    [`<p>${TEXT}</p>`, 'no label: from the first paragraph on'],
  ])('%s (%s)', (body) => {
    const { fields } = read(`<h1>Some Title Here</h1>\n\nRiverside Radio<br>\n3 May 2019\n\n${body}`);
    expect(fields.summary).toBe(TEXT);
  });

  test('a sentence that begins with the word is no label', () => {
    expect(read('# A Title\n\nSummary justice was done in the square on Monday.', 'a.md').fields.summary).toMatch(
      /^Summary justice/,
    );
  });

  test('more than 10,000 characters are cut at the end of a paragraph', () => {
    const paragraph = `${'word '.repeat(599)}end.`;
    const { fields, codes } = read(`# A Title\n\nSummary:\n\n${Array(5).fill(paragraph).join('\n\n')}`, 'a.md');
    expect(fields.summary).toBe(Array(3).fill(paragraph).join('\n\n'));
    expect(codes).toContain('summary-cut');
  });
});

describe('language', () => {
  test.each<[text: string, language: string | null]>([
    ['The council approved the new budget on Monday. Work will start in spring.', 'en'],
    ['Le conseil a approuvé le nouveau budget lundi. Les travaux commenceront au printemps.', 'fr'],
    ['O conselho aprovou na segunda-feira o novo orçamento. As obras começam na primavera.', 'pt'],
    ['El consejo aprobó el lunes el nuevo presupuesto. Las obras empezarán en primavera.', 'es'],
    ['Rådet godkjente mandag det nye budsjettet. Arbeidet begynner til våren.', 'no'],
    ['Rada v pondelok schválila nový rozpočet. Práce sa začnú na jar.', 'sk'],
    ['Совет в понедельник утвердил новый бюджет. Работы начнутся весной.', 'ru'],
    ['Съветът одобри в понеделник новия бюджет. Работата ще започне през пролетта.', 'bg'],
    ['شورا روز دوشنبه بودجه جدید را تصویب کرد. کارها در بهار آغاز می‌شود.', 'fa'],
    ['وافق المجلس يوم الاثنين على الميزانية الجديدة. ستبدأ الأعمال في الربيع.', 'ar'],
    ['議会は月曜日に新しい予算を承認した。', 'ja'],
    ['议会周一批准了新预算。工程将于春季开始。', 'zh'],
    ['의회는 월요일에 새 예산을 승인했다.', 'ko'],
    ['Xqz 17 Brrk!', null],
  ])('%s → %s', (text, language) => {
    const { fields, codes } = read(`<html lang="xx"><p>${text}</p>`);
    expect(fields.language).toBe(language);
    expect(codes.includes('language-unsure')).toBe(language === null);
  });
});

describe('laws', () => {
  const folder = new URL('../../../fixtures/clips/', import.meta.url);
  const files = readdirSync(folder).filter((file) => !/\.json$|^not-text/.test(file));
  const sources = files.map((file) => [file, read(readFileSync(new URL(file, folder)), file).document.source] as const);
  const values = (source: string, file: string) => {
    const { evidence: _, candidates: __, ...fields } = read(source, file).fields;
    return fields;
  };

  test.each(sources)('evidence lies in the source and holds the value: %s', (file, source) => {
    const { fields } = read(source, file);
    for (const { start, end } of Object.values(fields.evidence)) {
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(source.length);
    }
    const { title, outlet } = fields.evidence;
    if (!source.includes('&egrave;')) expect(source.slice(title?.start, title?.end)).toBe(fields.title);
    expect(source.slice(outlet?.start, outlet?.end).replace('&amp;', '&')).toBe(fields.outlet);
  });

  test.each(sources)('line ends change nothing: %s', (file, source) => {
    const unix = source.replaceAll('\r\n', '\n');
    expect(values(unix.replaceAll('\n', '\r\n'), file)).toEqual(values(unix, file));
  });

  test.each(sources.filter(([file, source]) => !file.endsWith('.md') && !source.includes('<html')))(
    'harmless mark-up around it changes nothing: %s',
    (file, source) => {
      for (const name of ['div', 'section', 'article']) {
        expect(values(`<${name}>${source}</${name}>`, file)).toEqual(values(source, file));
      }
    },
  );
});

describe('hostile files are read without a throw, in linear time', () => {
  const CHARACTERS = 400_000;
  test.each([
    ['nested elements', 50_000, (n: number) => '<div>'.repeat(n)],
    ['the same with text', 25_000, (n: number) => '<div>x'.repeat(n)],
    ['tags that never end', CHARACTERS / 3, (n: number) => '<a '.repeat(n)],
    ['nothing but &', CHARACTERS, (n: number) => '&'.repeat(n)],
    ['numbers of characters', CHARACTERS / 2, (n: number) => '&#'.repeat(n)],
    ['unclosed everything', 5_000, (n: number) => '<p><b><i><table><tr><td><ul><li>x '.repeat(n)],
    ['unclosed comments', CHARACTERS / 4, (n: number) => '<!--'.repeat(n)],
    ['a date in every line', 10_000, (n: number) => '12 May 2019\n'.repeat(n)],
    ['a label in every line', 10_000, (n: number) => 'Summary: x\n\n'.repeat(n)],
    ['lists in lists', CHARACTERS / 2, (n: number) => '- '.repeat(n)],
    ['pictures in pictures', CHARACTERS / 5, (n: number) => '![a]('.repeat(n)],
    ['deep JSON', CHARACTERS, (n: number) => `<script type="application/ld+json">${'['.repeat(n)}</script>x`],
    ['deep front matter', 10_000, (n: number) => `---\na: ${'['.repeat(n)}\n---\nx`],
  ])('%s, %d times', async (_, count, make) => {
    for (const file of ['clip.txt', 'clip.md'])
      await expectLinear((source) => expect(read(source, file).kind).toBe('read'), make, count);
  });
});
