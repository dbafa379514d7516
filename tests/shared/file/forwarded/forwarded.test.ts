/** Forwarded mails as programs write them, in many languages: the clip is the innermost mail. */
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../../shared/file/index.ts';
import { expectLinear } from '../../../support/growth.ts';

const BODY =
  'The council met on Friday to talk about the old ferry line and its future along the northern shore. Members heard from the owners and from two unions.';
const MORE = 'A vote is expected in spring, the chair said after the meeting in the town hall.';
const TITLE = 'Council weighs future of old ferry line';

function mail(
  body: string,
  { subject = `Fwd: ${TITLE}`, type = 'text/plain', date = 'Wed, 13 Jan 2010 09:00:00 +0000' } = {},
) {
  const head = ['From: Press <press@example.org>', 'To: clips@example.org', `Subject: ${subject}`, `Date: ${date}`];
  return Buffer.from([...head, 'MIME-Version: 1.0', `Content-Type: ${type}; charset=UTF-8`, '', body].join('\r\n'));
}

async function read(bytes: Uint8Array, fileName = 'x.eml') {
  const readings = await readFile(bytes, fileName, { today: '2026-11-22' });
  const [reading] = readings;
  if (readings.length !== 1 || reading?.kind !== 'read') return readings.map(({ kind }) => kind);
  const { fields, text, document } = reading;
  const { title, outlet, publishedOn, summary, evidence } = fields;
  return { title, outlet, publishedOn, summary, text, evidence, source: document.source };
}

const expected = (over: object = {}) => ({
  title: TITLE,
  publishedOn: '2010-01-11',
  summary: expect.stringMatching(/^The council met/),
  text: expect.not.stringContaining('@'),
  ...over,
});

const lines = (...all: string[]) => all.join('\r\n');
const article = (...head: string[]) => lines(...head, '', BODY, '', MORE);

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

