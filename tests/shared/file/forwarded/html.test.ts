import { describe, expect, test } from 'vitest';
import { BODY, expected, MORE, mail, read, TITLE } from '../../../support/make/forwards.ts';

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
