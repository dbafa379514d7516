import { describe, expect, test } from 'vitest';
import { BODY, expected, lines, MORE, read, TITLE } from '../../../support/make/forwards.ts';

describe('a mail that was saved as something else', () => {
  const text = lines(
    'From: Northgate Herald <news@herald.example>',
    'Sent: Monday, January 11, 2010 9:00 AM',
    'To: Press',
    `Subject: FW: ${TITLE}`,
    '',
    BODY,
    '',
    MORE,
  );
  test.each<[why: string, bytes: string, fileName: string]>([
    ['text', text, 'mail.txt'],
    [
      'text, in German',
      lines(
        'Von: Northgate Herald',
        'Gesendet: Montag, 11. Januar 2010 09:00',
        'An: Press',
        `Betreff: ${TITLE}`,
        '',
        BODY,
      ),
      'mail.txt',
    ],
    [
      'a page',
      `<html><head><title>Gmail - Fwd: x</title></head><body><p><b>From:</b> Northgate Herald &lt;n@herald.example&gt;<br><b>Sent:</b> 11 January 2010<br><b>To:</b> Press<br><b>Subject:</b> ${TITLE}</p><p>${BODY}</p><p>${MORE}</p></body></html>`,
      'mail.htm',
    ],
  ])('%s', async (_why, bytes, fileName) => {
    expect(await read(Buffer.from(bytes), fileName)).toMatchObject(expected());
  });

  test.each<[why: string, text: string]>([
    [
      'a clip with labels of its own',
      `Title: ${TITLE}\nSource: Northgate Herald\nDate: 11 January 2010\nSubject: ferries\n\n${BODY}`,
    ],
    ['a time table', `${TITLE}\nNorthgate Herald, 11 January 2010\n\nFrom: Northgate\nTo: Southgate\n\n${BODY}`],
    ['a play', `${TITLE}\nNorthgate Herald, 11 January 2010\n\nFrom: the first act\n\n${BODY}`],
    [
      'a mail quoted in a report',
      `${TITLE}\nNorthgate Herald, 11 January 2010\n\n${Array(12).fill(BODY).join('\n\n')}\n\nFrom: Ola <o@example.org>\nSent: 1 May 2009\nTo: Ada <a@example.org>\nSubject: secret\n\nKeep it quiet.`,
    ],
  ])('%s is none', async (_why, clip) => {
    expect(await read(Buffer.from(clip), 'x.txt')).toMatchObject({
      title: TITLE,
      outlet: 'Northgate Herald',
      publishedOn: '2010-01-11',
      text: expect.stringContaining(BODY),
    });
  });
});
