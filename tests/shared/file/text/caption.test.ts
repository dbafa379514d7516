import { describe, expect, test } from 'vitest';
import { parseFile } from '../../../../shared/clip/parse-file.ts';
import { compileNames } from '../../../../shared/name/index.ts';
import { read } from '../../../support/read/read.ts';

const TEXT = `<p>The old lighthouse on the northern cape was lit again on Sunday evening, after eleven years of darkness.</p>
  <p>Fishermen from three villages had collected money for the lamp, the mayor said, and a school lent its workshop.</p>`;
const CAPTION = 'Mara Lind lights the lamp on Sunday.';
const page = (picture: string) =>
  `<!DOCTYPE html><html><head><title>The lighthouse</title></head><body><article><h1>The lighthouse</h1>${picture}${TEXT}</article></body></html>`;
const kindOf = (source: string) => read(source, 'page.html').document.blocks.find(({ text }) => text === CAPTION)?.kind;

describe('captions are blocks of their own', () => {
  test.each([
    [`<figure><img src="a"><figcaption>${CAPTION}</figcaption></figure>`, 'the element for it'],
    [`<figure><img src="a"><figcaption><div><p>${CAPTION}</p></div></figcaption></figure>`, 'paragraphs in it'],
    [`<figure><img src="a"><p>${CAPTION}</p></figure>`, 'a paragraph beside the picture'],
    [`<div class="wp-caption"><img src="a"><p class="wp-caption-text">${CAPTION}</p></div>`, 'WordPress'],
    [
      `<table class="tr-caption-container"><tr><td><img src="a"></td></tr><tr><td class="tr-caption">${CAPTION}</td></tr></table>`,
      'Blogger',
    ],
    [`<div class="thumb"><img src="a"><div class="thumbcaption">${CAPTION}</div></div>`, 'MediaWiki'],
    [`<div class="field--name-field-image-caption">${CAPTION}</div>`, 'Drupal'],
    [`<div class="Bildunterschrift">${CAPTION}</div>`, 'German'],
    [`<p class="image_bildtext">${CAPTION}</p>`, 'German and Swedish'],
    [`<p class="epigrafe">${CAPTION}</p>`, 'Spanish'],
    [`<p class="pie-de-foto">${CAPTION}</p>`, 'Spanish'],
    [`<div class="didascalia">${CAPTION}</div>`, 'Italian'],
    [`<div class="onderschrift">${CAPTION}</div>`, 'Dutch'],
    [`<p class="legende">${CAPTION}</p>`, 'French'],
    [`<div><img src="a"><span class="photo-credit">${CAPTION}</span></div>`, 'who made the picture'],
    [`<p class="credit">${CAPTION}</p>`, 'who made the picture'],
  ])('%s (%s)', (picture) => {
    expect(kindOf(page(picture))).toBe('caption');
    const { text, fields } = read(page(picture), 'page.html');
    expect(text).not.toContain(CAPTION);
    expect(fields.summary).not.toContain(CAPTION);
    expect(fields.words).toBe(read(page(''), 'page.html').fields.words);
  });

  test.each([
    [`<figure><blockquote>${CAPTION}</blockquote></figure>`, 'a quotation set apart'],
    [`<figure><table><tr><td>${CAPTION}</td></tr></table></figure>`, 'a table'],
    [`<figure><pre>${CAPTION}</pre></figure>`, 'a listing'],
    [`<div class="has-caption no-credit">${CAPTION}</div>`, 'a name that tells of a picture'],
    [`<div class="caption"><h2>Light</h2><p>${CAPTION}</p></div>`, 'a headline laid over a picture'],
    [`<div class="item-caption"><p>${CAPTION}</p>${'<p>The light.</p>'.repeat(200)}</div>`, 'a text beside a video'],
    [`<div class="recaptcha">${CAPTION}</div>`, 'another word'],
  ])('%s is text (%s)', (picture) => {
    expect(kindOf(`<p>First.</p>${picture}${TEXT}`)).not.toBe('caption');
  });

  test('a long one is the introduction', () => {
    const long = `${CAPTION} ${'She had waited eleven years for it. '.repeat(20)}`.trim();
    expect(read(page(`<figure><img src="a"><figcaption>${long}</figcaption></figure>`), 'page.html').text).toContain(
      long,
    );
  });

  test('where nothing else is there, they are the text', () => {
    expect(read(`<figure><figcaption>${CAPTION}</figcaption></figure>`, 'note.html').text).toBe(CAPTION);
  });

  test('names in them are mentions, and are stored to be found later', async () => {
    const source = page(`<figure><img src="a"><figcaption>${CAPTION}</figcaption></figure>`);
    const names = compileNames([{ id: 'lind', name: 'Mara Lind', aliases: [] }]);
    const [clip] = await parseFile(new TextEncoder().encode(source), 'page.html', names, { today: '2026-11-26' });
    expect(clip?.clip.mentions).toMatchObject([
      { nameId: 'lind', count: 1, snippet: CAPTION, spans: [{ form: 'Mara Lind', field: 'caption' }] },
    ]);
    expect(clip?.text).not.toContain(CAPTION);
    expect(clip?.captioned).toContain(CAPTION);
  });
});

test('how a word is read is not text', () => {
  expect(read('<p><ruby>灯台<rp>(</rp><rt>とうだい</rt><rp>)</rp></ruby>が灯る。</p>', 'note.html').text).toBe(
    '灯台が灯る。',
  );
});
