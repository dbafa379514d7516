/** Mails that list articles: each article is a clip. */
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../../shared/file/index.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const TEASER = 'The council met on Friday to talk about the old ferry line and its future along the northern shore.';
const OWNERS = 'The owners of the line say that they need a decision before the summer, or they will sell.';
const FIRST = 'Council weighs future of old ferry line';
const SECOND = 'Owners of the ferry line speak';
const THIRD = 'A union asks for more time to talk';

function mail(body: string, { from = 'Press <press@example.org>', subject = 'Press review', type = 'text/html' } = {}) {
  const head = [
    `From: ${from}`,
    'To: clips@example.org',
    `Subject: ${subject}`,
    'Date: Mon, 5 Mar 2018 09:00:00 +0000',
  ];
  return Buffer.from([...head, 'MIME-Version: 1.0', `Content-Type: ${type}; charset=UTF-8`, '', body].join('\r\n'));
}

async function read(bytes: Uint8Array, fileName = 'x.eml') {
  return (await readFile(bytes, fileName, { today: '2026-11-22' })).map((reading) => {
    if (reading.kind !== 'read') return reading.reason;
    const { title, outlet, publishedOn, url = null, summary } = reading.fields;
    return {
      part: reading.part,
      title,
      outlet,
      publishedOn,
      url,
      summary,
      text: reading.text,
      codes: reading.warnings.map(({ code }) => code),
      format: reading.document.format,
    };
  });
}

const through = (url: string) =>
  `https://www.google.com/url?rct=j&amp;sa=t&amp;url=${url}&amp;ct=ga&amp;cd=C&amp;usg=A`;
const GOOGLE = { from: 'Google Alerts <googlealerts-noreply@google.com>', subject: 'Google Alert - "ferry line"' };

describe('Google Alerts', () => {
  const find = (title: string, url: string, outlet: string, teaser: string) =>
    `<tr itemscope itemtype="http://schema.org/Article"><td><span><a href="${through(url)}" itemprop="url"><span itemprop="name">${title}</span></a></span><div><div itemprop="publisher"><a><span itemprop="name">${outlet}</span></a></div><div itemprop="description">${teaser}&nbsp;...</div></div><table><tr><td><a href="https://www.google.com/alerts/share?x"><img alt="Facebook"></a></td><td><a href="https://www.google.com/alerts/feedback?x">Flag as irrelevant</a></td></tr></table></td></tr>`;
  const alert = (...finds: string[]) =>
    `<html><body><table><tr><td><span>"ferry line"</span><div>Daily update ⋅ March 5, 2018</div></td></tr><tr><td>NEWS</td></tr>${finds.join('')}<tr><td><a href="https://www.google.com/alerts?x">See more results</a> | <a href="https://www.google.com/alerts/edit">Edit this alert</a></td></tr><tr><td>You have received this email because you have subscribed to <b>Google Alerts</b>. <a href="https://www.google.com/alerts/remove?x">Unsubscribe</a></td></tr></table></body></html>`;
  const first = find(
    'Council weighs future of old <b>ferry line</b>',
    'https://herald.example/2018/ferry',
    'Northgate Herald',
    TEASER,
  );
  const second = find('Owners of the <b>ferry line</b> speak', 'https://www.bbc.co.uk/news/2', 'BBC', OWNERS);
  const one = { title: FIRST, outlet: 'Northgate Herald', publishedOn: null, url: 'https://herald.example/2018/ferry' };
  const two = {
    title: SECOND,
    outlet: expect.stringMatching(/^BBC/),
    publishedOn: null,
    url: 'https://www.bbc.co.uk/news/2',
  };

  test('each find is a clip, with outlet and address, and no day since none is told', async () => {
    expect(await read(mail(alert(first, second), GOOGLE))).toMatchObject([
      {
        part: '1',
        ...one,
        summary: expect.stringMatching(/^The council met/),
        text: expect.not.stringMatching(/Flag|Google|Owners/),
        format: 'eml',
      },
      {
        part: '2',
        ...two,
        summary: expect.stringMatching(/^The owners/),
        text: expect.not.stringMatching(/Flag|subscribed|results/),
      },
    ]);
  });

  test('a single find is the clip', async () => {
    expect(await read(mail(alert(first), GOOGLE))).toMatchObject([{ part: null, ...one }]);
  });

  test('a find without an outlet has none, but where its address is known', async () => {
    const found = await read(
      mail(
        alert(
          first.replace(/<div itemprop="publisher">.*?<\/div>/, ''),
          second.replace(/<div itemprop="publisher">.*?<\/div>/, ''),
        ),
        GOOGLE,
      ),
    );
    expect(found).toMatchObject([{ ...one, outlet: null }, two]);
  });

  test('a forwarded alert is the same', async () => {
    const head =
      '<div class="gmail_attr">---------- Forwarded message ---------<br>From: <b>Google Alerts</b> &lt;googlealerts-noreply@google.com&gt;<br>Date: Mon, Mar 5, 2018 at 9:00 AM<br>Subject: Google Alert - ferry<br>To: &lt;press@example.org&gt;<br></div>';
    expect(
      await read(mail(`<div>FYI<br>${head}${alert(first, second)}</div>`, { subject: 'Fwd: Google Alert - ferry' })),
    ).toMatchObject([one, two]);
  });

  test.each([
    ['fr', 'Alertes Google <googlealerts-noreply@google.com>', 'Alerte Google – ferry'],
    ['es', 'Alertas de Google <x@google.com>', 'Alerta de Google: ferry'],
    ['pt', 'x@google.com', 'Alerta do Google – ferry'],
    ['ru', 'x@google.com', 'Google Оповещения – паром'],
    ['ja', 'x@google.com', 'Google アラート - フェリー'],
  ])('in %s', async (_language, from, subject) => {
    expect(await read(mail(alert(first, second), { from, subject }))).toMatchObject([one, two]);
  });

  test('as plain text', async () => {
    const text = [
      `=== News - 2 new results for ["ferry line"] ===`,
      '',
      FIRST,
      'Northgate Herald',
      TEASER,
      `<${through('https://herald.example/2018/ferry').replaceAll('&amp;', '&')}>`,
      '',
      SECOND,
      'BBC',
      OWNERS,
      `<${through('https://www.bbc.co.uk/news/2').replaceAll('&amp;', '&')}>`,
      '',
      'See all stories on this topic:',
      '<https://www.google.com/alerts?x>',
      '',
      '- - - - - -',
      'You have received this email because you have subscribed to Google Alerts.',
      'Unsubscribe from this Google Alert:',
      '<https://www.google.com/alerts/remove?x>',
    ];
    expect(await read(mail(text.join('\r\n'), { ...GOOGLE, type: 'text/plain' }))).toMatchObject([
      { ...one, text: expect.not.stringContaining('http') },
      { ...two, text: expect.not.stringContaining('http') },
    ]);
  });
});

