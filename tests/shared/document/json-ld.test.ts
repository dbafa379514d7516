import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonLd } from '../../../shared/document/json-ld.ts';
import { expectLinear } from '../../support/steps/growth.ts';

describe('a JSON-LD script', () => {
  const AB = { a: 'one', b: 'two' };

  it.each<[why: string, script: string, value: unknown]>([
    ['plain JSON', '{"@type":"Article","n":1,"t":true,"z":null}', { '@type': 'Article', n: 1, t: true, z: null }],
    ['null is a value', 'null', null],
    ['nothing', ' ', undefined],
    ['text', 'no data today', undefined],
    ['a script that holds no data', '(function () { var a = [0]; if (a) { run(a); } })();', undefined],
    // around it
    ['a byte order mark', '\ufeff{"a":"one","b":"two"}', AB],
    ['an HTML comment around it, for browsers that know no scripts', '<!-- {"a":"one","b":"two"} -->', AB],
    ['a CDATA section, for XHTML', '//<![CDATA[\n{"a":"one","b":"two"}\n//]]>', AB],
    ['a CDATA section in one line', '//<![CDATA[ {"a":"one","b":"two"} //]]>', AB],
    ['a CDATA section in a comment', '/*<![CDATA[*/{"a":"one","b":"two"}/*]]>*/', AB],
    ['a CDATA section whose end was escaped', '// <![CDATA[\n{"a":"one","b":"two"}\n// ]]&gt;', AB],
    ['a comment before it', '/* schema */\n{"a":"one","b":"two"}', AB],
    ['comments inside', '{"a":"one", // the first\n/* the second */ "b":"two" <!-- and last -->}', AB],
    ['a semicolon behind it, as in a script', '{"a":"one","b":"two"};', AB],
    ['an assignment', 'window.__ld = {"a":"one","b":"two"};', AB],
    ['an assignment to a list', 'var data = [{"a":"one"}];\nvar more = 1;', [{ a: 'one' }]],
    ['several in a row', '{"a":"one"}\n{"b":"two"}', [{ a: 'one' }, { b: 'two' }]],
    ['several with commas', '{"a":"one"},{"b":"two"}', [{ a: 'one' }, { b: 'two' }]],
    ['quotes escaped for HTML', '{&quot;a&quot;:&quot;one&quot;,&quot;b&quot;:&quot;two&quot;}', AB],
    ['quotes escaped for a string', '{\\"a\\":\\"one\\",\\"b\\":\\"two\\"}', AB],
    // commas
    ['commas too many', '{"a":"one",,"b":"two",}', AB],
    ['a comma missing', '{"a":"one" "b":"two"}', AB],
    ['a comma missing at a line end', '{"a":"one"\n"b":"two"}', AB],
    ['a comma missing behind a number', '{"n":640 "a":"one","b":"two"}', { n: '640', ...AB }],
    ['a comma missing between objects', '[{"a":"one"} {"b":"two"}]', [{ a: 'one' }, { b: 'two' }]],
    ['a comma missing between items', '["one"\n"two"]', ['one', 'two']],
    ['a value that a template left out', '{"a":"one","x":,"b":"two"}', AB],
    ['a value that a template left out at the end', '{"a":"one","b":"two","x":}', AB],
    // strings
    ['a line end inside a string', '{"a":"one\n  more","b":"two"}', { a: 'one   more', b: 'two' }],
    ['tabs inside a string', '{"a":"one\tmore"}', { a: 'one more' }],
    ['quotes inside a string', '{"a":"the "old" ferry","b":"two"}', { a: 'the "old" ferry', b: 'two' }],
    ['a string that ends with a quotation', '{"a":"the "old"","b":"two"}', { a: 'the "old"', b: 'two' }],
    ['a quotation with commas', '{"a":"an "old", "slow" ferry","b":"two"}', { a: 'an "old", "slow" ferry', b: 'two' }],
    ['mark-up inside a string', '{"a":"<a href="/x">one</a>","b":"two"}', { a: '<a href="/x">one</a>', b: 'two' }],
    ['quotes inside an item', '{"a":["an "old" one","two"]}', { a: ['an "old" one', 'two'] }],
    ['single quotes', "{'a':'one','b':'two'}", AB],
    [
      'an apostrophe between single quotes',
      "{'a':'the council's vote','b':'two'}",
      { a: "the council's vote", b: 'two' },
    ],
    ['an apostrophe between double quotes', '{"a":"the council\'s vote",}', { a: "the council's vote" }],
    ['curly quotes', '{“a”:“one”,“b”:“two”}', AB],
    ['curly quotes inside straight ones', '{"a":"“one”","b":"two",}', { a: '“one”', b: 'two' }],
    ['a quote forgotten at a line end', '{"a":"one,\n"b":"two"}', AB],
    ['escapes', '{"a":"\\u00e9 \\"x\\" https:\\/\\/a.example\\/",}', { a: 'é "x" https://a.example/' }],
    ['a wrong escape', '{"a":"one\\\'s"}', { a: "one's" }],
    // keys and values without quotes
    ['bare keys', '{a:"one", b : "two"}', AB],
    ['bare days and numbers', '{"a":2019-05-16T09:00:00+02:00,"b":12}', { a: '2019-05-16T09:00:00+02:00', b: '12' }],
    [
      'code as a value',
      '{"x":document.title,"a":"one","y":new Date("2019"),"b":"two"}',
      { x: '', a: 'one', y: '', b: 'two' },
    ],
    ['marks of a template', '{"a":"one",{{ other }},"b":"two"}', AB],
    // brackets
    ['cut off in a string', '{"a":"one","b":"tw', { a: 'one', b: 'tw' }],
    ['cut off in a list', '{"a":"one","b":["two"', { a: 'one', b: ['two'] }],
    ['a bracket too many inside', '{"a":"one"},"b":"two"}', AB],
    ['a bracket of the other kind', '{"a":["one"},"b":"two"}', { a: ['one'], b: 'two' }],
    ['a name that objects inherit', '{"__proto__":"one","a":"x",}', { ['__proto__']: 'one', a: 'x' }],
  ])('with %s', (_, script, value) => {
    expect(parseJsonLd(script)).toEqual(value);
  });

  it('nested deeper than the call stack is read as far as it goes', () => {
    expect(parseJsonLd('{"a":'.repeat(100_000))).toBeDefined();
  });
});

