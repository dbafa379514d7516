import { describe, expect, test } from 'vitest';
import { readFile } from '../../../../shared/file/index.ts';

const TITLE = 'Council weighs future of the old ferry line';
const TEXT = `<p>The council met on Friday to talk about the old ferry line and its future along the northern shore. Members heard from the owners.</p>
<p>A vote is expected in spring, the chair said after the meeting in the town hall.</p>`;

async function outletOf(source: string, url: string | null, fileName = 'page.html') {
  const metadata = url === null ? {} : { 'source-url': url };
  const [clip] = await readFile(new TextEncoder().encode(source), fileName, { today: '2026-11-26', metadata });
  return clip?.kind === 'read' ? clip.fields.outlet : undefined;
}

const page = (head: string, body = `<h1>${TITLE}</h1>`) =>
  `<!doctype html><html><head>${head}</head><body>${body}${TEXT}</body></html>`;
const at = (address: string) => `<link rel="canonical" href="${address}">`;
const publisher = (name: string) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: TITLE, publisher: { '@type': 'Organization', name } })}</script>`;
const site = (name: string) => `<meta property="og:site_name" content="${name}">`;
const titled = (tail: string) => `<title>${TITLE}${tail}</title>`;

describe('the outlet of a text that was taken from another', () => {
  test.each<[outlet: string, head: string, why: string]>([
    ['The Seattle Times', `${at('https://www.seattletimes.com/a')}${publisher('Associated Press')}`, 'a known address'],
    [
      'seattlepi.com',
      `${at('https://www.seattlepi.com/a')}${publisher('The Associated Press')}${site('seattlepi.com')}`,
      'the site as it calls itself, though an agency is known',
    ],
    [
      'Northgate Herald',
      `${at('https://www.northgateherald.org/a')}${publisher('Washington Post')}${titled(' | Northgate Herald')}`,
      'the tail of the title that agrees with the address',
    ],
    [
      'The Philadelphia Inquirer',
      `${at('https://www.inquirer.com/a')}${publisher('Washington Post')}${titled('')}`,
      'another paper',
    ],
    ['Reuters', `${at('https://www.northgate.org/a')}${publisher('Reuters')}${titled('')}`, 'no other name'],
    ['Reuters', `${at('https://uk.reuters.com/a')}${publisher('Reuters')}${site('U.S.')}`, 'at home'],
    ['Associated Press', publisher('AP'), 'no address that speaks against it'],
  ])('%s: %s', async (outlet, head) => {
    expect(await outletOf(page(head), null)).toBe(outlet);
  });
});

describe('names with something around them', () => {
  test.each<[outlet: string, head: string, why: string]>([
    ['SFGate', at('https://www.sfgate.com/a'), 'a sister of the Chronicle'],
    ['San Francisco Chronicle', at('https://www.sfchronicle.com/a'), 'the Chronicle itself'],
    ['上報', site('上報 / 焦點'), 'a section behind a stroke'],
    ['Northgate Herald', site('Northgate Herald / Region'), 'the same'],
    ['Hillvideo', `${at('https://www.hillvideo.com/1')}${titled(' on Hillvideo')}${site('Hillvideo')}`, 'on the site'],
    [
      'Xinhua',
      titled('').replace('</title>', '-新华网</title>').replace(TITLE, '短缺药品保供稳价'),
      'no spaces; the text is English',
    ],
    ['Küstenbote', `${at('https://www.kuestenbote.de/a')}${titled(' - Küstenbote - Region')}`, 'ue in the address'],
  ])('%s: %s', async (outlet, head) => {
    expect(await outletOf(page(head), null)).toBe(outlet);
  });
});

describe('the copyright line', () => {
  const end = (line: string) =>
    page(at('https://www.valleytimes.com/a'), `<h1>${TITLE}</h1>`).replace('</body>', `<p>${line}</p></body>`);
  test.each<[line: string, outlet: string, why: string]>([
    ['© Copyright 2015 - Valley Times', 'Valley Times', 'sign and word, a dash'],
    ['Copyright © 2020–2024 by Valley Times', 'Valley Times', 'word and sign, years'],
    ['(c) Valley Times. All rights reserved.', 'Valley Times', 'no year'],
    ['© 2020 Todos los derechos reservados', 'valleytimes.com', 'rights are no name'],
    ['© Copyright 2020', 'valleytimes.com', 'no name'],
  ])('%s → %s (%s)', async (line, outlet) => {
    expect(await outletOf(end(line), null)).toBe(outlet);
  });
});

describe('an address given at upload', () => {
  test.each<[outlet: string | null, source: string, file: string, url: string | null, why: string]>([
    [
      'Reuters',
      page('', '<p>Just a moment…</p>'),
      'page.html',
      'https://www.reuters.com/a',
      'a page that names nothing',
    ],
    ['northgate.org', page(''), 'page.html', 'https://www.northgate.org/a', 'an unknown host'],
    [null, page(''), 'page.html', null, 'none given'],
    ['Le Monde', `${TITLE}\n\nThe council met on Friday.`, 'clip.txt', 'https://www.lemonde.fr/a', 'plain text'],
    [
      'Riverside Radio',
      `${TITLE}\n\nSource: Riverside Radio\n3 May 2019\n\nThe council met.`,
      'clip.txt',
      'https://www.northgate.org/a',
      'what the text says comes first',
    ],
    [
      'The Seattle Times',
      page(`${at('https://apnews.com/article/a')}${publisher('Associated Press')}`),
      'page.html',
      'https://www.seattletimes.com/a',
      'the canonical address is that of the agency',
    ],
    [
      'Northgate Herald',
      page(titled(' - Northgate Herald - Region')),
      'page.html',
      'https://www.northgateherald.org/a',
      'it tells which part of the title is the name',
    ],
  ])('%s: %s', async (outlet, source, file, url) => {
    expect(await outletOf(source, url, file)).toBe(outlet);
  });
});
