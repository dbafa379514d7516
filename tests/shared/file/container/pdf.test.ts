import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../../shared/file/index.ts';
import { besidePicture, manySwelling, SWELLING } from '../../../support/hostile-files/pdf.ts';
import { lines, type Page, pdf, written } from '../../../support/make/make-pdf.ts';
import { openAs, textOf } from '../../../support/read/open-container.ts';

const open = (bytes: Uint8Array, fileName = 'clip.pdf') => openAs('pdf', bytes, fileName);

async function clipIn(bytes: Uint8Array) {
  const { part, text, codes } = textOf(await open(bytes));
  return { html: text.split('\n'), declared: part.declared, codes };
}

const FULL = 'The council has decided on Monday to go on with the repair of all';
const page = (...runs: Page['runs'][]): Page => ({ runs: runs.flat() });

test('a document is read by the rules of any clip', async () => {
  const bytes = pdf([
    page(
      lines(50, 780, 22, 'The Bridge Is Open'),
      lines(50, 750, 11, 'Radio Hill, 3 March 2019'),
      lines(50, 720, 11, FULL, 'bridges in the hills. The works cost much.'),
    ),
  ]);
  const [reading] = await readFile(bytes, 'a.pdf', { today: '2026-11-22' });
  expect(reading).toMatchObject({
    kind: 'read',
    document: { format: 'pdf' },
    fields: { title: 'The Bridge Is Open', outlet: 'Radio Hill', publishedOn: '2019-03-03', language: 'en' },
  });
});

describe('lines become', () => {
  test.each<[why: string, pages: Page[], html: string[]]>([
    [
      'headings by their size',
      [
        page(
          lines(50, 780, 24, 'Big'),
          lines(50, 700, 16, 'Less big'),
          lines(50, 650, 10, FULL),
          lines(50, 500, 16, 'As big'),
        ),
      ],
      ['<h1>Big</h1>', '<h2>Less big</h2>', `<p>${FULL}</p>`, '<h2>As big</h2>'],
    ],
    [
      'a heading of two lines',
      [page(lines(50, 780, 24, 'A long title that', 'goes on'), lines(50, 650, 10, FULL))],
      ['<h1>A long title that goes on</h1>', `<p>${FULL}</p>`],
    ],
    [
      'paragraphs by their distance',
      [page(lines(50, 700, 10, FULL, FULL), lines(50, 660, 10, FULL))],
      [`<p>${FULL} ${FULL}</p>`, `<p>${FULL}</p>`],
    ],
    [
      'paragraphs by a short last line',
      [page(lines(50, 700, 10, FULL, 'bridges in the hills.', FULL, 'and so on'))],
      [`<p>${FULL} bridges in the hills.</p>`, `<p>${FULL} and so on</p>`],
    ],
    [
      'lines of their own, where the next word had room',
      [page(lines(50, 700, 10, FULL, `${FULL.slice(0, 34)}, 9:14 GMT`, 'Copyright of Hill', FULL))],
      [`<p>${FULL} ${FULL.slice(0, 34)}, 9:14 GMT</p>`, '<p>Copyright of Hill</p>', `<p>${FULL}</p>`],
    ],
    [
      'paragraphs by an indented first line',
      [
        page(
          lines(50, 700, 10, FULL, `${FULL.slice(0, -1)}.`),
          lines(70, 676, 10, FULL.slice(5)),
          lines(50, 664, 10, FULL),
        ),
      ],
      [`<p>${FULL} ${FULL.slice(0, -1)}.</p>`, `<p>${FULL.slice(5)} ${FULL}</p>`],
    ],
    [
      'whole words again',
      [page(lines(50, 700, 10, `${FULL} re-`, 'pair is done, says Al-', 'Mayadeen'))],
      [`<p>${FULL} repair is done, says Al-Mayadeen</p>`],
    ],
    ['list items', [page(lines(50, 700, 10, '• One thing', '• Another'))], ['<li>One thing</li>', '<li>Another</li>']],
    [
      'one column after the other',
      [
        page(
          lines(50, 700, 10, 'Left one of the', 'columns goes on', 'and ends here.'),
          lines(300, 700, 10, 'Right one of the', 'columns goes on.'),
        ),
      ],
      ['<p>Left one of the columns goes on and ends here.</p>', '<p>Right one of the columns goes on.</p>'],
    ],
    [
      'runs side by side',
      [
        page([
          { x: 50, y: 700, size: 10, text: 'Radio' },
          { x: 78, y: 700, size: 10, text: 'Hill' },
          { x: 98, y: 700, size: 10, text: 'side' },
        ]),
      ],
      ['<p>Radio Hillside</p>'],
    ],
    [
      'a paragraph over two pages, without what stands on every page',
      [1, 2, 3].map((number) =>
        page(
          lines(50, 820, 8, `Hill Weekly, issue 7, sheet ${number}`),
          lines(50, 700, 10, ...(number === 1 ? [FULL, FULL] : [number === 2 ? 'bridges 2' : 'Bridges 3'])),
          lines(300, 20, 8, `- ${number} -`),
        ),
      ),
      [`<p>${FULL} ${FULL} bridges 2</p>`, '<p>Bridges 3</p>'],
    ],
    [
      'text whose characters mean something in HTML',
      [page(lines(50, 700, 10, 'a < b & "c"'))],
      ['<p>a &lt; b &amp; &quot;c&quot;</p>'],
    ],
    // As word processors write it: from the left.
    [
      'text from right to left',
      [page(lines(50, 700, 10, [...'بدأ خط الترام'].reverse().join('')))],
      ['<p>بدأ خط الترام</p>'],
    ],
  ])('%s', async (_why, pages, html) => {
    expect((await clipIn(pdf(pages))).html).toEqual(html);
  });
});

