import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlertClip, composeAlert } from '../../../shared/alert/index.ts';
import { snippetPieces } from '../../../shared/view/highlight.ts';
import { videoState } from '../../../shared/view/status-text.ts';

const seen = { httpStatus: 200, finalUrl: null, title: null, tookMs: 12 };
const check = (status: 'playable' | 'unknown' | 'restricted' | 'gone') =>
  ({ status, reason: 'why', seen, checkedAt: '2026-01-01T00:00:00.000Z', nextCheckAt: null }) as const;

function clip(overrides: Partial<AlertClip> = {}): AlertClip {
  return {
    clipId: 'c1',
    title: 'A Strategic Shift',
    outlet: 'Al Mayadeen TV',
    publishedOn: '2017-02-15',
    embeds: [{ provider: 'bunny', check: check('playable') }],
    link: 'https://api.example.org/clips/c1?key=k',
    mentions: [
      {
        name: 'Randa Kassis',
        count: 2,
        snippet: 'So did RANDA Kassis, once.',
        forms: ['RANDA Kassis', 'Randa Kassis'],
      },
    ],
    ...overrides,
  };
}

describe('a mail about one clip', () => {
  it('tells who, where and what in the subject, and everything a reader needs in the text', async () => {
    const { subject, text } = await composeAlert([clip()]);
    expect(subject).toBe('Randa Kassis in Al Mayadeen TV: A Strategic Shift');
    expect(text).toBe(`A Strategic Shift
Al Mayadeen TV · 2017-02-15

Randa Kassis (2 times):
  So did *RANDA Kassis*, once.

Video (bunny): plays
Record: https://api.example.org/clips/c1?key=k

-- 
You get this because this address follows these names in clipwatch.`);
  });

  it('marks the name and links the record in HTML', async () => {
    const { html } = await composeAlert([clip()]);
    expect(html).toMatch(/So did <mark [^>]*>RANDA Kassis<\/mark>, once\./);
    expect(html).toContain('href="https://api.example.org/clips/c1?key=k"');
  });

  it('says what is missing rather than leaving a hole', async () => {
    const { subject, text } = await composeAlert([clip({ title: null, outlet: null, publishedOn: null, embeds: [] })]);
    expect(subject).toBe('Randa Kassis in Untitled clip');
    expect(text).toContain('Untitled clip\nUnknown outlet · undated');
  });
});

describe('a mail about many clips', () => {
  it('counts them in the subject and names two of the names', async () => {
    const other = (name: string) => clip({ mentions: [{ name, count: 1, snippet: name, forms: [name] }] });
    const { subject } = await composeAlert([clip(), other('Ada Berg'), other('Li Wei')]);
    expect(subject).toBe('3 clips mention Randa Kassis, Ada Berg and 1 more');
  });

  it('stays one readable mail in a flood: some in full, some in a line, the rest counted', async () => {
    const { text, html } = await composeAlert(Array.from({ length: 300 }, (_, i) => clip({ title: `Clip ${i}.` })));
    expect(text.match(/So did/g)).toHaveLength(20);
    expect(text.match(/^- Clip \d+\./gm)).toHaveLength(200);
    expect(text).toContain('And 80 more clips.');
    expect(html.length).toBeLessThan(102_000); // Gmail clips a message at 102 KB
  });
});

it('escapes whatever a file brings, and lets no line break into the subject', async () => {
  const hostile = '<script>alert(1)</script>"\'&\r\nBcc: x@example.org';
  const { subject, html } = await composeAlert([
    clip({
      title: hostile,
      outlet: hostile,
      mentions: [{ name: hostile, count: 1, snippet: hostile, forms: [hostile] }],
    }),
  ]);
  expect(subject).not.toMatch(/[\r\n]/);
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script&gt;');
});

it.each([
  ['playable', 'plays'],
  ['restricted', 'is restricted'],
  ['unknown', 'could not be checked'],
] as const)('never calls a video that is %s gone', (status, words) => {
  expect(videoState(check(status))).toContain(words);
  expect(videoState(check(status))).not.toContain('gone');
});

describe('marking', () => {
  it.each([
    ['whole words only', 'Lind and Lindqvist', ['Lind'], ['Lind']],
    ['the longer form wins', 'Lake City Herald', ['Lake City', 'Lake City Herald'], ['Lake City Herald']],
    ['no form, no mark', 'nothing here', ['Lind'], []],
  ])('%s', (_, text, forms, expected) => {
    expect(
      snippetPieces(text, forms)
        .filter(({ isName }) => isName)
        .map((piece) => piece.text),
    ).toEqual(expected);
  });

  it('loses and adds nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ') }),
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b') })),
        (text, forms) => {
          expect(
            snippetPieces(text, forms)
              .map((piece) => piece.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });
});