describe('in HTML', () => {
  const paragraphs = `<p>${BODY}</p><p>${MORE}</p>`;
  const address = '&lt;<a href="mailto:news@herald.example">news@herald.example</a>&gt;';
  test.each<[why: string, body: string]>([
    [
      'Gmail',
      `<div dir="ltr">FYI<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: <b class="gmail_sendername" dir="auto">Northgate Herald</b> <span dir="auto">${address}</span><br>Date: Mon, Jan 11, 2010 at 9:00 AM<br>Subject: ${TITLE}<br>To:  &lt;<a href="mailto:press@example.org">press@example.org</a>&gt;<br></div><br><br>${paragraphs}</div></div>`,
    ],
    [
      'Outlook on the desktop',
      `<div class="WordSection1"><p class="MsoNormal">FYI<o:p></o:p></p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>From:</b> Northgate Herald ${address} <br><b>Sent:</b> Monday, January 11, 2010 9:00 AM<br><b>To:</b> Press &lt;press@example.org&gt;<br><b>Subject:</b> ${TITLE}<o:p></o:p></p></div><p class="MsoNormal"><o:p>&nbsp;</o:p></p>${paragraphs}</div>`,
    ],
    [
      'Outlook on the web',
      `<div>FYI</div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif"><b>Von:</b> Northgate Herald ${address}<br><b>Gesendet:</b> Montag, 11. Januar 2010 09:00<br><b>An:</b> Press<br><b>Betreff:</b> ${TITLE}</font><div>&nbsp;</div></div>${paragraphs}`,
    ],
    [
      'Outlook on the Mac',
      `<div><div style="border-top:solid"><p class="MsoNormal"><b><span style="color:black">From: </span></b><span>Northgate Herald ${address}<br><b>Date: </b>Monday, January 11, 2010 at 9:00 AM<br><b>To: </b>Press<br><b>Subject: </b>${TITLE}<o:p></o:p></span></p></div>${paragraphs}</div>`,
    ],
    [
      'Apple Mail',
      `<div>FYI<br><div><br><blockquote type="cite"><div>Begin forwarded message:</div><br class="Apple-interchange-newline"><div style="margin:0"><span><b>From: </b></span><span>Northgate Herald ${address}<br></span></div><div><span><b>Subject: </b></span><span><b>${TITLE}</b><br></span></div><div><span><b>Date: </b></span><span>11 January 2010 at 09:00:00 GMT<br></span></div><div><span><b>To: </b></span><span>press@example.org<br></span></div><br><div>${paragraphs}</div></blockquote></div></div>`,
    ],
    [
      'Thunderbird',
      `<p>FYI</p><div class="moz-forward-container"><br><br>-------- Forwarded Message --------<table class="moz-email-headers-table" cellspacing="0"><tbody><tr><th valign="BASELINE" align="RIGHT" nowrap="nowrap">Subject: </th><td>${TITLE}</td></tr><tr><th>Date: </th><td>Mon, 11 Jan 2010 09:00:00 +0000</td></tr><tr><th>From: </th><td>Northgate Herald ${address}</td></tr><tr><th>To: </th><td>press@example.org</td></tr></tbody></table><br><br>${paragraphs}</div>`,
    ],
    [
      'Notes',
      `<font size="2">FYI</font><br><font size="1">----- Forwarded by Ola Berg/Northgate on 01/12/2010 10:00 AM -----</font><br><br><table><tr><td><font>From:</font></td><td>Northgate Herald ${address}</td></tr><tr><td>To:</td><td>Press/Northgate@Northgate</td></tr><tr><td>Date:</td><td>01/11/2010 09:00 AM</td></tr><tr><td>Subject:</td><td>${TITLE}</td></tr></table><hr>${paragraphs}`,
    ],
    [
      'Notes, without colons',
      `<table><tr><td>From</td><td>Northgate Herald ${address}</td></tr><tr><td>To</td><td>Press</td></tr><tr><td>Date</td><td>11.01.2010 09:00</td></tr><tr><td>Subject</td><td>${TITLE}</td></tr></table>${paragraphs}`,
    ],
    [
      'Yahoo',
      `<div>FYI</div><div id="yahoo_quoted"><div>----- Forwarded Message -----</div><div><b>From:</b> Northgate Herald ${address}</div><div><b>To:</b> "press@example.org"</div><div><b>Sent:</b> Monday, January 11, 2010, 09:00:00 AM GMT</div><div><b>Subject:</b> ${TITLE}</div><div><br></div>${paragraphs}</div>`,
    ],
    [
      'text made into HTML, quoted',
      `<pre>&gt; From: Northgate Herald ${address}\n&gt; Date: 11 January 2010\n&gt; Subject: ${TITLE}\n&gt;\n&gt; ${BODY}\n&gt;\n&gt; ${MORE}</pre>`,
    ],
    [
      'Notes, in columns',
      `<font size="1">----- Forwarded by Ola Berg/Northgate on 01/12/2010 10:00 AM -----</font><table><tr><td><b>Northgate Herald ${address}</b><p>01/11/2010 09:00 AM</p></td><td><table><tr><td>To</td><td>Press/Northgate</td></tr><tr><td>cc</td><td>Ola</td></tr><tr><td>Subject</td><td>${TITLE}</td></tr></table></td></tr></table>${paragraphs}`,
    ],
    [
      'Apple Mail, with a signature below',
      `<div>FYI<blockquote type="cite"><div>Begin forwarded message:</div><div><b>From: </b>Northgate Herald ${address}<br></div><div><b>Subject: </b>${TITLE}<br></div><div><b>Date: </b>11 January 2010<br></div><div><b>To: </b>press@example.org<br></div><br>${paragraphs}</blockquote><p>Ola Berg, press office</p></div>`,
    ],
    [
      'Yandex',
      `<div>FYI</div><div>-------- Пересылаемое сообщение --------</div><div>11.01.2010, 09:00, "Northgate Herald" &lt;<a>news@herald.example</a>&gt;:</div><blockquote>${paragraphs}</blockquote>`,
    ],
    [
      'a quoted answer',
      `<div>See this.</div><div class="gmail_quote"><div class="gmail_attr">Le lun. 11 janv. 2010 à 09:00, Northgate Herald ${address} a écrit :<br></div><blockquote class="gmail_quote">${paragraphs}</blockquote></div>`,
    ],
  ])('%s', async (_why, body) => {
    expect(await read(mail(body, { type: 'text/html' }))).toMatchObject(expected());
  });
});