describe('laws', () => {
  const texts = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\p{Cc}/gu, ' '));
  const values = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, texts, fc.array(tie('value'), { maxLength: 4 }), tie('map')),
    map: fc.dictionary(fc.stringMatching(/^[@a-z][a-zA-Z]{0,9}$/), tie('value'), { maxKeys: 5 }),
  }));

  it('JSON with a comma too many is what it was without', () => {
    fc.assert(
      fc.property(values.map, (map) => {
        expect(parseJsonLd(`${JSON.stringify(map)},;`)).toEqual(map);
      }),
    );
  });

  it('no text throws', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      ':',
      ',',
      '"a":',
      '\\',
      '\n',
      '/*',
      '//',
      'x',
      ' ',
      '“',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        expect(() => parseJsonLd(parts.join(''))).not.toThrow();
      }),
    );
  });

  it.each<[what: string, piece: string]>([
    ['quotes', '"'],
    ['quotes with blanks', '"   x'],
    ['strings without an end', '{"a":"b'],
    ['keys', '"a":'],
    ['brackets', '[{'],
    ['comments', '/* '],
    ['line ends', '"a\n'],
    ['single quotes', "{'a' "],
  ])('a script takes time in proportion to its length: %s', async (_, piece) => {
    await expectLinear(parseJsonLd, (length) => `{"x":${piece.repeat(length / piece.length)}`, 200_000);
  });
});
