import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFile } from '../../../../shared/clip/parse-file.ts';
import { spanInSource } from '../../../../shared/document/document.ts';
import { compileNames } from '../../../../shared/name/index.ts';
import { withTimeCodes } from '../../../../shared/name/time-code.ts';
import { read } from '../../../support/read/read.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const texts = (source: string, name: string) => read(source, name).document.blocks.map(({ text }) => text);
const vtt = (...cues: string[]) => `WEBVTT\n\n${cues.join('\n\n')}\n`;
const srt = (...cues: string[]) => cues.map((cue, index) => `${index + 1}\n${cue}\n`).join('\n');

describe('captions are recognised', () => {
  test.each([
    ['WEBVTT\n\n00:01.000 --> 00:02.000\na', 'clip.txt', 'vtt', 'the signature'],
    ['\n\nWEBVTT\n\n00:01.000 --> 00:02.000\na', 'clip.txt', 'vtt', 'blank lines before it'],
    ['00:01.000 --> 00:02.000\na', 'clip.vtt', 'vtt', 'the signature forgotten, by name'],
    ['1\n00:00:01,000 --> 00:00:02,000\na', 'clip.txt', 'srt', 'a number and a timing'],
    ['00:00:01.000 --> 00:00:02.000\na', 'clip', 'srt', 'no number'],
    ['Title: A\n\n\n1\n00:00:01,000 --> 00:00:02,000\na', 'clip.srt', 'srt', 'a head of its own, by name'],
    ['1\r00:00:01,000 --> 00:00:02,000\ra', 'clip.txt', 'srt', 'old Macintosh line ends'],
    ['WEBVTTS are files\n\nof text', 'clip.txt', 'text', 'a word that begins like the signature'],
    ['Title\n\nThe line 00:00:01,000 --> 00:00:02,000 is a timing.', 'clip.srt', 'text', 'a sentence about one'],
    ['a\nb\n00:00:01,000 --> 00:00:02,000\nc', 'clip.txt', 'text', 'captions quoted below other text'],
  ])('%j in %s is %s (%s)', (source, name, format) => {
    expect(read(source, name).document.format).toBe(format);
  });
});

