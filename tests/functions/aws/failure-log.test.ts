import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { failuresIn } from '../../../functions/aws/failure-log.ts';
import { errorLog } from '../../../functions/runtime/error-log.ts';
import { recordFailed } from '../../../shared/wiring.ts';

const at = (minute: number) => Date.parse(`2026-01-02T03:0${minute}:00.000Z`);
const logged = (messageId: string, error: Error) => ({ message: recordFailed, messageId, error: errorLog(error) });

describe('the failures in a log', () => {
  it('are the last of each message', () => {
    const lines = ['first', 'second'].map((text, i) => ({
      timestamp: at(i),
      message: JSON.stringify({ level: 'ERROR', requestId: 'r', message: logged('m1', new TypeError(text)) }),
    }));
    expect(failuresIn(lines)).toEqual(
      new Map([['m1', { at: '2026-01-02T03:01:00.000Z', cause: 'TypeError: second' }]]),
    );
  });

  it('of runs that threw are found by their request', () => {
    const message = JSON.stringify({
      requestId: 'r1',
      errorType: 'AggregateError',
      errorMessage: '2 alerts could not be delivered',
    });
    expect(failuresIn([{ timestamp: at(0), message }]).get('r1')?.cause).toBe(
      'AggregateError: 2 alerts could not be delivered',
    );
  });

  it.each([
    ['plain', 'no such key'],
    ['with quotes', `it's "gone"`],
  ])('are read as an emulator has them, a line an event: %s', (_, text) => {
    const printed = inspect(logged('m1', new Error(text))).split('\n');
    const other = inspect({
      message: 'come back when their queue gives them back',
      error: errorLog(new Error('other')),
    });
    const lines = ['START RequestId: r', ...printed, ...other.split('\n'), 'END RequestId: r'];
    expect(failuresIn(lines.map((message) => ({ timestamp: at(0), message }))).get('m1')?.cause).toBe(`Error: ${text}`);
  });

  it('are none in lines of another kind', () => {
    const lines = ['', '{not json', '{"message":"swept"}', "{ message: 'read', key: 'a' }"];
    expect(failuresIn(lines.map((message) => ({ timestamp: at(0), message }))).size).toBe(0);
  });
});