describe('header lines in every language', () => {
  test.each<[language: string, from: string, date: string, to: string, subject: string]>([
    ['en', 'From: Northgate Herald <n@herald.example>', 'Sent: 11 January 2010 09:00', 'To: Press', 'Subject'],
    ['fr', 'De : Northgate Herald <n@herald.example>', 'Envoyé : lundi 11 janvier 2010 09:00', 'À : Press', 'Objet '],
    [
      'de',
      'Von: Northgate Herald <n@herald.example>',
      'Gesendet: Montag, 11. Januar 2010 09:00',
      'An: Press',
      'Betreff',
    ],
    [
      'es',
      'De: Northgate Herald <n@herald.example>',
      'Enviado el: lunes, 11 de enero de 2010 9:00',
      'Para: Press',
      'Asunto',
    ],
    ['it', 'Da: Northgate Herald <n@herald.example>', 'Inviato: lunedì 11 gennaio 2010 09:00', 'A: Press', 'Oggetto'],
    [
      'pt',
      'De: Northgate Herald <n@herald.example>',
      'Enviada em: segunda-feira, 11 de janeiro de 2010 09:00',
      'Para: Press',
      'Assunto',
    ],
    [
      'nl',
      'Van: Northgate Herald <n@herald.example>',
      'Verzonden: maandag 11 januari 2010 09:00',
      'Aan: Press',
      'Onderwerp',
    ],
    ['sv', 'Från: Northgate Herald <n@herald.example>', 'Skickat: den 11 januari 2010 09:00', 'Till: Press', 'Ämne'],
    ['da', 'Fra: Northgate Herald <n@herald.example>', 'Sendt: 11. januar 2010 09:00', 'Til: Press', 'Emne'],
    ['nb', 'Fra: Northgate Herald <n@herald.example>', 'Dato: mandag 11. januar 2010', 'Til: Press', 'Emne'],
    [
      'fi',
      'Lähettäjä: Northgate Herald <n@herald.example>',
      'Lähetetty: maanantai 11. tammikuuta 2010 9.00',
      'Vastaanottaja: Press',
      'Aihe',
    ],
    [
      'pl',
      'Od: Northgate Herald <n@herald.example>',
      'Wysłano: poniedziałek, 11 stycznia 2010 09:00',
      'Do: Press',
      'Temat',
    ],
    [
      'cs',
      'Od: Northgate Herald <n@herald.example>',
      'Odesláno: pondělí 11. ledna 2010 9:00',
      'Komu: Press',
      'Předmět',
    ],
    [
      'sk',
      'Od: Northgate Herald <n@herald.example>',
      'Odoslané: pondelok 11. januára 2010 9:00',
      'Komu: Press',
      'Predmet',
    ],
    [
      'hu',
      'Feladó: Northgate Herald <n@herald.example>',
      'Elküldve: 2010. január 11., hétfő 9:00',
      'Címzett: Press',
      'Tárgy',
    ],
    [
      'ro',
      'De la: Northgate Herald <n@herald.example>',
      'Trimis: luni, 11 ianuarie 2010 09:00',
      'Către: Press',
      'Subiect',
    ],
    [
      'bg',
      'От: Northgate Herald <n@herald.example>',
      'Изпратено: понеделник, 11 януари 2010 г. 09:00',
      'До: Press',
      'Относно',
    ],
    ['ru', 'От: Northgate Herald <n@herald.example>', 'Отправлено: 11 января 2010 г. 9:00', 'Кому: Press', 'Тема'],
    ['uk', 'Від: Northgate Herald <n@herald.example>', 'Надіслано: 11 січня 2010 р. 9:00', 'Кому: Press', 'Тема'],
    [
      'hr',
      'Šalje: Northgate Herald <n@herald.example>',
      'Poslano: 11. siječnja 2010. 09:00',
      'Prima: Press',
      'Predmet',
    ],
    ['sr', 'Од: Northgate Herald <n@herald.example>', 'Послато: 11. јануар 2010. 09:00', 'За: Press', 'Наслов'],
    [
      'sl',
      'Od: Northgate Herald <n@herald.example>',
      'Poslano: ponedeljek, 11. januar 2010 09:00',
      'Za: Press',
      'Zadeva',
    ],
    [
      'el',
      'Από: Northgate Herald <n@herald.example>',
      'Στάλθηκε: Δευτέρα, 11 Ιανουαρίου 2010 9:00',
      'Προς: Press',
      'Θέμα',
    ],
    [
      'tr',
      'Kimden: Northgate Herald <n@herald.example>',
      'Gönderildi: 11 Ocak 2010 Pazartesi 09:00',
      'Kime: Press',
      'Konu',
    ],
    ['ar', 'من: Northgate Herald <n@herald.example>', 'تم الإرسال: 11 يناير 2010 09:00', 'إلى: Press', 'الموضوع'],
    ['he', 'מאת: Northgate Herald <n@herald.example>', 'נשלח: יום שני 11 ינואר 2010 09:00', 'אל: Press', 'נושא'],
    ['fa', 'از: Northgate Herald <n@herald.example>', 'تاریخ: 11 ژانویه 2010', 'به: Press', 'موضوع'],
    ['zh', '发件人: Northgate Herald <n@herald.example>', '发送时间: 2010年1月11日 9:00', '收件人: Press', '主题'],
    [
      'zh-Hant',
      '寄件者： Northgate Herald <n@herald.example>',
      '寄件日期： 2010年1月11日 上午 09:00',
      '收件者： Press',
      '主旨',
    ],
    ['ja', '差出人: Northgate Herald <n@herald.example>', '送信日時: 2010年1月11日 9:00', '宛先: Press', '件名'],
    [
      'ko',
      '보낸 사람: Northgate Herald <n@herald.example>',
      '보낸 날짜: 2010년 1월 11일 월요일 오전 9:00',
      '받는 사람: Press',
      '제목',
    ],
    [
      'id',
      'Dari: Northgate Herald <n@herald.example>',
      'Dikirim: Senin, 11 Januari 2010 09:00',
      'Kepada: Press',
      'Subjek',
    ],
    ['vi', 'Từ: Northgate Herald <n@herald.example>', 'Đã gửi: Thứ Hai, 11 tháng 1, 2010 9:00', 'Đến: Press', 'Chủ đề'],
    ['th', 'จาก: Northgate Herald <n@herald.example>', 'ส่ง: วันจันทร์ที่ 11 มกราคม 2553 9:00', 'ถึง: Press', 'เรื่อง'],
    [
      'et',
      'Saatja: Northgate Herald <n@herald.example>',
      'Saadetud: 11. jaanuar 2010 9:00',
      'Adressaat: Press',
      'Teema',
    ],
    ['lv', 'No: Northgate Herald <n@herald.example>', 'Nosūtīts: 2010. gada 11. janvāris', 'Kam: Press', 'Temats'],
    ['lt', 'Nuo: Northgate Herald <n@herald.example>', 'Išsiųsta: 2010 m. sausio 11 d. 9:00', 'Kam: Press', 'Tema'],
    [
      'ca',
      'De: Northgate Herald <n@herald.example>',
      'Enviat: dilluns, 11 de gener de 2010 9:00',
      'Per a: Press',
      'Assumpte',
    ],
  ])('%s', async (_language, from, date, to, subject) => {
    const head = [from, date, to, `${subject}: ${TITLE}`];
    expect(await read(mail(article('FYI', '', ...head)))).toMatchObject(expected({ outlet: null }));
    const html = `<p>FYI</p><hr><p>${head.map((line) => line.replace(/^(.*?)([:：])/, '<b>$1$2</b>').replace('<n@herald.example>', '&lt;n@herald.example&gt;')).join('<br>')}</p><p>${BODY}</p>`;
    expect(await read(mail(html, { type: 'text/html' }))).toMatchObject(expected({ outlet: null }));
  });
});

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

describe('hostile mails take time in proportion', () => {
  test.each<[why: string, unit: string]>([
    ['headers without end', 'From: a\nTo: b\nSubject: c\n'],
    ['quotes without end', '> '],
    ['labels in one line', 'From: a To: b Sent: c Subject: d '],
    ['rules', '----- x -----\n'],
    ['receivers', 'To: a;\nb@c.org;\n'],
    ['attributions', 'On 1 May 2010 a@b.org wrote:\n'],
  ])('%s', async (_why, unit) => {
    const make = (length: number) => mail(unit.repeat(Math.ceil(length / unit.length)));
    await expectLinear((bytes) => readFile(bytes, 'x.eml', { today: '2026-11-22' }), make, 200_000);
  });

  test('200,000 quoted lines are read', async () => {
    const bytes = mail(`From: a@b.org\nDate: 1 May 2010\nTo: b\nSubject: c\n\n${BODY}${'\n> a'.repeat(200_000)}`);
    expect(await readFile(bytes, 'x.eml', { today: '2026-11-22' })).toMatchObject([{ kind: 'read' }]);
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