describe('the text of captions', () => {
  const t = (from: number, to: number) =>
    `00:00:${String(from).padStart(2, '0')}.000 --> 00:00:${String(to).padStart(2, '0')}.500`;
  test.each([
    [[`${t(1, 2)}\nWe met Randa`, `${t(3, 4)}\nKassis today`], ['We met Randa Kassis today'], 'a sentence over two'],
    [[`${t(1, 2)}\ntwo\nlines`], ['two lines'], 'lines of one caption'],
    [[`${t(1, 2)}\nbefore`, `${t(12, 14)}\nafter`], ['before', 'after'], 'a long silence'],
    [[`${t(1, 2)}\n- Yes?\n- No.`], ['Yes?', 'No.'], 'dashes for two speakers'],
    [[`${t(1, 2)}\n-Yes?\n–No.`], ['Yes?', 'No.'], 'dashes without a space'],
    [[`${t(1, 2)}\nIt was\n-5 degrees`], ['It was -5 degrees'], 'a number below zero is no speaker'],
    [[`${t(1, 2)}\n>> Yes?\n>>> No.`], ['Yes?', 'No.'], 'American marks'],
    [[`${t(1, 2)}\nKASSIS: Yes.`, `${t(3, 4)}\nDR. DOE: No.`], ['KASSIS: Yes.', 'DR. DOE: No.'], 'names in capitals'],
    [
      [
        `${t(1, 2)}\n<v Randa Kassis>Yes.`,
        `${t(3, 4)}\n<v Randa Kassis>Surely.</v>`,
        `${t(5, 6)}\n<v.loud Jane Doe>No.`,
      ],
      ['Randa Kassis: Yes. Surely.', 'Jane Doe: No.'],
      'voices, named once',
    ],
    [[`${t(1, 2)}\n<v A B>Yes.</v> <v C D>No.</v>`], ['A B: Yes.', 'C D: No.'], 'two voices in a line'],
    [[`${t(1, 2)}\n<i>a</i> <c.red>b</c> <b>c</b> <lang en>d</lang>`], ['a b c d'], 'tags'],
    [[`${t(1, 2)}\n<00:00:01.200>a <00:00:01.400><c>b</c>`], ['a b'], 'times of words'],
    [[`${t(1, 2)}\n<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>の`], ['漢字の'], 'reading aids are left out'],
    [[`${t(1, 2)}\nR&amp;D &lt;b&gt; &nbsp;&eacute;&#233;`], ['R&D <b> \u00a0éé'], 'character references'],
    [[`${t(1, 2)}\na < b, <who@x.org> > c`], ['a < b, <who@x.org> > c'], 'brackets that are no tags'],
    [
      [`NOTE secret`, `STYLE\n::cue {}`, `REGION\nid:a`, `${t(1, 2)}\na`, `NOTE\nmore\nsecrets`],
      ['a'],
      'comments and styles',
    ],
    [[`intro\n${t(1, 2)} align:start position:0%\na`, `chapter two\n${t(3, 4)}\nb`], ['a b'], 'names and settings'],
    [[`${t(1, 2)}\nhello`, `${t(3, 4)}`, `${t(5, 6)}\n \nworld`], ['hello world'], 'empty captions'],
    [
      [
        '00:01.000 --> 00:02.000\n \nhello there',
        '00:02.000 --> 00:02.010\nhello there\n ',
        '00:02.010 --> 00:04.000\nhello there\nRanda Kassis',
      ],
      ['hello there Randa Kassis'],
      'lines that scroll up are said once',
    ],
    [['00:01.000 --> 00:02.000\nNo.', '00:03.000 --> 00:04.000\nNo.'], ['No. No.'], 'said twice'],
    [
      [`${t(1, 2)}\n${'a '.repeat(300)}end.`, `${t(3, 4)}\nNext.`],
      [`${'a '.repeat(300)}end.`, 'Next.'],
      'a long paragraph ends with its sentence',
    ],
    [[`${t(1, 2)}\nOne.`, `${t(6, 7)}\nTwo.`], ['One.', 'Two.'], 'a sentence and a pause'],
  ])('%j → %j (%s)', (cues, expected) => {
    expect(texts(vtt(...cues), 'clip.vtt')).toEqual(expected);
  });

  test.each([
    [
      srt(
        '00:00:01,000 --> 00:00:02,000\n{\\an8}Hello\\Nthere',
        '00:00:02,000 --> 00:00:03,000\n<font color="#fff">you</font>',
      ),
      ['Hello there you'],
      'overrides, fonts',
    ],
    ['00:00:01,0 --> 00:00:02,5\na\n\n00:00:03,0 --> 00:00:04,0\nb', ['a b'], 'numbers left out, short fractions'],
    ['1\n00:00:01,000 --> 00:00:02,000\na\n2\n00:00:02,000 --> 00:00:03,000\nb', ['a b'], 'blank lines left out'],
    [
      '1\n00:00:01,000 --> 00:00:02,000\na\n\nstill a\n\n2\n00:00:02,000 --> 00:00:03,000\nb',
      ['a still a b'],
      'a blank line in a caption',
    ],
    ['1\n01:02,000 --> 01:03,000\na', ['a'], 'hours left out'],
    ['1\n0:00:01 --> 0:00:02\na', ['a'], 'whole seconds'],
    ['1\n00:00:01,000 -> 00:00:02,000\na', ['a'], 'a short arrow'],
    [srt('00:00:01,000 --> 00:00:02,000 X1:100 X2:200\nNOTE: a'), ['NOTE: a'], 'coordinates; a comment is none in SRT'],
    [srt('00:00:01,000 --> 00:00:02,000\nIn the year\n1984'), ['In the year 1984'], 'a number at the end'],
  ])('SRT %j → %j (%s)', (source, expected) => {
    expect(texts(source, 'clip.srt')).toEqual(expected);
  });
});

