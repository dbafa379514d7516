import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventMessage, type FileChange, fileChanges } from '../../../shared/clip/s3-event.ts';

const body = (record: object = {}, object: object = {}) =>
  JSON.stringify({
    Records: [
      {
        eventVersion: '2.1',
        eventName: 'ObjectCreated:Put',
        eventTime: '2026-01-02T03:04:05.678Z',
        ...record,
        s3: {
          bucket: { name: 'inbox' },
          object: { key: 'a.txt', size: 5, versionId: 'v1', sequencer: '0055AED6DCD90281E5', ...object },
        },
      },
    ],
  });

const marked = (id: string) =>
  JSON.stringify({ ...JSON.parse(body()), replay: { id, dryRun: false, page: 0, place: 0 } });

describe('what an S3 message tells', () => {
  it('gives bucket, key, version and order of a file that came', () => {
    expect(fileChanges(body())).toEqual([
      {
        kind: 'created',
        size: 5,
        file: {
          bucket: 'inbox',
          key: 'a.txt',
          versionId: 'v1',
          sequencer: '0055AED6DCD90281E5',
          lastModified: '2026-01-02T03:04:05.678Z',
          receivedAt: '2026-01-02T03:04:05.678Z',
        },
      },
    ]);
  });

  it.each([
    ['a space comes as +', 'a+b.txt', 'a b.txt'],
    ['a plus comes escaped', 'a%2Bb.txt', 'a+b.txt'],
    ['letters beyond ASCII come as UTF-8', 'caf%C3%A9/%D9%85%D9%84%D9%81.txt', 'café/ملف.txt'],
    ['control characters and noncharacters', '%01a%0D%EF%BF%BE%EF%BF%BF.txt', '\u0001a\r\ufffe\uffff.txt'],
    ['a mark of byte order stays', '%EF%BB%BFa.txt', '\ufeffa.txt'],
    ['what means something in a form', 'a=b%26c&d%3Be', 'a=b&c&d;e'],
    ['a percent sign that encodes nothing', '100%.txt', '100%.txt'],
    ['half of a character', 'a%ED%A0%80.txt', 'a\ufffd\ufffd\ufffd.txt'],
    ['bytes that are no UTF-8', 'a%FF.txt', 'a\ufffd.txt'],
    ['an escape that is cut', '%E0%A4%A', '\ufffd%A'],
  ])('keys: %s', (_, key, expected) =>
    expect(fileChanges(body({}, { key }))).toMatchObject([{ file: { key: expected } }]),
  );

  it.each([
    ['a later version of the structure', { eventVersion: '2.6' }],
    ['a copy (also a change of metadata)', { eventName: 'ObjectCreated:Copy' }],
    ['a multipart upload', { eventName: 'ObjectCreated:CompleteMultipartUpload' }],
  ])('reads %s', (_, record) => expect(fileChanges(body(record))).toMatchObject([{ kind: 'created' }]));

  it.each([
    ['a delete marker takes the key', { eventName: 'ObjectRemoved:DeleteMarkerCreated' }, {}, true],
    ['a permanent delete takes one version', { eventName: 'ObjectRemoved:Delete' }, {}, false],
    ['without versions a delete takes the key', { eventName: 'ObjectRemoved:Delete' }, { versionId: undefined }, true],
    ['expiry by life cycle is a delete', { eventName: 'LifecycleExpiration:DeleteMarkerCreated' }, {}, true],
    ['an old version that expires takes that version', { eventName: 'LifecycleExpiration:Delete' }, {}, false],
  ])('%s', (_, record, object, marker) =>
    expect(fileChanges(body(record, object))).toMatchObject([{ kind: 'removed', marker }]),
  );

  it.each([
    ["S3's test message", JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'inbox' })],
    ['changed tags', body({ eventName: 'ObjectTagging:Put' })],
  ])('nothing, for %s', (_, message) => expect(fileChanges(message)).toEqual([]));

  it.each([
    ['no JSON', 'hello'],
    ['another service', '{"detail":{}}'],
    ['a structure of another age', body({ eventVersion: '3.0' })],
    ['a replay with an id that is no key', marked('x'.repeat(5000))],
  ])('throws on %s', (_, message) => expect(() => fileChanges(message)).toThrow());

  it('says which replay reads the file again', () =>
    expect(fileChanges(marked('r-1'))).toMatchObject([{ file: { replay: { id: 'r-1' } } }]));
});

describe('a message made from a change', () => {
  const at = fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
    .map((date) => date.toISOString());
  const file = fc
    .record({
      bucket: fc.constant('inbox'),
      key: fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
      versionId: fc.constantFrom('v1', '3/L4kqtJlcpXroDTDmJ+rmSpXd3dIbrHY'),
      sequencer: fc.constantFrom('', '0055AED6DCD90281E5'),
      lastModified: at,
    })
    .map((known) => ({ ...known, receivedAt: known.lastModified }));
  const changes: fc.Arbitrary<FileChange> = fc.oneof(
    file.map((known) => ({ kind: 'created' as const, file: known, size: 3 })),
    fc.record({ kind: fc.constant('removed' as const), file, marker: fc.boolean() }),
  );

  it('tells that change, whatever the key', () =>
    fc.assert(
      fc.property(changes, (change) => {
        expect(fileChanges(eventMessage(change))).toEqual([change]);
      }),
    ));

  it('of a removed key in a bucket without versions takes the key', () => {
    const [change] = fileChanges(body({}, { versionId: undefined }));
    if (change === undefined) throw new Error('The message tells nothing.');
    const removed: FileChange = { kind: 'removed', file: change.file, marker: true };
    expect(fileChanges(eventMessage(removed))).toEqual([removed]);
  });
});
