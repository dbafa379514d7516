import { expect, it } from 'vitest';
import { parseJsonLd } from '../../../shared/document/json-ld.ts';

it.each<[why: string, script: string, value: unknown]>([
  ['plain JSON', '{"@type":"Article"}', { '@type': 'Article' }],
  ['an HTML comment around it, for browsers that know no scripts', '<!-- {"a":1} -->', { a: 1 }],
  ['a CDATA section, for XHTML', '//<![CDATA[\n{"a":1}\n//]]>', { a: 1 }],
  ['a CDATA section in a comment', '/*<![CDATA[*/{"a":1}/*]]>*/', { a: 1 }],
  ['a semicolon behind it, as in a script', '{"a":1};', { a: 1 }],
  ['a line end inside a string', '{"a":"one\ntwo"}', { a: 'one two' }],
  ['a comma too many', '{"a":[1,2,],}', { a: [1, 2] }],
  ['null is a value', 'null', null],
  ['a quote that is missing', '{"a":"one}', undefined],
  ['nothing', ' ', undefined],
])('reads %s', (_, script, value) => {
  expect(parseJsonLd(script)).toEqual(value);
});