const NOT_SHOWN = 32;

test('links lead where they led, also those over a picture', async () => {
  const url = 'https://youtu.be/dQw4w9WgXcQ';
  const bytes = pdf([
    {
      runs: [
        { x: 50, y: 700, size: 10, text: 'Watch ' },
        { x: 90, y: 700, size: 10, text: 'the film' },
        ...lines(50, 600, 10, 'Text.'),
      ],
      links: [
        { url, at: [90, 698, 130, 712] },
        { url: 'https://vimeo.com/76979871', at: [50, 300, 400, 500] },
        { url: 'javascript:alert(1)', at: [50, 598, 100, 612] },
        { url: 'https://vimeo.com/1', at: [50, 100, 400, 200], flags: NOT_SHOWN },
      ],
    },
  ]);
  expect((await clipIn(bytes)).html).toEqual([
    `<p>Watch <a href="${url}">the film</a></p>`,
    '<p>Text.</p>',
    '<p><a href="https://vimeo.com/76979871">https://vimeo.com/76979871</a></p>',
  ]);
});

test.each([
  ['The Bridge – إعادة', [{ name: 'data:title', value: 'The Bridge – إعادة', start: 0, end: 0 }]],
  ['Microsoft Word - clip final.docx', []],
  ['Untitled', []],
  ['clip_2.indd', []],
  [' ', []],
])('the title %j in its data', async (Title, declared) => {
  expect((await clipIn(pdf([page(lines(50, 700, 10, 'Text.'))], { Title }))).declared).toEqual(declared);
});

test('of too many pages the first hundred are read, and a warning says so', async () => {
  const clip = await clipIn(
    pdf(Array.from({ length: 103 }, (_, i) => page(lines(50, 400, 10, `Page ${i + 1}, it says.`)))),
  );
  expect(clip.codes).toEqual(['too-large']);
  expect(clip.html.at(-1)).toContain('Page 100');
});

