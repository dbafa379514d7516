import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run } from '../../../cli/run.ts';
import { harmlessJson, harmlessLines, sanitise } from '../../../cli/terminal/harmless.ts';
import { contextWith } from '../../support/run-command.ts';
import { temporaryFile, temporaryFolder } from '../../support/temporary-folder.ts';

test.each([
  ['a\u001b[2Jb', 'a [2Jb', 'no escape sequence from a file clears the screen'],
  ['\u001b]0;title\u0007b', ']0;title b', 'nor names the window'],
  ['one\r\ntwo\tthree', 'one two three', 'one line'],
  ['a\u009b31mb', 'a 31mb', 'the one-byte introducer of sequences'],
  ['a\u007fb\bc', 'a b c', 'what deletes'],
  ['a\u202eb', 'a b', 'no override reverses the rest of the line'],
  ['a\u061cb\u200fc', 'a b c', 'nor a mark of a direction'],
  ['a\ufff9b\u{e0041}c', 'a b c', 'annotations and tags'],
  ['a\ud800b', 'a b', 'half of a character'],
  ['می\u200cخواهم 👩‍👩‍👧', 'می\u200cخواهم 👩‍👩‍👧', 'joiners that words and pictures need stay'],
])('sanitise(%j) is %j: %s', (text, expected) => {
  expect(sanitise(text)).toBe(expected);
});

const HOSTILE = fc.string({
  unit: fc.constantFrom(
    '\u001b',
    '\u009b',
    '\u0007',
    '\u202e',
    '\u2066',
    '\u2028',
    '\ud83d',
    '\u{e0041}',
    '"',
    '\\',
    'a',
    'é',
    '👍',
    '\n',
  ),
});
const OBEYED = /(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}]/u;

test('JSON without anything that a terminal obeys has the same value', () => {
  fc.assert(
    fc.property(HOSTILE, (text) => {
      const json = harmlessJson(JSON.stringify({ [text]: [text] }));
      expect(json).not.toMatch(OBEYED);
      expect(JSON.parse(json)).toEqual({ [text]: [text] });
    }),
  );
});

test('lines stay lines, and nothing else is obeyed', () => {
  fc.assert(
    fc.property(HOSTILE, (text) => {
      expect(harmlessLines(text)).not.toMatch(OBEYED);
      expect(harmlessLines(text).split('\n')).toHaveLength(text.split('\n').length);
    }),
  );
});

describe('what a file holds does not reach the terminal', () => {
  const MARKS = '\u001b[31m\u009b2J\u202e\u2066\u0007';
  const content = `A head${MARKS}line\n\nRadio ${MARKS}Hill, 5 May 2020\n\nThen Randa Kassis${MARKS} spoke about ${MARKS} ferries and bridges.\n`;
  test.each([
    [['parse'], 'a record'],
    [['parse', '--explain'], 'its evidence'],
    [['parse', '--text'], 'its text'],
    [['parse', '--json'], 'JSON'],
    [['parse', '--explain', '--json'], 'JSON with candidates'],
    [['match', '--names', 'NAMES'], 'mentions'],
    [['match', '--explain', '--names', 'NAMES'], 'mentions with near misses'],
  ])('%j: %s', async (args) => {
    const file = await temporaryFile(`a${MARKS.replaceAll('/', '')}.txt`, content);
    const names = await temporaryFile('names.json', '[{ "id": "randa-kassis", "name": "Randa Kassis" }]');
    const context = contextWith({ NO_COLOR: '1' }, { isTTY: true, columns: 100 });
    const [command = '', ...options] = args.map((arg) => (arg === 'NAMES' ? names : arg));
    await run([command, file, ...options], context);
    expect(context.out()).not.toBe('');
    expect(context.out() + context.err()).not.toMatch(OBEYED);
  });

  test.each([
    [['parse', '--names', 'FILE', 'x.txt'], 'a list that is none'],
    [['parse', `--${MARKS}`], 'an option that a file is named like'],
    [[`${MARKS}`], 'a command'],
    [['parse', 'GONE'], 'a file that is not there'],
  ])('errors %j: %s', async (args) => {
    const folder = await temporaryFolder({
      'names.json': `{"${MARKS.replaceAll('\u0007', '').replaceAll('\u001b', '')}": 1}`,
    });
    const context = contextWith({ NO_COLOR: '1' }, { isTTY: true });
    const given = args.map((arg) => arg.replace('FILE', `${folder}/names.json`).replace('GONE', `${folder}/${MARKS}`));
    expect(await run(given, context)).not.toBe(0);
    expect(context.err()).not.toBe('');
    expect(context.out() + context.err()).not.toMatch(OBEYED);
  });

  test('text for a file or another program stays as it is', async () => {
    const file = await temporaryFile('a.txt', content);
    const context = contextWith({});
    await run(['parse', '--text', file], context);
    expect(context.out()).toContain('\u2066');
  });
});
