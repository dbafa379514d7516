import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read } from '../../../support/read/read.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const formatOf = (source: string, name = 'clip.txt') => read(source, name).document.format;

describe('the content tells the format', () => {
  test.each([
    ['<!doctype html><p>a', 'html', 'a page'],
    ['\n\n  <html lang=en><p>a', 'html', 'blank lines before it'],
    ['<!-- saved from url=(0014)about:internet -->\n<!DOCTYPE html>\n<p>a', 'html', 'a note of who saved it'],
    ['<!-- a -->\n\n<!-- # b -->\n<html><body># c', 'html', 'several'],
    [
      '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">\n<html>a</html>',
      'html',
      'XHTML',
    ],
    ['Saved on Monday\nfrom https://x.org/a\n\n<!DOCTYPE html>\n<p># a</p>', 'html', 'lines of text before a page'],
    ['<head><title>A</title></head># a', 'html', 'a head without html'],
    ['<h4>Title</h4>\nOutlet\n<b>Summary:</b> text', 'html', 'a fragment'],
    ['Title\n<p class="a">text', 'html', 'one tag'],
    ['Title\n<iframe src="https://x.org/"></iframe>', 'html', 'a player'],
    ['Title<br/>text', 'html', 'an empty tag'],
    ['For a < b and b > a it holds that a <b and b> a.', 'text', 'signs'],
    ['Jane Doe <jane@example.org>\nJoe <joe@example.org>', 'text', 'addresses'],
    ['See <https://x.org/> for the <name> of it', 'text', 'an address and a blank to fill in'],
    ['x <- 5; y <i; p <p', 'text', 'arrows and letters'],
    ['# Title\n\ntext', 'markdown', 'a heading'],
    ['\n\n## Title ##\ntext', 'markdown', 'a second-level one below blank lines'],
    ['Title\n=====\n\ntext', 'markdown', 'an underlined one'],
    ['The title\n---------\n\ntext', 'markdown', 'underlined by hyphens'],
    ['A longer line of text\n---\nmore', 'text', 'a line between two paragraphs'],
    ['Title\n\nOutlet, 3 May 2019\n\n## What happened\n\ntext', 'markdown', 'a heading below'],
    ['Title\n\n**Summary:** text', 'markdown', 'bold'],
    ['Title\n\n[Watch](https://x.org/a)\n\n<iframe src="https://x.org/"></iframe>', 'markdown', 'a player in Markdown'],
    ['<div>\n**Summary:** text</div>', 'html', 'stars in mark-up'],
    ['# 12 Main Street\n# 14 Main Street\n# 15 Mill Lane', 'text', 'number signs'],
    ['#12 Main Street', 'text', 'a number sign without a space'],
    ['#hashtag first\ntext', 'text', 'a hashtag'],
    ['---\ntitle: A\n---\ntext', 'markdown', 'YAML'],
    ['---\nзаголовок: A\n---\ntext', 'markdown', 'YAML in Cyrillic'],
    ['---\n# a comment\ntitle: A\n---\ntext', 'markdown', 'YAML with a comment'],
    ['+++\ntitle = "A"\n+++\ntext', 'markdown', 'TOML'],
    ['{\n"title": "A"\n}\n\ntext', 'markdown', 'JSON before text'],
    [';;;\n{"title": "A"}\n;;;\ntext', 'markdown', 'JSON between fences'],
    ['---\ntitle: A\n---\n<!doctype html><p># a', 'html', 'front matter before a page'],
    ['---\nJust text, nothing stated\n---\nmore', 'text', 'lines around text'],
    ['---\ntitle: A\nand no end', 'text', 'front matter without an end'],
    ['---', 'text', 'a fence alone'],
    ['{"title": unquoted}\n\ntext', 'text', 'braces that hold no JSON'],
  ])('%j is %s (%s)', (source, expected) => expect(formatOf(source)).toBe(expected));

  test.each([
    ['plain words', 'clip.md', 'markdown', 'nothing in the content says otherwise'],
    ['plain words', 'clip.html', 'html', 'nothing in the content says otherwise'],
    ['plain words', 'CLIP.XHTML', 'html', 'in capitals'],
    ['<!doctype html><p>a', 'clip.md', 'html', 'a page under another name'],
    ['# Title\n\ntext', 'clip.html', 'markdown', 'Markdown under another name'],
    ['**a** b', 'clip.html', 'html', 'stars alone do not outweigh the name'],
    ['```\n<html>\n```\n\ntext', 'clip.md', 'markdown', 'a page quoted in Markdown'],
  ])('%j in %s is %s (%s)', (source, name, expected) => expect(formatOf(source, name)).toBe(expected));
});