describe('refused', () => {
  const good = pdf([page(lines(50, 700, 10, 'Some text.'))]);
  const objects = (...bodies: (string | Buffer)[]) =>
    new Map(bodies.map((body, i) => [i + 1, typeof body === 'string' ? Buffer.from(body) : body]));
  const encrypted = written(
    objects(
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Count 0/Kids[]>>',
      `<</Filter/Standard/V 2/R 3/Length 128/P -44/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>>>`,
    ),
    'Root 1 0 R/Encrypt 3 0 R/ID[<4142><4142>]',
  );
  const swollen = deflateSync(Buffer.alloc(60e6));
  const bomb = written(
    objects(
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Count 1/Kids[3 0 R]>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>',
      ...Array.from({ length: 8 }, () =>
        Buffer.concat([
          Buffer.from(`<</Length ${swollen.length}/Filter/FlateDecode>>\nstream\n`),
          swollen,
          Buffer.from('\nendstream'),
        ]),
      ),
    ),
    'Root 1 0 R',
  );
  test.each<[why: string, bytes: Uint8Array, code: string, says: string]>([
    ['a scan', pdf([{ runs: [] }]), 'not-text', 'scanned PDF'],
    ['only a page number', pdf([page(lines(300, 20, 9, '1'))]), 'not-text', 'scanned PDF'],
    [
      'signs that are no letters',
      pdf([page(lines(50, 700, 10, `a${'\ue001\ue002'.repeat(20)}`))]),
      'not-text',
      'which letters',
    ],
    ['a password', encrypted, 'not-text', 'password'],
    ['cut off', good.subarray(0, 60), 'not-text', 'cut off (Invalid PDF structure). Save'],
    ['nothing but its mark', Buffer.from('%PDF-1.4\n'), 'not-text', 'damaged'],
    ['a bomb', bomb, 'too-large', 'bomb'],
  ])('%s', async (_why, bytes, code, says) => {
    expect(await open(bytes)).toMatchObject({ kind: 'refused', code, reason: expect.stringContaining(says) });
  });
});

test.each(SWELLING.map(([what, make]) => [what, make(60e6)] as const))('streams that swell: %s', async (_, bytes) => {
  expect(bytes.length).toBeLessThan(2e6);
  expect(await open(bytes)).toMatchObject({
    kind: 'refused',
    code: 'too-large',
    reason: expect.stringContaining('bomb'),
  });
});

test('many streams that each swell a little', async () => {
  expect(await open(manySwelling(150e6))).toMatchObject({ kind: 'refused', code: 'too-large' });
});

test('a long stream that no text needs, a picture, is not decoded', async () => {
  expect(await open(besidePicture(400e6))).toMatchObject({ kind: 'opened' });
});

describe('hostile documents are refused', () => {
  const form = (next: number, paint = '') => {
    const content = `${paint}${'/X Do '.repeat(10)}`;
    return `<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X ${next} 0 R>>/Font<</F 99 0 R>>>>/Length ${content.length}>>\nstream\n${content}\nendstream`;
  };
  const withForms = (bodies: string[]) =>
    written(
      new Map(
        [
          '<</Type/Catalog/Pages 2 0 R>>',
          '<</Type/Pages/Count 1/Kids[3 0 R]>>',
          '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>',
          '<</Length 5>>\nstream\n/X Do\nendstream',
          ...bodies,
        ].map((body, i) => [i + 1, Buffer.from(body)]),
      ),
      'Root 1 0 R',
    );
  test.each<[why: string, bytes: Uint8Array]>([
    ['a form that holds itself', withForms([form(5)])],
    ['forms in forms in forms', withForms(Array.from({ length: 12 }, (_, i) => form(6 + i)))],
    [
      'a page tree that leads back',
      written(
        new Map([
          [1, Buffer.from('<</Type/Catalog/Pages 2 0 R>>')],
          [2, Buffer.from('<</Type/Pages/Count 9999999/Kids[2 0 R 2 0 R]>>')],
        ]),
        'Root 1 0 R',
      ),
    ],
    ['objects without end', Buffer.from(`%PDF-1.7\n${'1 0 obj\n<</A 1 0 R>>\nendobj\n'.repeat(60_000)}`)],
    ['brackets without end', Buffer.from(`%PDF-1.7\n1 0 obj\n${'['.repeat(1e6)}`)],
  ])('%s', async (_why, bytes) => {
    // The reader stops by itself: what it does not stop runs into the time limit of the test.
    expect((await open(bytes)).kind).toBe('refused');
  });

  test('no damage makes it throw', { timeout: 60_000 }, async () => {
    const good = pdf([
      page(lines(50, 780, 20, 'The Bridge'), lines(50, 700, 10, FULL, FULL)),
      page(lines(50, 700, 10, FULL)),
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 8, max: good.length - 1 }), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 8, max: good.length * 2 }),
        async (changes, length) => {
          const bytes = Uint8Array.from(good);
          for (const [at, byte] of changes) bytes[at] = byte;
          await open(bytes.subarray(0, length));
        },
      ),
      { numRuns: 25 },
    );
  });
});
