import { describe, expect, test } from 'vitest';
import { errorLine, errorLog } from '../../../functions/runtime/error-log.ts';

/** What was thrown. */
function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

describe('an error in a log', () => {
  test.each<[why: string, error: unknown, errorType: string, errorMessage: string]>([
    [
      'a fault of the code is told',
      thrownBy(() => Object(undefined).a.b),
      'TypeError',
      "Cannot read properties of undefined (reading 'b')",
    ],
    [
      'what quotes the text is not',
      thrownBy(() => JSON.parse('secret words')),
      'SyntaxError',
      '(not shown: it quotes the text)',
    ],
    ['addresses are left out', new Error('Not verified: ada@example.org'), 'Error', 'Not verified: (address)'],
    ['a long message is cut, since it quotes something', new Error('x'.repeat(501)), 'Error', `${'x'.repeat(500)}…`],
    ['a message of lines is one line', new Error('[\n  { "path": [ "id" ] }\n]'), 'Error', '[ { "path": [ "id" ] } ]'],
    ['what is no error is named by its type only', 'secret words', 'string', ''],
  ])('%s', (_, error, errorType, errorMessage) => {
    expect(errorLog(error)).toMatchObject({ errorType, errorMessage });
    expect(errorLine(error)).toBe(`${errorType}: ${errorMessage}`);
  });

  test('has the places of the code, and not the message again', () => {
    const { stackTrace } = errorLog(new Error('first line\nsecret words'));
    expect(stackTrace[0]).toMatch(/^ +at .*error-log\.test\.ts/);
    expect(stackTrace.join('\n')).not.toContain('secret words');
  });

  test('of another error has that one too, under the same rules', () => {
    const cause = thrownBy(() => JSON.parse('secret words'));
    expect(errorLog(new Error('The clip could not be read.', { cause }))).toMatchObject({
      errorMessage: 'The clip could not be read.',
      cause: { errorType: 'SyntaxError', errorMessage: '(not shown: it quotes the text)' },
    });
  });

  test('is without what a library hangs on it', () => {
    const error = Object.assign(new Error('failed'), { input: 'secret words' });
    expect(JSON.stringify(errorLog(error))).not.toContain('secret words');
  });
});