describe('what captions say of themselves', () => {
  const cue = '00:01.000 --> 00:02.000\nOn 3 March 2019 we met Jane at the harbour of Malmö.\n';
  test.each<[source: string, expected: object, reason: string]>([
    [`WEBVTT\nTitle: The talk\nKind: captions\nLanguage: en\n\n${cue}`, { title: 'The talk' }, 'lines of the header'],
    [`WEBVTT - The long talk\n\n${cue}`, { title: 'The long talk' }, 'behind the signature'],
    [`WEBVTT\n\nNOTE Title: The talk\n\n${cue}`, { title: 'The talk' }, 'a note in one line'],
    [
      `WEBVTT\n\nNOTE\nTitle: The talk\nSource: Radio Hill\nDate: 2019-03-04\n\n${cue}`,
      { title: 'The talk', outlet: 'Radio Hill', publishedOn: '2019-03-04' },
      'a note in several lines',
    ],
    [`WEBVTT\n\n${cue}\nNOTE\nSource: Radio Hill\n`, { outlet: 'Radio Hill' }, 'a note below'],
    [`WEBVTT\n\nNOTE The harbour of Malmö\n\n${cue}`, { title: 'The harbour of Malmö' }, 'a note that is a title'],
    [`WEBVTT\n\nNOTE Created by a tool\n\n${cue}`, {}, 'a note on the file'],
    [`WEBVTT\n\n${cue}`, {}, 'nothing: neither the first words nor a day that they tell'],
    [`Title: The talk\nSource: Radio Hill\n\n1\n${cue}`, { title: 'The talk', outlet: 'Radio Hill' }, 'above SRT'],
  ])('%j → %j (%s)', (source, expected) => {
    const { fields } = read(source, source.startsWith('WEB') ? 'clip.vtt' : 'clip.srt');
    const { title, outlet, publishedOn } = fields;
    expect({ title, outlet, publishedOn }).toEqual({ title: null, outlet: null, publishedOn: null, ...expected });
  });

  test('a file without a title says so', () => {
    expect(read(`WEBVTT\n\n${cue}`, 'the-talk.vtt').codes).toContain('title-missing');
  });
});

describe('cues', () => {
  const source = vtt(
    '01:02:03.004 --> 01:02:05.000\nWe met <b>Randa</b>',
    '01:02:05.000 --> 01:02:08.000\nKassis <01:02:06.000>and Jane',
  );
  const { document } = read(source, 'clip.vtt');
  const spanOf = (words: string) => {
    const [block] = document.blocks;
    const at = block?.text.indexOf(words) ?? -1;
    if (!block || at < 0) throw new Error(words);
    return { ...spanInSource(source, block, at, at + words.length), form: words, alias: words };
  };
  test.each([
    ['We', '01:02:03.004'],
    ['Randa Kassis', '01:02:03.004'],
    ['Kassis', '01:02:05.000'],
    ['Jane', '01:02:06.000'],
  ])('%s is said at %s', (words, timeCode) => {
    expect(withTimeCodes([spanOf(words)], document.cues ?? [])).toEqual([{ ...spanOf(words), timeCode }]);
  });

  test('a mention in a clip tells its time', async () => {
    const matcher = compileNames([{ id: 'a', name: 'Randa Kassis', aliases: [] }]);
    const [clip] = await parseFile(new TextEncoder().encode(source), 'clip.vtt', matcher, { today: '2026-11-22' });
    expect(clip?.clip.mentions[0]?.spans).toEqual([expect.objectContaining({ timeCode: '01:02:03.004' })]);
  });

  test('a span before every cue has no time code', () => {
    const span = { start: 0, end: 1, form: 'a', alias: 'a' };
    expect(withTimeCodes([span], [{ start: 5, timeCode: '00:00:00.000' }])).toEqual([span]);
    expect(withTimeCodes([span], [])).toEqual([span]);
  });

  test('the last cue at or before a place is found, however many there are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1000), { minLength: 1 }), fc.nat(1000), (starts, at) => {
        const cues = starts.sort((one, other) => one - other).map((start) => ({ start, timeCode: String(start) }));
        const [span] = withTimeCodes([{ start: at, end: at + 1, form: 'a', alias: 'a' }], cues);
        const expected = starts.filter((start) => start <= at).at(-1);
        expect(span?.timeCode).toBe(expected === undefined ? undefined : String(expected));
      }),
    );
  });
});

test('very many cues are all read', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => `00:01.000 --> 00:02.000\n${index}. said`);
  expect(read(vtt(many.join('\n\n')), 'clip.vtt').document.cues).toHaveLength(100_000);
});

test.each(['<', '{\\', '- ', '-->', 'NOTE\n', '1\n', '<v ', '&'])(
  'captions of %j are read in linear time',
  async (hostile) => {
    await expectLinear(
      (source: string) => read(source, 'clip.vtt'),
      (length) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${hostile.repeat(length / hostile.length)}`,
      500_000,
    );
  },
);
