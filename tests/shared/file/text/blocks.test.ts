import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read } from '../../../support/read/read.ts';

const texts = (source: string, fileName?: string) => read(source, fileName).document.blocks.map(({ text }) => text);

describe('blocks', () => {
  test.each([
    ['<b>a</b> <i>b</i>c', ['a bc'], 'inline mark-up is transparent'],
    ['<p>a\n  b</p>', ['a b'], 'white space folds in a paragraph'],
    ['<p>a<br>b</p>', ['a\nb'], 'a line break'],
    ['<p>a<br><br>b</p>', ['a', 'b'], 'two line breaks part paragraphs'],
    ['<div>a\nb\n\nc</div>', ['a\nb', 'c'], 'loose text keeps line ends, a blank line parts'],
    ['<div>a\r\nb\r\n\r\nc</div>', ['a\nb', 'c'], 'CRLF is one line end'],
    ['<p>a &amp; b&nbsp;c</p>', ['a & b\u00a0c'], 'entities'],
    [
      '<p>a</p><script>x</script><style>y</style><!-- z --><template>t</template><noscript>n</noscript><p>b</p>',
      ['a', 'b'],
      'no text',
    ],
    ['<ul><li>a<li>b</ul>', ['a', 'b'], 'unclosed items'],
    ['<p>a<iframe src="x"></iframe>b</p>', ['a', 'b'], 'a player parts'],
    ['<p>&nbsp;</p><p>a</p>', ['a'], 'a blank paragraph is none'],
    ['<p>Lind<sup>2</sup> <sup><a>13</a></sup>Holm<sup>a</sup></p>', ['Lind² ¹³Holmᵃ'], 'a raised mark of a note'],
    ['<p>le 1<sup>er</sup> mai, n<sup>o</sup> 3</p>', ['le 1er mai, no 3'], 'raised letters of a word'],
  ])('%j → %j (%s)', (source, expected) => {
    expect(texts(source)).toEqual(expected);
  });

  test.each([
    ['# a\n\nb **c** d\ne', ['a', 'b c d e'], 'inline marks, soft line end'],
    ['a \\*b\\* &amp; `c`', ['a *b* & c'], 'escapes, entities, code'],
    ['- a\n- b', ['a', 'b'], 'items'],
    ['|a|b|\n|-|-|\n|c|d|', ['a', 'b', 'c', 'd'], 'cells'],
    ['<div>\n\na\n\n</div>\n\n<script>x</script>', ['a'], 'raw mark-up around Markdown'],
    ['x <script>y</script> z', ['x z'], 'raw tags in a line hold what is between them'],
  ])('Markdown %j → %j (%s)', (source, expected) => {
    expect(texts(source, 'clip.md')).toEqual(expected);
  });

  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<b>',
    '</b>',
    '<div>',
    '</div>',
    '<table><tr><td>',
    '</td></tr></table>',
    '<li>',
    '&amp;',
    '&eacute;',
    '&notit;',
    '&',
    '<',
    '\r\n',
    '\n\n',
    ' ',
    'é',
    '<br>',
    '<!-- c -->',
    '*',
    '**',
    '_',
    '\\*',
    '> ',
    '- ',
    '# ',
    'ab c',
    'Straße',
    '😀',
    '<iframe src="x"></iframe>',
    '</x>',
  );

  test.each(['clip.html', 'clip.md', 'clip.txt'])(
    'every letter of a block stands where its offset says: %s',
    (fileName) => {
      fc.assert(
        fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), (pieces) => {
          const { document } = read(`x${pieces.join('')}`, fileName);
          for (const { text, offsets } of document.blocks) {
            for (let i = 0; i < text.length; i++) {
              const [here, next] = [offsets.at(i), offsets.at(i + 1)];
              expect(next).toBeGreaterThanOrEqual(here);
              if (/[a-zé]/.test(text[i] ?? '') && document.source[here] !== '&')
                expect(document.source[here]).toBe(text[i]);
            }
          }
        }),
        { numRuns: 300 },
      );
    },
  );
});
