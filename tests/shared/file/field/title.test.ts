import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { titlePartsOf, withoutSite } from '../../../../shared/file/field/title-parts.ts';
import { read } from '../../../support/read/read.ts';

const TITLE = 'Council weighs future of the old ferry line';
const TEXT =
  '<p>The council met on Friday to talk about the old ferry line and its future along the northern shore. Members heard from the owners.</p>' +
  '<p>A vote is expected in spring, the chair said after the meeting in the town hall.</p>';
const page = (head: string, body: string, text = TEXT) =>
  read(`<!doctype html><html><head>${head}</head><body>${body}${text}</body></html>`, 'page.html').fields;
const og = (title: string) => `<meta property="og:title" content="${title}">`;
const site = '<meta property="og:site_name" content="Northgate Herald">';

describe('a title with its site', () => {
  const SIGNS =
    '- – — ― | ¦ · • * ⋆ ~ « » < > ‹ › : :: // / → ▷ ► ▸ ★ ｜ － 丨 ⁓ ‖ » ⟩ + = ⸺ ∙ ◦ ■ ● ✦ « \\ >> -- ||'.split(' ');
  test.each(SIGNS)('behind %s', (sign) => {
    expect(page(`<title>${TITLE} ${sign.replace('<', '&lt;')} Northgate Herald</title>${site}`, '').title).toBe(TITLE);
  });

  test.each<[title: string, head: string, why: string]>([
    ['Northgate Herald - TITLE', site, 'before it'],
    ['Northgate Herald ⋆ TITLE', site, 'before it, a star'],
    ['TITLE|Northgate Herald', site, 'a bar without spaces'],
    ['TITLE on Northgate Herald', site, 'on the site'],
    ['TITLE - Region - Northgate Herald', site, 'with its section'],
    ['Region » TITLE « Northgate Herald', `${site}${og(TITLE)}`, 'section before it'],
    [
      'TITLE ~ Northgate',
      '<link rel="canonical" href="https://www.northgate.example.org/a">',
      'no declared name: short',
    ],
    ['TITLE ▷ northgate.org', '<link rel="canonical" href="https://www.northgate.org/a">', 'its address'],
    ['TITLE / northgate.org', '', 'an address behind a stroke'],
  ])('%s (%s)', (title, head) => {
    expect(page(`<title>${title.replace('TITLE', TITLE)}</title>${head}`, '').title).toBe(TITLE);
  });

  test.each<[body: string, why: string]>([
    ['<a href="/"><img src="logo.png" alt="The Northgate Blog"></a>', 'a picture that leads home'],
    ['<div><a href="index.html"><font size="6">The Northgate Blog</font></a></div>', 'a link to index.html'],
    ['<p class="site-title"><a href="https://www.northgate.org/" rel="home">The Northgate Blog</a></p>', 'rel=home'],
  ])('before it, as only a link home tells: %s', (link) => {
    const { title, outlet } = page(`<title>The Northgate Blog - ${TITLE}</title>`, `${link}<b>${TITLE}</b>`);
    expect({ title, outlet }).toEqual({ title: TITLE, outlet: 'The Northgate Blog' });
  });

  test.each<[title: string, want: string, why: string]>([
    ['短缺药品保供稳价 全力保障临床用药需求-新华网', '短缺药品保供稳价 全力保障临床用药需求', 'a hyphen'],
    ['市议会讨论旧轮渡航线的未来_新闻中心_北门网', '市议会讨论旧轮渡航线的未来', 'underscores, a section'],
    ['市议会讨论旧轮渡航线的未来——北门日报', '市议会讨论旧轮渡航线的未来', 'a long dash'],
    ['市议会讨论旧轮渡航线的未来丨北门早报', '市议会讨论旧轮渡航线的未来', 'a stroke'],
    ['旧渡轮航线的将来を市議会が議論｜北門新聞', '旧渡轮航线的将来を市議会が議論', 'a full-width bar'],
    ['시의회, 낡은 나룻배 노선의 앞날을 논의하다 - 북문신문', '시의회, 낡은 나룻배 노선의 앞날을 논의하다', 'Korean'],
    ['议会讨论旧航线：谁来付钱', '议会讨论旧航线：谁来付钱', 'a colon within'],
    ['旧航线——一座城市的记忆', '旧航线——一座城市的记忆', 'a dash within'],
    ['« Rien ne va plus » dit le maire', '« Rien ne va plus » dit le maire', 'quotation marks'],
    ['Le maire : « Rien ne va plus »', 'Le maire : « Rien ne va plus »', 'quotation marks at the end'],
    ['Corona-Krise: was nun?', 'Corona-Krise: was nun?', 'a hyphen'],
    ['Johnson & Johnson + friends', 'Johnson & Johnson + friends', 'a plus sign'],
  ])('%s → %s (%s)', (title, want) => {
    expect(page(`<title>${title}</title>`, '').title).toBe(want);
  });

  test('an agency at the end of the headline is not the site', () => {
    const head = `<title>Президент встретился с советом – Reuters | Северный вестник</title><meta property="og:site_name" content="Северный вестник">`;
    expect(page(head, '').title).toBe('Президент встретился с советом – Reuters');
  });

  test('parts and signs make up the title; what is left of it is part of it', () => {
    const word = fc.constantFrom(
      'Ferry',
      'line',
      '新华网',
      'La Voz',
      '«',
      '»',
      ':',
      ' | ',
      ' - ',
      '_',
      '丨',
      ' ⋆ ',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.constantFrom('la voz', '新华网'), (words, name) => {
        const title = words.join('');
        const parts = titlePartsOf(title);
        expect(parts.map(({ text, sign }) => text + sign).join('')).toBe(title);
        expect(title).toContain(withoutSite(title, new Set([name]), true));
      }),
    );
  });
});