describe('the head of an alert in plain text is no find', () => {
  test.each<[language: string, subject: string, head: string]>([
    ['en', 'Google Alert - ferry', 'Google Alert - ferry\nDaily update ⋅ March 5, 2018\n\nNEWS\n'],
    ['fr', 'Alerte Google – bac', 'Actualités\n\n'],
    ['de', 'Google Alert – Fähre', 'Nachrichten\n'],
    ['ru', 'Google Оповещения – паром', 'Новости\n'],
    ['hi', 'Google Alert - फ़ेरी', 'समाचार\n'],
  ])('in %s', async (_language, subject, head) => {
    const find = (title: string, outlet: string, teaser: string, url: string) =>
      `${title}\n${outlet}\n${teaser}\n<${through(url).replaceAll('&amp;', '&')}>\n\n`;
    const body = `${head}${find(FIRST, 'Northgate Herald', TEASER, 'https://herald.example/1')}${find(SECOND, 'Southgate Post', OWNERS, 'https://post.example/2')}`;
    const mailed = mail(body, { from: GOOGLE.from, subject, type: 'text/plain' });
    expect(await read(mailed)).toMatchObject([
      { title: FIRST, outlet: 'Northgate Herald', url: 'https://herald.example/1' },
      { title: SECOND, outlet: 'Southgate Post', url: 'https://post.example/2' },
    ]);
  });
});

