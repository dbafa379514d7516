import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { decodeRecord } from '../../../functions/alert/stream-record.ts';
import { embedIdOf } from '../../../functions/aws/table/embed/embed-row.ts';
import { correctionNews, rows } from '../../../shared/wiring.ts';

const keys = { pk: { S: 'CLIP#c1' }, sk: { S: 'EMBED#youtube#v1' } };
const image = { ...keys, clipId: { S: 'c1' }, nameId: { S: 'mara' }, version: { N: '7' } };
const state = { pk: { S: 'HISTORY#c2' }, sk: { S: '03' }, number: { N: '3' }, news: { S: correctionNews } };
const EVENTS = ['INSERT', 'MODIFY', 'REMOVE'] as const;

/** A record of the stream for a row of this kind with every attribute that a decoder may want. */
function record(eventName: (typeof EVENTS)[number], kind: string): DynamoDBRecord {
  const row = { ...(kind === rows.history ? state : image), kind: { S: kind } };
  if (eventName === 'INSERT') return { eventName, dynamodb: { NewImage: row } };
  if (eventName === 'REMOVE') return { eventName, dynamodb: { OldImage: row } };
  return { eventName, dynamodb: { OldImage: row, NewImage: row } };
}

const embedId = embedIdOf({ pk: 'CLIP#c1', sk: 'EMBED#youtube#v1' });
const ALERTING = [
  ['INSERT', rows.mention, { kind: 'new-mention', clipId: 'c1', nameId: 'mara' }],
  ['INSERT', rows.summary, { kind: 'finished-search', by: { kind: 'names', version: 7 } }],
  ['INSERT', rows.history, { kind: 'corrected-clip', clipId: 'c2', ended: 3 }],
  ['MODIFY', rows.history, { kind: 'corrected-clip', clipId: 'c2', ended: 3 }],
  ['MODIFY', rows.embed, { kind: 'changed-video', clipId: 'c1', embedId }],
] as const;

describe('a record that alerts', () => {
  it.each(ALERTING)('%s of a row of the kind %s', (eventName, kind, change) => {
    expect(decodeRecord(record(eventName, kind))).toEqual(change);
  });
});

it('the summary of a replay has its id in the place of a version', () => {
  const row = { kind: { S: rows.summary }, id: { S: 'r1' } };
  expect(decodeRecord({ eventName: 'INSERT', dynamodb: { NewImage: row } })).toEqual({
    kind: 'finished-search',
    by: { kind: 'replay', id: 'r1' },
  });
});

it('an earlier state that ended without a correction alerts nobody', () => {
  const { news: _, ...row } = { ...state, kind: { S: rows.history } };
  expect(decodeRecord({ eventName: 'INSERT', dynamodb: { NewImage: row } })).toEqual({ kind: 'ignored' });
});

describe('a record that does not', () => {
  const others = EVENTS.flatMap((eventName) => Object.values(rows).map((kind) => [eventName, kind] as const));
  const alerts = new Set(ALERTING.map(([eventName, kind]) => `${eventName} ${kind}`));

  it.each(others.filter(([eventName, kind]) => !alerts.has(`${eventName} ${kind}`)))(
    '%s of a row of the kind %s is ignored',
    (eventName, kind) => {
      expect(decodeRecord(record(eventName, kind))).toEqual({ kind: 'ignored' });
    },
  );
});

describe('a record that cannot be read is invalid', () => {
  it.each<[why: string, record: DynamoDBRecord, message: RegExp]>([
    ['a kind of row that is not known', record('INSERT', 'rumour'), /kind of its row is not known/],
    ['also when the row is removed', record('REMOVE', 'rumour'), /kind of its row is not known/],
    ['no kind', { eventName: 'INSERT', dynamodb: { NewImage: image } }, /kind of its row is not known/],
    ['no image: the stream is of keys only', { eventName: 'INSERT', dynamodb: { Keys: keys } }, /is not known/],
    ['no event name', { dynamodb: { NewImage: { ...image, kind: { S: 'mention' } } } }, /no event name/],
    ['no data', { eventName: 'INSERT' }, /kind of its row is not known/],
    [
      'a mention without its name',
      { eventName: 'INSERT', dynamodb: { NewImage: { kind: { S: 'mention' }, clipId: { S: 'c1' } } } },
      /its mention row is malformed.*nameId/s,
    ],
    [
      'a summary whose version is no number',
      { eventName: 'INSERT', dynamodb: { NewImage: { kind: { S: 'summary' }, version: { N: 'x' } } } },
      /its summary row is malformed.*version/s,
    ],
    [
      'a video without its keys',
      { eventName: 'MODIFY', dynamodb: { NewImage: { kind: { S: 'embed' }, clipId: { S: 'c1' } } } },
      /its embed row is malformed.*pk/s,
    ],
  ])('%s', (_, broken, message) => {
    expect(decodeRecord(broken)).toEqual({
      kind: 'invalid',
      error: expect.objectContaining({ message: expect.stringMatching(message) }),
    });
  });
});