describe('a kicker in the heading', () => {
  test.each<[heading: string, want: string, why: string]>([
    ['<span class="kicker">River news</span> TITLE', TITLE, 'a class'],
    ['<span class="article__overline">River news:</span><span class="article__headline">TITLE</span>', TITLE, 'BEM'],
    ['<a href="/a"><span class="headline-kicker">River</span><span>TITLE</span></a>', TITLE, 'in a link'],
    ['<small>River news</small><span class="title">TITLE</span>', TITLE, 'the headline is called so'],
    ['<span class="topline">Exklusiv</span> | TITLE', TITLE, 'a bar behind it'],
    ['<span class="headline">TITLE</span><span class="sub-title">Nobody knew of it before</span>', TITLE, 'a subtitle'],
    ['TITLE <span class="subheadline">Nobody knew of it before</span>', TITLE, 'a subtitle alone'],
    ['<span class="label">Exclusive: council</span> retreats', 'Exclusive: council retreats', 'one word would remain'],
    ['<span class="field field--name-title">TITLE</span>', TITLE, 'all of it is called a title'],
    ['<span class="title">Council weighs</span> future of the old ferry line', TITLE, 'an odd span'],
    [
      '<span class="kicker">地方</span><span>市议会讨论旧轮渡航线的未来</span>',
      '市议会讨论旧轮渡航线的未来',
      'Chinese',
    ],
  ])('%s → %s (%s)', (heading, want) => {
    for (const head of ['', og(want), og(`River news: ${want}`), `<title>${want} | Northgate Herald</title>${site}`])
      expect(page(head, `<h1>${heading.replace('TITLE', TITLE)}</h1>`).title).toBe(want);
  });

  test('in a block of its own', () => {
    const heading = `<h1><div class="surtitre">River news</div><div>${TITLE}</div><p class="subline">Nobody knew</p></h1>`;
    for (const head of ['', og(TITLE)]) expect(page(head, heading).title).toBe(TITLE);
  });

  test.each<[heading: string, declared: string, want: string, why: string]>([
    [`Breaking ${TITLE}`, TITLE, `Breaking ${TITLE}`, 'nothing sets it apart'],
    [`"Enough": ${TITLE}`, TITLE, `"Enough": ${TITLE}`, 'a quotation belongs to the headline'],
    [`Region | ${TITLE}`, TITLE, TITLE, 'a bar'],
    [`<b>Region</b> ${TITLE}`, TITLE, TITLE, 'mark-up'],
  ])('%s, declared as %s → %s (%s)', (heading, declared, want) => {
    expect(page(og(declared), `<h1>${heading}</h1>`).title).toBe(want);
  });
});

describe('which heading it is', () => {
  test.each<[head: string, body: string, why: string]>([
    [
      `<title>Politics: ${TITLE}</title>${og(`Politics: ${TITLE}`)}`,
      `<h2>Council</h2><h1>${TITLE}</h1>`,
      'a word of it',
    ],
    [og(TITLE), `<h2>Council weighs</h2><h1>${TITLE}</h1>`, 'the first words of it, and no sign behind them'],
    [og(TITLE), `<h1><a href="/">Northgate</a></h1><h2>${TITLE}</h2>`, 'a link home'],
    [
      `<title>${TITLE} by the sea</title>`,
      `<h1><a href="/">Council</a></h1><h1>${TITLE}</h1>`,
      'a link home beside it',
    ],
    [
      og('Why the ferry matters'),
      `<h1 class="sr-only">Why the ferry matters</h1><h1>${TITLE}</h1>`.replace('<h1>C', '<h1 class="entry-title">C'),
      'hidden',
    ],
    [
      `<title>Ferry: how it began | Northgate Herald</title>${site}`,
      `<h1 class="logo">Ferry</h1><h1 class="entry-title">${TITLE}</h1>`,
      'a logo that partly agrees',
    ],
    [
      `<title>${TITLE} | Northgate Herald</title>${site}`,
      `<h2>${TITLE}</h2><h1>Northgate Herald</h1>`,
      'the site as h1',
    ],
    [`<title>Northgate</title>`, `<div class="entry-title">${TITLE}</div>`, 'a div called so'],
    [`<title>Northgate</title>`, `<div><span itemprop="headline">${TITLE}</span></div>`, 'a span by microdata'],
    [`<title>Northgate | ${TITLE}</title>`, `<p class="headline">${TITLE}</p>`, 'a paragraph called so'],
  ])('%s %s (%s)', (head, body) => {
    expect(page(head, body).title).toBe(TITLE);
  });

  test('readings above Japanese words are no text', () => {
    const { title } = page(
      '',
      '<h1><ruby>議会<rp>（</rp><rt>ぎかい</rt><rp>）</rp></ruby>が<ruby>渡船<rt>とせん</rt></ruby>を議論</h1>',
    );
    expect(title).toBe('議会が渡船を議論');
  });
});
