import { describe, expect, test } from 'vitest';
import { BODY, expected, lines, MORE, mail, read, TITLE } from '../../../support/make/forwards.ts';

describe('title, outlet and day', () => {
  const head = (subject: string) => [
    '---------- Forwarded message ---------',
    'From: Ola Berg <ola@example.org>',
    'Date: Tue, Jan 12, 2010 at 9:00 AM',
    `Subject: ${subject}`,
    'To: <press@example.org>',
    '',
  ];
  test.each<[why: string, body: string[], over: object]>([
    [
      'of a byline below a headline',
      [...head('see this'), TITLE, 'Northgate Herald, 11 January 2010', '', BODY],
      { title: TITLE, outlet: 'Northgate Herald', publishedOn: '2010-01-11' },
    ],
    [
      'of a byline, in another language',
      [...head('à lire'), TITLE, 'Publié par Northgate Herald le 11 janvier 2010', '', BODY],
      { title: TITLE, outlet: 'Northgate Herald', publishedOn: '2010-01-11' },
    ],
    [
      'of a byline, below a headline unlike the subject',
      [
        ...head('Fwd: RE: the story that I told you of'),
        TITLE,
        'By Ada Holm',
        'Northgate Herald, 11 January 2010',
        '',
        BODY,
      ],
      { title: TITLE, outlet: 'Northgate Herald', publishedOn: '2010-01-11' },
    ],
    [
      'of the subject, without a headline',
      [...head('TR: WG: The ferry line is weighed'), BODY],
      { title: 'The ferry line is weighed', outlet: null, publishedOn: '2010-01-12' },
    ],
    [
      'of a headline without a byline, under a subject that says nothing',
      [...head('FYI'), TITLE, '', BODY],
      { title: TITLE, outlet: null, publishedOn: '2010-01-12' },
    ],
    [
      'of the mail around, without a subject',
      [...head(''), BODY],
      { title: 'the outer', outlet: null, publishedOn: '2010-01-12' },
    ],
  ])('%s', async (_why, body, over) => {
    expect(await read(mail(lines(...body), { subject: 'Fwd: the outer' }))).toMatchObject(over);
  });

  test.each<[why: string, from: string, outlet: string | null]>([
    ['a known outlet', 'BBC News <no-reply@example.org>', 'BBC News'],
    ['a known outlet, in quotation marks', '"BBC News" [mailto:no-reply@example.org]', 'BBC News'],
    ['an address of a known outlet', 'newsletter@bbc.co.uk', 'BBC'],
    ['a person', 'Ola Berg <ola@example.org>', null],
  ])('%s as sender', async (_why, from, outlet) => {
    const body = lines(`From: ${from}`, 'Sent: 11 January 2010', 'To: Press', `Subject: ${TITLE}`, '', BODY);
    expect(await read(mail(body))).toMatchObject(
      expected({ outlet: outlet === 'BBC' ? expect.stringMatching(/^BBC/) : outlet }),
    );
  });

  test.each<[why: string, date: string, outer: string, day: string]>([
    [
      'month first, since the other way it would be sent after it was forwarded',
      '1/11/2010 9:00',
      '2010-01-13',
      '2010-01-11',
    ],
    ['day first, for the same reason', '11/01/2010 09:00', '2010-01-13', '2010-01-11'],
    ['month first, as a clock of twelve hours comes with it', '1/11/2010 9:00 AM', '2010-12-24', '2010-01-11'],
    ['a year of two digits', '11.01.10 09:00', '2010-01-13', '2010-01-11'],
    ['the year first', '2010/01/11 09:00', '2010-01-13', '2010-01-11'],
    ['as programs count', '2010-01-11T09:00:00Z', '2010-01-13', '2010-01-11'],
  ])('a day %s', async (_why, date, outer, day) => {
    const body = lines(
      '-----Original Message-----',
      'From: Ola <o@example.org>',
      `Sent: ${date}`,
      'To: Press',
      `Subject: ${TITLE}`,
      '',
      BODY,
    );
    const [year, month, of] = outer.split('-');
    const written = `${of} ${month === '01' ? 'Jan' : 'Dec'} ${year} 09:00:00 +0000`;
    expect(await read(mail(body, { date: written }))).toMatchObject({ publishedOn: day });
  });

  test('evidence is where it says, in the whole text of the mail', async () => {
    const body = lines(
      'FYI',
      '',
      '> From: BBC News <n@example.org>',
      '> Date: 11 January 2010',
      `> Subject: Fwd: ${TITLE}`,
      '>',
      `> ${BODY}`,
    );
    const reading = await read(mail(body));
    if (Array.isArray(reading)) throw new Error('not read');
    const { evidence, source } = reading;
    const at = (field: 'title' | 'outlet' | 'publishedOn' | 'summary') =>
      source.slice(evidence[field]?.start, evidence[field]?.end);
    expect(source.trimEnd()).toBe(body);
    expect([at('title'), at('publishedOn'), at('summary')]).toEqual([TITLE, '11 January 2010', BODY]);
    expect(at('outlet')).toContain('BBC News');
  });
});

describe('what is not of the forwarded mail', () => {
  const head = [
    'From: Northgate Herald <news@herald.example>',
    'Date: 11 January 2010',
    'To: Press',
    `Subject: ${TITLE}`,
    '',
  ];
  const whole = `${TITLE}\n\n${BODY}\n\n${MORE}`;
  test.each<[why: string, body: string[]]>([
    [
      'a signature below the quotation',
      [...[...head, BODY, '', MORE].map((line) => `> ${line}`), '', 'Ola Berg', 'Press office'],
    ],
    [
      'the line that closes it',
      [
        '----- Forwarded message from Northgate Herald -----',
        '',
        ...head,
        BODY,
        '',
        MORE,
        '',
        '----- End forwarded message -----',
        '',
        '-- ',
        'Ola Berg',
      ],
    ],
    [
      'the warning of a mail server',
      [
        ...head,
        'CAUTION: This email originated from outside of the organization. Do not click links or open attachments.',
        '',
        BODY,
        '',
        MORE,
      ],
    ],
    ['the same in German', [...head, 'ACHTUNG: Diese E-Mail kommt von einem externen Absender.', '', BODY, '', MORE]],
    [
      'the same in French',
      [...head, "[EXTERNE] Attention : l'expéditeur de ce message est externe.", '', BODY, '', MORE],
    ],
  ])('%s', async (_why, body) => {
    expect(await read(mail(body.join('\r\n')))).toMatchObject(expected({ text: whole }));
  });
});