describe('a press review', () => {
  const rows = [
    [FIRST, 'https://herald.example/1', 'Northgate Herald', '3 March 2018', TEASER],
    [SECOND, 'https://post.example/2', 'Southgate Post', '4 March 2018', OWNERS],
    [THIRD, 'https://news.example/3', 'Westgate News', '4 March 2018', TEASER],
  ] as const;
  const expected = rows.map(([title, url, outlet, day]) => ({
    title,
    url,
    outlet,
    publishedOn: `2018-03-0${day.charAt(0)}`,
  }));
  const list = (item: (row: (typeof rows)[number]) => string) => rows.map(item).join('\n');

  test.each<[why: string, body: string]>([
    [
      'outlet and day below the headline',
      list(
        ([title, url, outlet, day, teaser]) =>
          `<p><a href="${url}">${title}</a></p><p>${outlet}, ${day}</p><p>${teaser}</p>`,
      ),
    ],
    [
      'in tables, with a link to read more',
      list(
        ([title, url, outlet, day, teaser]) =>
          `<table><tr><td><b><a href="${url}">${title}</a></b><br>${outlet} | ${day}<br>${teaser}<br><a href="${url}">Read more</a></td></tr></table>`,
      ),
    ],
    [
      'in one paragraph each, in a list',
      `<ul>${list(([title, url, outlet, day, teaser]) => `<li><a href="${url}">${title}</a><br>${outlet} – ${day}<br>${teaser}</li>`)}</ul>`,
    ],
    [
      'outlet and day above the headline',
      list(
        ([title, url, outlet, day, teaser]) =>
          `<div>${outlet}, ${day}</div><div><a href="${url}">${title}</a></div><div>${teaser}</div>`,
      ),
    ],
    [
      'each item one link, with all that it says',
      list(
        ([title, url, outlet, day, teaser]) =>
          `<a href="${url}"><div>${title}</div><div>${outlet}, ${day}</div><div>${teaser}</div></a>`,
      ),
    ],
    [
      'with headings of its parts',
      list(
        ([title, url, outlet, day, teaser]) =>
          `<h2>POLITICS</h2><p><a href="${url}">${title}</a></p><p>${outlet}, ${day}</p><p>${teaser}</p>`,
      ),
    ],
    [
      'through the redirector of who sends it',
      list(
        ([title, url, outlet, day, teaser]) =>
          `<p><a href="https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&amp;data=x">${title}</a></p><p>${outlet}, ${day}</p><p>${teaser}</p>`,
      ),
    ],
    [
      'with a foot',
      `${list(([title, url, outlet, day, teaser]) => `<p><a href="${url}">${title}</a></p><p>${outlet}, ${day}</p><p>${teaser}</p>`)}<p>You receive this mail each day. <a href="https://x.example/u">Unsubscribe from this list</a></p><p>Press Ltd, Northgate, 5 March 2018</p>`,
    ],
  ])('in HTML, %s', async (_why, body) => {
    const clips = await read(mail(`<html><body>${body}</body></html>`));
    expect(clips).toMatchObject(expected);
    expect(clips.map((clip) => (typeof clip === 'string' ? clip : clip.text))).toEqual(
      rows.map(([, , , , teaser]) => expect.stringContaining(teaser)),
    );
  });

  test.each<[why: string, body: string]>([
    [
      'the address below the text',
      rows.map(([title, url, outlet, day, teaser]) => `${title}\n${outlet}, ${day}\n${teaser}\n${url}\n`).join('\n'),
    ],
    [
      'a head of its own, and numbers',
      `Press review of the week\n\n${rows.map(([title, url, outlet, day, teaser], at) => `${at + 1}. ${title}\n${outlet}, ${day}\n${teaser}\n${url}\n`).join('\n')}`,
    ],
    [
      'a note above, and bullets',
      `Dear all,\n\nplease find the review below.\n\n${rows.map(([title, url, outlet, day, teaser]) => `* ${title}\n${outlet}, ${day}\n${teaser}\n${url}\n`).join('\n')}`,
    ],
    [
      'the address below the headline',
      rows.map(([title, url, outlet, day, teaser]) => `${title}\n${url}\n${outlet}, ${day}\n${teaser}\n`).join('\n'),
    ],
  ])('in text, %s', async (_why, body) => {
    expect(await read(mail(body, { type: 'text/plain' }))).toMatchObject(expected);
  });

  test('a linked heading of two words is a headline', async () => {
    const body = list(
      ([title, url, outlet, day, teaser]) =>
        `<h2><a href="${url}">${title === SECOND ? 'Ferry stays' : title}</a></h2><p>${outlet}, ${day}</p><p>${teaser}</p>`,
    );
    expect((await read(mail(body))).map((clip) => (typeof clip === 'string' ? clip : clip.title))).toEqual([
      FIRST,
      'Ferry stays',
      THIRD,
    ]);
  });

  test('without outlets and days it is one clip, which says that it seems to be several', async () => {
    const body = list(([title, url, , , teaser]) => `<p><a href="${url}">${title}</a></p><p>${teaser}</p>`);
    expect(await read(mail(body))).toMatchObject([
      { part: null, title: 'Press review', codes: expect.arrayContaining(['several-clips-suspected']) },
    ]);
  });
});

describe('one clip, however many links it has', () => {
  const article = `<h1>${FIRST}</h1><p>Northgate Herald, 3 March 2018</p>${`<p>${TEASER} ${OWNERS}</p>`.repeat(6)}`;
  test.each<[why: string, body: string]>([
    [
      'related articles below it',
      `${article}<p><a href="https://a.example/1">${SECOND}</a></p><p>4 March 2018</p><p><a href="https://a.example/2">${THIRD}</a></p><p>4 March 2018</p>`,
    ],
    [
      'links in its text',
      `${article}<p>See <a href="https://a.example/1">${SECOND}</a> and <a href="https://a.example/2">${THIRD}</a>.</p>`,
    ],
    ['its own headline linked', article.replace(FIRST, `<a href="https://a.example/0">${FIRST}</a>`)],
  ])('%s', async (_why, body) => {
    const clips = await read(mail(body, { subject: FIRST }));
    expect(clips).toMatchObject([{ title: FIRST, outlet: 'Northgate Herald', publishedOn: '2018-03-03' }]);
  });
});

describe('hostile lists take time in proportion', () => {
  test.each<[why: string, unit: string]>([
    ['linked headlines', '<p><a href="https://a.example/1">A headline of words</a></p>'],
    ['links without end', '<a href="https://a.example/1">'],
    ['addresses', 'https://a.example/1<br>'],
  ])('%s', async (_why, unit) => {
    const make = (length: number) => mail(unit.repeat(Math.ceil(length / unit.length)), GOOGLE);
    await expectLinear((bytes) => readFile(bytes, 'x.eml', { today: '2026-11-22' }), make, 200_000);
  });
});
