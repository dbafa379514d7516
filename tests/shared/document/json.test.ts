import { expect, it } from 'vitest';
import { parseJson } from '../../../shared/document/json.ts';

it.each<[why: string, text: string, value: unknown]>([
  ['an object', '{"a":[1,"b"]}', { a: [1, 'b'] }],
  ['null is a value, not a failure', 'null', null],
  ['nothing', '', undefined],
  ['a text cut short', '{"a":', undefined],
  ['a byte order mark is for the caller to take off', '\ufeff{}', undefined],
])('reads %s', (_, text, value) => {
  expect(parseJson(text)).toEqual(value);
});
