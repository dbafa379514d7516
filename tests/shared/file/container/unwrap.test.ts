import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unwrapped } from '../../../../shared/file/container/unwrap.ts';
import { clipIn, mail } from '../../../support/make/mails.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

describe('lines that a program broke', () => {
  const LONG = 'The council met on Friday to talk about the old ferry line and its future';
  test.each<[why: string, lines: string[], text: string[]]>([
    [
      'go on with a small letter',
      [LONG, 'along the northern shore, and came to no end.'],
      [`${LONG} along the northern shore, and came to no end.`],
    ],
    [
      'go on with a capital in a text of several lines',
      [
        'It was late when',
        LONG,
        'Members heard from the owners and from two unions about the whole matter',
        'Nobody spoke.',
      ],
      [
        'It was late when',
        `${LONG} Members heard from the owners and from two unions about the whole matter Nobody spoke.`,
      ],
    ],
    ['with marks of quoting', [`> ${LONG}`, '> along the shore.'], [`> ${LONG} along the shore.`]],
    [
      'not a title above its byline',
      [LONG, 'Northgate Herald, 3 March 2018', '', `${LONG} of ${'x'.repeat(5)}`],
      [LONG, 'Northgate Herald, 3 March 2018', '', `${LONG} of xxxxx`],
    ],
    ['not a title above its author', [LONG, 'by Ada Holm', '', LONG], [LONG, 'by Ada Holm', '', LONG]],
    ['not a list', [LONG, '- one', '- two', LONG], [LONG, '- one', '- two', LONG]],
    [
      'not a hyphenated word, whose line end counts',
      [`${LONG} and Mara-`, 'lind spoke.'],
      [`${LONG} and Mara-`, 'lind spoke.'],
    ],
    ['not between two depths of quoting', [`> ${LONG}`, 'and so on'], [`> ${LONG}`, 'and so on']],
    [
      'not in a text with longer lines',
      [`${LONG} ${LONG}`, LONG, 'along the shore.'],
      [`${LONG} ${LONG}`, LONG, 'along the shore.'],
    ],
  ])('%s', async (_why, lines, text) => {
    const clip = await clipIn(mail('From: a@b.org', 'To: c@d.org', '', ...lines));
    expect(clip.text.replace(/ {2,}/g, ' ').replaceAll('\r\n', '\n')).toBe(text.join('\n'));
  });

  test('the text stays as long as it was, and takes time in proportion', async () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(LONG, 'along it', '> ', '', 'Northgate', '\r', '- x')), (lines) => {
        const text = lines.join('\n');
        expect(unwrapped(text)).toHaveLength(text.length);
      }),
    );
    await expectLinear(unwrapped, (length) => `${LONG}\nalong it\n`.repeat(length / 80), 400_000);
  });
});
