import { describe, expect, test } from 'vitest';
import { readFile } from '../../../../shared/file/index.ts';
import { BODY, expected, lines, MORE, mail, read, TITLE } from '../../../support/make/forwards.ts';

describe('a mail within a mail within a mail', () => {
  const head = (name: string, day: number, subject: string) => [
    '-----Original Message-----',
    `From: ${name} <someone@example.org>`,
    `Sent: ${day} January 2010 10:00`,
    'To: Press',
    `Subject: ${subject}`,
    '',
  ];
  test.each<[why: string, body: string, over?: object]>([
    [
      'two deep',
      lines(
        'FYI',
        '',
        ...head('Ola Berg', 12, 'Fwd: x'),
        'See below.',
        '',
        ...head('Northgate Herald', 11, TITLE),
        BODY,
      ),
    ],
    [
      'three deep',
      lines(
        ...head('A', 13, 'WG: Fwd: x'),
        ...head('Ola Berg', 12, 'TR : x'),
        'Vu ?',
        '',
        ...head('Northgate Herald', 11, `RV: ${TITLE}`),
        BODY,
      ),
    ],
    [
      'by quoting that grows',
      lines(
        '> Begin forwarded message:',
        '>',
        '> From: Ola <o@example.org>',
        '> Date: 12 January 2010',
        '> Subject: Fwd: x',
        '>',
        '> > From: Northgate Herald <news@herald.example>',
        '> > Date: 11 January 2010',
        `> > Subject: ${TITLE}`,
        '> >',
        `> > ${BODY}`,
      ),
    ],
    [
      'the article in the middle, an earlier question below it',
      lines(
        ...head('Northgate Herald', 11, `RE: ${TITLE}`),
        BODY,
        BODY,
        BODY,
        '',
        ...head('Press', 9, 'your article'),
        'Can you send it?',
      ),
    ],
    [
      'in different languages',
      lines(
        'Von: Ola <o@example.org>',
        'Gesendet: 12. Januar 2010',
        'An: Press',
        'Betreff: WG: x',
        '',
        'Siehe unten.',
        '',
        'De : Northgate Herald <n@herald.example>',
        'Envoyé : 11 janvier 2010',
        'À : Ola',
        `Objet : ${TITLE}`,
        '',
        BODY,
      ),
    ],
  ])('%s', async (_why, body, over) => {
    expect(await read(mail(body, { subject: 'Fwd: Fwd: x' }))).toMatchObject(expected(over));
  });

  test('what a mail answers is not the clip', async () => {
    const body = lines(
      BODY,
      '',
      MORE,
      '',
      'On 11 January 2010, Press <press@example.org> wrote:',
      '> Can you send us your article?',
    );
    expect(await read(mail(body, { subject: `Re: ${TITLE}` }))).toMatchObject({
      publishedOn: '2010-01-13',
      summary: expect.stringMatching(/^The council met/),
    });
  });
});

test('mails beside each other are a clip each: a mail is never older than one that it forwards', async () => {
  const one = (day: number, subject: string, text: string) => [
    '---------- Forwarded message ---------',
    'From: Ola <o@example.org>',
    `Date: Mon, Jan ${day}, 2010 at 9:00 AM`,
    `Subject: ${subject}`,
    'To: <p@example.org>',
    '',
    text,
    '',
  ];
  const body = [
    'Two for the archive.',
    '',
    ...one(9, 'The first article', BODY),
    ...one(11, 'The second article', `${MORE} ${BODY}`),
  ];
  const readings = await readFile(mail(body.join('\r\n')), 'x.eml', { today: '2026-11-22' });
  expect(
    readings.map((reading) =>
      reading.kind === 'read' ? [reading.part, reading.fields.title, reading.fields.publishedOn] : reading,
    ),
  ).toEqual([
    ['1', 'The first article', '2010-01-09'],
    ['2', 'The second article', '2010-01-11'],
  ]);
});
