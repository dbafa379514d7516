import { describe, expect, it } from 'vitest';
import { meetsOne } from '../../../local/in-process/filter.ts';
import { type Change, streamRecord } from '../../../local/services/table/index.ts';
import { streams } from '../../../shared/triggers.ts';

const record = (eventName: Change['eventName'], old: object | null, row: object | null) =>
  streamRecord({ eventName, old: old as Change['old'], new: row as Change['new'] });
const video = (status: string) => ({ pk: 'p', sk: 's', kind: 'embed', check: { status } });

describe('a record of the stream starts the alert function', () => {
  it.each<[why: string, expected: (keyof typeof streams)[], record: object]>([
    ['a new mention', ['mentions'], record('INSERT', null, { pk: 'p', sk: 's', kind: 'mention' })],
    ['a mention that is no news', [], record('INSERT', null, { pk: 'p', sk: 's', kind: 'earlier-mention' })],
    ['a mention that changes', [], record('MODIFY', { kind: 'mention', a: 1 }, { kind: 'mention', a: 2 })],
    ['a mention that goes', [], record('REMOVE', { kind: 'mention' }, null)],
    ['the summary of a back-fill', ['mentions'], record('INSERT', null, { kind: 'summary' })],
    ['a video that is gone now', ['videos'], record('MODIFY', video('playable'), video('gone'))],
    ['one that was gone already', [], record('MODIFY', video('gone'), { ...video('gone'), seen: 1 })],
    ['one that nobody knows about now', [], record('MODIFY', video('gone'), video('unknown'))],
    [
      'one that was never checked before: not met by what is not there',
      [],
      record('MODIFY', { kind: 'embed' }, video('gone')),
    ],
    ['a new video', [], record('INSERT', null, video('gone'))],
  ])('%s: %j', (_, expected, one) => {
    const met = Object.entries(streams).filter(([, { patterns }]) => meetsOne(one, patterns));
    expect(met.map(([name]) => name)).toEqual(expected);
  });
});
