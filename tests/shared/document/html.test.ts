/** The tree is the one that parse5 makes of the same mark-up, place by place; only faster. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes as Made, parse, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import type { Node } from '../../../shared/document/document.ts';
import { readFragment, readPage } from '../../../shared/document/html.ts';
import { documents } from '../../support/make/small-documents.ts';

const OPTIONS = { sourceCodeLocationInfo: true, scriptingEnabled: false } as const;

type Reach = { readonly start: number; readonly end: number };

/** What parse5 made, in the manner of `document.ts`: what has no place of its own reaches as far as its parent. */
function converted(nodes: readonly Made.ChildNode[], shift: number, parent: Reach): Node[] {
  return nodes.flatMap((node): Node[] => {
    const place = node.sourceCodeLocation;
    const reach = place ? { start: place.startOffset + shift, end: place.endOffset + shift } : parent;
    if ('tagName' in node) {
      const attributes = Object.fromEntries(
        node.attrs.map(({ prefix, name, value }) => [(prefix ? `${prefix}:${name}` : name).toLowerCase(), value]),
      );
      const children = converted(node.childNodes, shift, reach);
      return [{ kind: 'element', name: node.tagName.toLowerCase(), attributes, children, ...reach }];
    }
    return 'value' in node ? [{ kind: 'text', value: node.value, ...reach }] : [];
  });
}

function expectSame(source: string, from = 0): void {
  const whole = { start: 0, end: source.length };
  expect(readPage(source).children).toEqual(converted(parse(source, OPTIONS).childNodes, 0, whole));
  const rest = converted(parseFragment(source.slice(from), OPTIONS).childNodes, from, { ...whole, start: from });
  expect(readFragment(source, from)).toEqual(rest);
}

describe('as parse5 has it', () => {
  const folder = new URL('../../fixtures/clips/', import.meta.url);
  const clips = readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), 'utf8')] as const);

  test.each([...clips, ...documents])('%s', (_name, source) => expectSame(source, source.length >> 1));

  test.each<[why: string, source: string]>([
    ['a script within a comment', '<!-- <script>if (a < b)</script> --><p>x'],
    ['a script within an attribute', '<p title="<script>a</script>">x'],
    ['a script within a text area', '<textarea><script></textarea>a</script>b'],
    ['a script twice escaped', '<script><!-- <script>a</script> --> b</script>c'],
    ['an escaped script that is not closed', '<script><!-- a </script>b'],
    ['a script that is not closed', '<p>a<script>if (a<b) c'],
    ['mark-up in an attribute', '<iframe srcdoc="<p a=&quot;b&quot;>&lt;b&gt;"></iframe>'],
    ['a comment parts two texts', '<p>a<!-- b -->c<!-->d<!--->e'],
    ['a doctype in the midst', '<p>a<!doctype html>b'],
    ['what a page leaves out', 'a<table><td>b</table>'],
    ['text that a table does not hold', '<table>a b<tr>c <b>d e</table>f'],
    ['only white space counts in a frameset', '<frameset> a b <frame></frameset> c d <noframes>e f</noframes>'],
    ['only white space counts among columns', '<col>a b <col> c d'],
    ['a template holds nothing of the page', '<template><p>a</template>b<template>c'],
    ['line ends of all kinds', '<pre>\r\na\rb\r\n\r\nc</pre><p title="a\r\nb\rc">\r\n'],
    ['NUL is dropped or replaced', 'a\0b<p\0 c\0=d\0 e="\0">\0<script>\0</script><svg>\0'],
    ['pairs of surrogates, whole and halved', '😀<p a=😀 b="😀">\n😀\ud83d<i>\ude00</i>'],
    [
      'references in texts and attributes',
      '&amp;a &copy b&copyc <a href="?a&copy=1&amp;b&copy">&#32;&#0;&notin;&noti</a>',
    ],
    ['capitals', '<DIV Class=A CLASS=b><svg><FOREIGNobject viewBOX=1 xlink:HREF=a></DIV>'],
    ['attributes of all kinds', '<p a b=c d="e"f=\'g\' h = i =j k/l "m" n=\'&amp;"\' o="p/>q" __proto__=r/>s'],
    ['attributes that are repeated', '<html a=1 b=2><html b=3 c=4 __proto__=5><body d><body D=6 e=7>'],
    ['formatting that is not closed', '<p><b><i>a<p>b</b>c<p><a href=x>d<a href=y>e'],
    ['formatting across blocks', '<b>a<div>b<p>c</b>d<!-- e --></p>f</div>g<a><table><a>h'],
  ])('%s', (_why, source) => expectSame(source));

  test('whatever is put together', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }), fc.nat(200), (pieces, from) => {
        const source = pieces.join('');
        expectSame(source, Math.min(from, source.length));
      }),
      { numRuns: 3_000 },
    );
  });
});

test('hostile nesting ends in time, and takes no calls', { timeout: 30_000 }, () => {
  expect(readPage('<div>'.repeat(200_000)).end).toBe(1_000_000);
  expect(readPage('<p><b><i><a href=x>y'.repeat(5_000)).children).toHaveLength(1);
});

const PIECES = [
  ...['<p>', '</p>', '<div>', '</div>', '<b>', '</b>', '<i class="a b">', '</i>', '<nobr>', '<font size=1>', '<h1>'],
  ...[
    '<a href=x>',
    '<a href="y&amp;z&copy=1&copy">',
    '</a>',
    '<A HREF=X>',
    '<li>',
    '<ul>',
    '</ul>',
    '<dd>',
    '<button>',
  ],
  ...['<table>', '<caption>', '<colgroup>', '<col>', '</colgroup>', '<tbody>', '<tr>', '<td>', '</td>', '</table>'],
  ...['<script>', '<script type="a">', '</script>', '</scr', '<!-- <script>', 'if (a<b) {', '<style>', '</style>'],
  ...['<title>', '</title>', '<textarea>', '</textarea>', '<noscript>', '</noscript>', '<plaintext>', '<iframe src=x>'],
  ...[
    '<svg>',
    '</svg>',
    '<foreignObject>',
    '<math>',
    '<mi>',
    '<annotation-xml encoding="text/html">',
    '<![CDATA[',
    ']]>',
  ],
  ...['<template>', '</template>', '<select>', '<option>', '</select>', '<form>', '</form>', '<input type=hidden>'],
  ...['<frameset>', '<frame>', '</frameset>', '<noframes>', '</noframes>', '<html lang=x>', '<head>', '</head>'],
  ...['<body a=1>', '<body class=x A=2>', '</body>', '</html>', '<!doctype html>', '<!DOCTYPE x PUBLIC "-//W3C//DTD">'],
  ...['<!--', '-->', '<!-- c -->', '<!-->', '--!>', '<!---', '<?xml ?>', '</ x>', '</>', '<!x>', '<pre>', '\n\n'],
  ...[
    'foo bar',
    ' x ',
    '  \n',
    '\r\n',
    '\r',
    'a\r\nb\rc',
    '&amp;',
    ' &nbsp; q',
    '&#32;',
    '&#0;',
    '&notin;',
    '&not',
    '&',
  ],
  ...[
    '\0',
    '😀',
    'é😀 x',
    '\ud800',
    ']',
    '<',
    '>',
    '"',
    "'",
    '/',
    '=',
    '<=',
    '<x',
    '<DIV',
    ' a="',
    "' =",
    '<a b=c&lt>',
  ],
  ...['<br / a="1"b=\'2\' c d = e F="g&quot;" g=\'h\0\'>', '<p t="a\r\nb">', "<img src=a alt='q\"' />", '<téx É="1">'],
];
