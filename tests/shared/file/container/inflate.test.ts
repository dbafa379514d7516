import { expect, test } from 'vitest';
import { damaged } from '../../../../shared/file/container/inflate.ts';

test.each<[why: string, error: unknown, reason: string]>([
  [
    'what a library says of the file is told, without its guesses',
    new Error('incorrect header check. Perhaps it is no gzip.'),
    'The file is damaged or cut off (incorrect header check). Save or download it again.',
  ],
  [
    'what went wrong in the library is no news to who sent the file',
    new TypeError("Cannot read properties of null (reading 'get')"),
    'The file is damaged or cut off. Save or download it again.',
  ],
])('%s', (_, error, reason) => {
  expect(damaged('The file', error)).toEqual({ kind: 'refused', code: 'not-text', reason });
});
