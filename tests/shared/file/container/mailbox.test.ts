import { describe, expect, test } from 'vitest';
import { readFile } from '../../../../shared/file/index.ts';
import { mail } from '../../../support/make/mails.ts';
import { zip } from '../../../support/make/make-zip.ts';

describe('several mails in one file', () => {
  const one = (subject: string, text: string) => [
    `From: news@hill.example`,
    `Subject: ${subject}`,
    'Date: Sun, 3 Mar 2019 08:00:00 +0100',
    '',
    text,
  ];
  const clips = async (bytes: Uint8Array, fileName = 'x') =>
    (await readFile(bytes, fileName, { today: '2026-11-22' })).map((reading) =>
      reading.kind === 'read'
        ? [reading.part, reading.document.format, reading.fields.title, reading.fields.publishedOn]
        : reading,
    );
  const separator = 'From news@hill.example Sun Mar 03 08:00:00 2019';
  const wrapped = (type: string, ...heads: string[]) =>
    mail(
      'From: Press <press@example.org>',
      'Subject: two',
      `Content-Type: ${type}; boundary=w`,
      '',
      ...heads.flatMap((head, at) => ['--w', head, '', ...one(`The bridge ${at + 1}`, `Text ${at + 1} is here.`)]),
      '--w--',
    );
  const expected = (names: string[]) => names.map((name, at) => [name, 'eml', `The bridge ${at + 1}`, '2019-03-03']);

  test('a mailbox', async () => {
    const bytes = mail(
      separator,
      ...one('The bridge 1', 'From here on.\r\n\r\nFrom nowhere'),
      '',
      separator,
      ...one('The bridge 2', 'Text.'),
    );
    expect(await clips(bytes)).toEqual(expected(['1.eml', '2.eml']));
  });

  test('mails attached to a mail', async () => {
    const bytes = wrapped(
      'multipart/mixed',
      'Content-Type: message/rfc822; name="a/b.eml"',
      'Content-Type: message/rfc822',
    );
    expect(await clips(bytes)).toEqual(expected(['1 a b.eml', '2.eml']));
  });

  test('a digest, whose parts are mails without saying so', async () => {
    expect(await clips(wrapped('multipart/digest', 'X: 1', 'X: 2'))).toEqual(expected(['1.eml', '2.eml']));
  });

  test('a mail in an archive that holds several', async () => {
    const packed = zip([{ name: 'march.eml', content: wrapped('multipart/digest', 'X: 1', 'X: 2') }]);
    expect(await clips(packed, 'x.zip')).toEqual(expected(['march.eml/1.eml', 'march.eml/2.eml']));
  });

  test('of an archive of mailboxes the first 500, with a warning', async () => {
    const mails = Array.from({ length: 170 }, (_, at) => [separator, ...one(`${at}`, 'Text.'), '']).flat();
    const content = mail(...mails);
    const packed = zip(['a', 'b', 'c'].map((name) => ({ name: `${name}.mbox`, content })));
    const readings = await readFile(packed, 'x.zip', { today: '2026-11-22' });
    expect(readings).toHaveLength(500);
    expect(readings.at(-1)).toMatchObject({
      part: 'c.mbox/160.eml',
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'parts-cut' })]),
    });
  });

  test('of a large mailbox the first 200, with a warning', async () => {
    const bytes = mail(...Array.from({ length: 201 }, (_, at) => [separator, ...one(`${at}`, 'Text.'), '']).flat());
    const readings = await readFile(bytes, 'x', { today: '2026-11-22' });
    expect(readings).toHaveLength(200);
    expect(readings[0]).toMatchObject({
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'parts-cut' })]),
    });
  });
});
