import { describe, expect, it } from 'vitest';
import { storyOf } from '../../../shared/story/index.ts';

describe('two clips are one story', () => {
  it.each([
    ['white space and line ends differ', 'A b\r\nc', 'A  b c'],
    ['case and punctuation differ', 'The fair — opened!', 'the fair opened'],
    ['normal forms differ', 'e\u0301t\u00e9', '\u00e9te\u0301'],
  ])('%s', (_, a, b) => expect(storyOf('T', a)).toBe(storyOf('t', b)));
});

it('has an id of 32 hexadecimal digits, the same in every release', () => {
  expect(storyOf('The Fair', 'Opened.')).toBe('30b40fe68f6b0803d89a2ee90f1779cf');
  expect(storyOf(null, 'The fair opened')).toBe('30b40fe68f6b0803d89a2ee90f1779cf');
});

describe('two clips are two stories', () => {
  it.each([
    ['a word differs', 'nine concerts', 'ten concerts'],
    ['an accent makes another word', 'ou', 'où'],
    ['word edges differ', 'to gether', 'together'],
  ])('%s', (_, a, b) => expect(storyOf('T', a)).not.toBe(storyOf('T', b)));
});
