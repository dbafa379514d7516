import { describe, expect, test } from 'vitest';
import { article, BODY, expected, lines, MORE, mail, read, TITLE } from '../../../support/make/forwards.ts';

describe('in plain text', () => {
  test.each<[why: string, body: string]>([
    [
      'Gmail',
      article(
        '---------- Forwarded message ---------',
        'From: Northgate Herald <news@herald.example>',
        'Date: Mon, Jan 11, 2010 at 9:00 AM',
        `Subject: ${TITLE}`,
        'To: <press@example.org>',
        '',
      ),
    ],
    [
      'Gmail, from its HTML',
      article(
        '---------- Forwarded message ---------',
        'From: *Northgate Herald* <news@herald.example>',
        'Date: Mon, 11 Jan 2010 at 09:00',
        `Subject: ${TITLE}`,
        'To: Press <press@example.org>',
        'Cc: Ola <ola@example.org>, Ada <ada@example.org>',
        '',
      ),
    ],
    [
      'Gmail, in French',
      article(
        '---------- Forwarded message ---------',
        'De : Northgate Herald <news@herald.example>',
        'Date: lun. 11 janv. 2010 à 09:00',
        `Subject: ${TITLE}`,
        'To: <press@example.org>',
        '',
      ),
    ],
    [
      'Gmail, in German',
      article(
        '---------- Forwarded message ---------',
        'Von: Northgate Herald <news@herald.example>',
        'Date: Mo., 11. Jan. 2010 um 09:00 Uhr',
        `Subject: ${TITLE}`,
        'To: <press@example.org>',
        '',
      ),
    ],
    [
      'Outlook on the desktop',
      article(
        'FYI',
        '',
        'From: Northgate Herald <news@herald.example> ',
        'Sent: Monday, January 11, 2010 9:00 AM',
        'To: Press <press@example.org>',
        'Cc: Ola Berg <ola@example.org>; Ada Holm',
        '<ada@example.org>; Jo Doe <jo@example.org>',
        `Subject: ${TITLE}`,
      ),
    ],
    [
      'Outlook of long ago',
      article(
        '-----Original Message-----',
        'From: Northgate Herald [mailto:news@herald.example] ',
        'Sent: Monday, January 11, 2010 9:00 AM',
        'To: Press',
        `Subject: ${TITLE}`,
      ),
    ],
    [
      'Outlook on the web',
      article(
        '________________________________',
        'From: Northgate Herald <news@herald.example>',
        'Sent: 11 January 2010 09:00',
        'To: Press <press@example.org>',
        `Subject: ${TITLE}`,
      ),
    ],
    [
      'Outlook on a phone',
      article(
        'Get Outlook for iOS<https://aka.ms/o0ukef>',
        '________________________________',
        'From: Northgate Herald <news@herald.example>',
        'Sent: Monday, January 11, 2010 9:00:00 AM',
        'To: Press <press@example.org>',
        `Subject: ${TITLE}`,
      ),
    ],
    [
      'Outlook, from its HTML',
      article(
        '*From:* Northgate Herald <news@herald.example>',
        '*Sent:* Monday, January 11, 2010 9:00 AM',
        '*To:* Press <press@example.org>',
        `*Subject:* ${TITLE}`,
      ),
    ],
    [
      'Outlook on the Mac',
      article(
        'From: Northgate Herald <news@herald.example>',
        'Date: Monday, January 11, 2010 at 9:00 AM',
        'To: Press <press@example.org>',
        `Subject: ${TITLE}`,
      ),
    ],
    [
      'Outlook, in German',
      article(
        'Zur Info',
        '',
        'Von: Northgate Herald <news@herald.example>',
        'Gesendet: Montag, 11. Januar 2010 09:00',
        'An: Press <press@example.org>',
        `Betreff: ${TITLE}`,
      ),
    ],
    [
      'Outlook, in Italian',
      article(
        'Da: Northgate Herald <news@herald.example>',
        'Inviato: lunedì 11 gennaio 2010 09:00',
        'A: Press <press@example.org>',
        `Oggetto: ${TITLE}`,
      ),
    ],
    [
      'Apple Mail',
      lines(
        '> Begin forwarded message:',
        '> ',
        '> From: Northgate Herald <news@herald.example>',
        `> Subject: ${TITLE}`,
        '> Date: 11 January 2010 at 09:00:00 GMT',
        '> To: press@example.org',
        '> ',
        `> ${BODY}`,
        '> ',
        `> ${MORE}`,
      ),
    ],
    [
      'Apple Mail, on a phone',
      article(
        'Sent from my iPhone',
        '',
        'Begin forwarded message:',
        '',
        'From: Northgate Herald <news@herald.example>',
        'Date: January 11, 2010 at 9:00:00 AM GMT',
        'To: press@example.org',
        `Subject: ${TITLE}`,
        '',
      ),
    ],
    [
      'Thunderbird',
      article(
        '-------- Forwarded Message --------',
        `Subject: \t${TITLE}`,
        'Date: \tMon, 11 Jan 2010 09:00:00 +0000',
        'From: \tNorthgate Herald <news@herald.example>',
        'To: \tpress@example.org',
        '',
        '',
      ),
    ],
    [
      'Thunderbird, in French',
      article(
        '-------- Message transféré --------',
        `Sujet : \t${TITLE}`,
        'Date : \tMon, 11 Jan 2010 09:00:00 +0000',
        'De : \tNorthgate Herald <news@herald.example>',
        'Pour : \tpress@example.org',
        '',
      ),
    ],
    [
      'Yahoo',
      article(
        '----- Forwarded Message -----',
        'From: Northgate Herald <news@herald.example>',
        'To: "press@example.org" <press@example.org>',
        'Sent: Monday, January 11, 2010, 09:00:00 AM GMT',
        `Subject: ${TITLE}`,
      ),
    ],
    [
      'Yahoo, in one line',
      article(
        `----- Forwarded Message ----- From: Northgate Herald <news@herald.example> To: Press <press@example.org> Sent: Monday, January 11, 2010, 09:00:00 AM GMT Subject: ${TITLE}`,
      ),
    ],
    [
      'Notes',
      article(
        '----- Forwarded by Ola Berg/Northgate on 01/12/2010 10:00 AM -----',
        '',
        'From:\tNorthgate Herald <news@herald.example>',
        'To:\tPress/Northgate@Northgate',
        'Date:\t01/11/2010 09:00 AM',
        `Subject:\t${TITLE}`,
        '________________________________',
      ),
    ],
    [
      'Notes, in German',
      article(
        '----- Weitergeleitet von Ola Berg/Northgate am 12.01.2010 10:00 -----',
        '',
        'Von:\tNorthgate Herald <news@herald.example>',
        'An:\tPress/Northgate@Northgate',
        'Kopie:\tOla',
        'Datum:\t11.01.2010 09:00',
        `Betreff:\t${TITLE}`,
      ),
    ],
    [
      'Exchange ActiveSync',
      article(
        '-------- Original message --------',
        'From: Northgate Herald <news@herald.example> ',
        'Date: 11/01/2010 09:00 (GMT+00:00) ',
        'To: press@example.org ',
        `Subject: ${TITLE} `,
        '',
      ),
    ],
    [
      'GMX and Web.de',
      article(
        'Gesendet: Montag, 11. Januar 2010 um 09:00 Uhr',
        'Von: "Northgate Herald" <news@herald.example>',
        'An: press@example.org',
        `Betreff: ${TITLE}`,
      ),
    ],
    [
      'Mail.ru',
      article(
        '-------- Пересылаемое сообщение --------',
        'От кого: Northgate Herald <news@herald.example>',
        'Кому: press@example.org',
        'Дата: Понедельник, 11 января 2010, 9:00 +03:00',
        `Тема: ${TITLE}`,
        '',
      ),
    ],
    [
      'Yandex',
      article(
        '-------- Пересылаемое сообщение --------',
        '11.01.2010, 09:00, "Northgate Herald" <news@herald.example>:',
        '',
      ),
    ],
    [
      'Proton',
      article(
        '------- Forwarded Message -------',
        'From: Northgate Herald <news@herald.example>',
        'Date: On Monday, January 11th, 2010 at 9:00 AM',
        `Subject: ${TITLE}`,
        'To: press@example.org <press@example.org>',
        '',
      ),
    ],
    [
      'a mailing list, with many headers',
      article(
        'From: Northgate Herald <news@herald.example>',
        'Reply-To: news@herald.example',
        'Date: Mon, 11 Jan 2010 09:00:00 +0000',
        'Importance: High',
        'Attachments: ferry.jpg',
        'To: Press <press@example.org>',
        `Subject: ${TITLE}`,
      ),
    ],
    [
      'a quoted answer',
      lines(
        'See this.',
        '',
        'On 11 January 2010 at 09:00, Northgate Herald <news@herald.example> wrote:',
        '',
        `> ${BODY}`,
        '>',
        `> ${MORE}`,
      ),
    ],
    [
      'a quoted answer, in two lines',
      lines(
        'See this.',
        '',
        'On Mon, Jan 11, 2010 at 9:00 AM Northgate Herald <news@herald.example>',
        'wrote:',
        '',
        `> ${BODY}`,
        '>',
        `> ${MORE}`,
      ),
    ],
    [
      'a quoted answer, in Spanish',
      lines(
        'Ver esto.',
        '',
        'El lun, 11 ene 2010 a las 9:00, Northgate Herald (<news@herald.example>) escribió:',
        '',
        `> ${BODY}`,
        '>',
        `> ${MORE}`,
      ),
    ],
    [
      'no blank line below the header',
      lines(
        'From: Northgate Herald <news@herald.example>',
        'Sent: Monday, January 11, 2010 9:00 AM',
        'To: Press <press@example.org>',
        `Subject: ${TITLE}`,
        BODY,
        '',
        MORE,
      ),
    ],
    [
      'a note of some length',
      article(
        'Dear colleagues, please find below what the Herald had about us this week; we should talk about an answer on Monday morning. Ola',
        '',
        '-----Original Message-----',
        'From: Northgate Herald <news@herald.example>',
        'Sent: Monday, January 11, 2010 9:00 AM',
        'To: Press',
        `Subject: ${TITLE}`,
      ),
    ],
  ])('%s', async (_why, body) => {
    expect(await read(mail(body))).toMatchObject(expected());
  });
});