describe('front matter', () => {
  const stated = (source: string) => {
    const { title, outlet, publishedOn } = read(source).fields;
    return { title, outlet, publishedOn };
  };
  const whole = { title: 'Olive: the "grove"', outlet: 'Radio Hill', publishedOn: '2017-02-15' };
  test.each([
    ['---\ntitle: \'Olive: the "grove"\'\noutlet: Radio Hill\ndate: 2017-02-15\n---\ntext', 'YAML'],
    ['---\ntitle: Olive: the "grove"\noutlet: Radio Hill\ndate: 2017-02-15\n---\ntext', 'a colon without quotes'],
    [
      '---\nTitle: >-\n  Olive: the\n  "grove"\nPublisher:\n  name: Radio Hill\ndate: 20170215\n...\ntext',
      'folded, nested',
    ],
    [
      '---yaml\ntitle: "Olive: the \\"grove\\""\nsource: {name: Radio Hill, url: x}\npublished_at: 2017-02-15T23:59:00-08:00\n---\ntext',
      'escapes',
    ],
    [
      '---\nparams:\n  title: \'Olive: the "grove"\'\n  outlet: Radio Hill\ndate: {updated: 2018-01-01, published: 2017-02-15}\n---\ntext',
      'maps of others',
    ],
    [
      '---\ndate: 2018-03-03\npublishedOn: 2017-02-15\nsource: Radio Hill\nheadline: x\ntitle: \'Olive: the "grove"\'\n---\ntext',
      'the most telling key',
    ],
    ['+++\ntitle = "Olive: the \\"grove\\""\noutlet = \'Radio Hill\'\ndate = 2017-02-15\n+++\ntext', 'TOML'],
    [
      '+++\ndate = 2017-02-15T23:59:00-08:00\ntitle = \'Olive: the "grove"\'\n[publisher]\nname = "Radio Hill"\n+++\ntext',
      'TOML tables',
    ],
    [
      '{\n"title": "Olive: the \\u0022grove\\"",\n"source": {"name": "Radio Hill"},\n"date": "2017-02-15"\n}\n\ntext',
      'JSON',
    ],
    [
      ';;;\n"title": "Olive: the \\"grove\\"", "source": "Radio Hill", "date": "2017-02-15"\n;;;\ntext',
      'JSON without braces',
    ],
    [
      '---json\n{"title": "Olive: the \\"grove\\"", "outlet": "Radio Hill", "date": "2017-02-15"}\n---\ntext',
      'JSON by name',
    ],
  ])('%j (%s)', (source) => {
    expect(stated(source)).toEqual(whole);
    expect(stated(source.replaceAll('\n', '\r\n'))).toEqual(whole);
    expect(read(source).text.endsWith('text')).toBe(true);
    expect(read(source).text).not.toContain('Radio Hill');
  });

  test('evidence is where the words stand', () => {
    const source = '{"title": "A \\"b\\"", "date": "2017-02-15"}\n\ntext of it';
    const { evidence } = read(source).fields;
    const at = (name: 'title' | 'publishedOn' | 'summary') => source.slice(evidence[name]?.start, evidence[name]?.end);
    expect([at('title'), at('publishedOn'), at('summary')]).toEqual(['A \\"b\\"', '2017-02-15', 'text of it']);
  });

  test('lists and names become rows of their own', () => {
    const source = '---\nauthors:\n  - Jane Doe\n  - name: Joe Bloggs\ntags: [a, "b c"]\n---\ntext';
    const rows = read(source).document.declared.map(({ name, value }) => `${name}=${value}`);
    expect(rows.sort()).toEqual([
      'stated:author=Jane Doe',
      'stated:author=Joe Bloggs',
      'stated:keywords=a',
      'stated:keywords=b c',
    ]);
  });

  test.each([
    [`---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: T\n---\ntext`, 'aliases of aliases'],
    [`---\ntitle: T\nx: ${'['.repeat(20_000)}\n---\ntext`, 'nesting'],
    [`---\ntitle: T\n${'a'.repeat(60_000)}\n---\ntext`, 'a long line'],
  ])('hostile YAML: %#', (source) => {
    expect(read(source).fields.title).not.toBeNull();
  });
});

describe('outlines of plain text', () => {
  test.each([
    ['= The Grove\nJane Doe <j@x.org>\n:source: Radio Hill\n:date: 2017-02-15\n\n== Part\n\ntext', 'AsciiDoc'],
    ['#+TITLE: The Grove\n#+SOURCE: Radio Hill\n#+DATE: <2017-02-15 Wed>\n\n* Part\n\ntext', 'Org'],
    ['=========\nThe Grove\n=========\n\n:Source: Radio Hill\n:Date: 2017-02-15\n\ntext', 'reStructuredText'],
  ])('%j (%s)', (source) => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { title, outlet, publishedOn } = read(source.replaceAll('\n', end)).fields;
      expect({ title, outlet, publishedOn }).toEqual({
        title: 'The Grove',
        outlet: 'Radio Hill',
        publishedOn: '2017-02-15',
      });
    }
  });
});

test('line ends of any kind change no field', () => {
  const sources = [
    '# Title\n\nRadio Hill, 3 May 2019\n\n**Summary:** Some words of it.\n\n- a\n- b\n',
    'Title\n\nRadio Hill\n3 May 2019\n\nSummary: Some words of it\nand more.\n',
    '---\ntitle: A\ntags:\n  - b\n---\n\nSome words of it.\n',
    '+++\ntitle = "A"\n+++\nSome words of it.\n',
    '<h4>Title</h4>\nRadio Hill\n3 May 2019\n\n<b>Summary:</b> Some words\nof it.\n',
    'WEBVTT\nTitle: A\n\n00:01.000 --> 00:02.000\nSome words\nof it.\n\n00:02.000 --> 00:03.000\nand more\n',
  ];
  const ends = fc.constantFrom('\n', '\r\n', '\r');
  fc.assert(
    fc.property(fc.constantFrom(...sources), ends, (source, end) => {
      const value = ({ fields: { evidence: _, candidates: __, ...fields }, text }: ReturnType<typeof read>) => ({
        fields,
        text,
      });
      expect(value(read(source.replaceAll('\n', end)))).toEqual(value(read(source)));
    }),
    { numRuns: 40 },
  );
});

test.each([
  '<',
  '[',
  '{',
  '{"a":',
  '# ',
  '---\n',
  '=\n',
  '<!--',
  '<?xml ',
  '[1,',
  ';;;\n{',
  '+++\n',
  '"',
  '= a\n',
  '\\',
])('400,000 characters of %j are read in linear time', async (unit) => {
  await expectLinear(
    (source: string) => expect(read(source).document.source.startsWith(unit)).toBe(true),
    (length) => unit.repeat(length / unit.length),
    400_000,
  );
});
