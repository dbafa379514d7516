/** What holds for buckets of S3, as far as this project relies on it. Sources: S3 API Reference and User Guide. */
import type { ListObjectVersionsCommandInput } from '@aws-sdk/client-s3';
import type { BucketSubject } from './bucket-subject.ts';
import { type Case, refusal } from './contract.ts';

/** In a bucket with versions. */
export const versionedContract: readonly Case<BucketSubject>[] = [
  {
    rule: 'each version is read by its id, the newest without one',
    act: async (s) => {
      const first = await s.put('a', 'one');
      const second = await s.put('a', 'two');
      return [
        first.VersionId !== second.VersionId,
        await s.text('a'),
        await s.text('a', first.VersionId),
        await s.text('a', second.VersionId),
      ];
    },
    expected: [true, 'two', 'one', 'two'],
  },
  {
    rule: 'a delete leaves a marker, and every version under it',
    act: async (s) => {
      const { VersionId } = await s.put('a', 'one');
      const { DeleteMarker, VersionId: marker } = await s.delete('a');
      return [
        DeleteMarker,
        marker !== VersionId,
        await refusal(s.text('a')),
        await s.text('a', VersionId),
        await refusal(s.head('a')),
      ];
    },
    expected: [true, true, 'NoSuchKey', 'one', 'NotFound'],
  },
  {
    rule: 'a marker itself cannot be read',
    act: async (s) => {
      await s.put('a', 'one');
      const { VersionId } = await s.delete('a');
      return refusal(s.text('a', VersionId));
    },
    expected: 'MethodNotAllowed',
  },
  {
    rule: 'when its marker is deleted, the version before it is the newest again',
    act: async (s) => {
      await s.put('a', 'one');
      const { VersionId } = await s.delete('a');
      await s.delete('a', VersionId);
      return s.text('a');
    },
    expected: 'one',
  },
  {
    rule: 'a version that is deleted is gone, and the one before it the newest',
    act: async (s) => {
      await s.put('a', 'one');
      const { VersionId } = await s.put('a', 'two');
      const { DeleteMarker = false } = await s.delete('a', VersionId);
      return [DeleteMarker, await s.text('a'), await refusal(s.text('a', VersionId))];
    },
    expected: [false, 'one', 'NoSuchVersion'],
  },
  {
    rule: 'a delete of what is not there leaves a marker too',
    act: async (s) => {
      const { DeleteMarker } = await s.delete('none');
      return [DeleteMarker, (await s.versions()).DeleteMarkers?.length];
    },
    expected: [true, 1],
  },
  {
    rule: 'versions are listed by key, the newest first, with the markers apart',
    act: async (s) => {
      const one = await s.put('b', 'one');
      const two = await s.put('b', 'two');
      await s.put('a', 'x');
      const marker = await s.delete('a');
      const { Versions = [], DeleteMarkers = [], IsTruncated } = await s.versions();
      return {
        versions: Versions.map(({ Key = '', IsLatest, Size }) => [Key.slice(s.folder.length), IsLatest, Size]),
        isNewestFirst: Versions[1]?.VersionId === two.VersionId && Versions[2]?.VersionId === one.VersionId,
        markers: DeleteMarkers.map(({ Key = '', IsLatest, VersionId }) => [
          Key.slice(s.folder.length),
          IsLatest,
          VersionId === marker.VersionId,
        ]),
        IsTruncated,
      };
    },
    expected: {
      versions: [
        ['a', false, 1],
        ['b', true, 3],
        ['b', false, 3],
      ],
      isNewestFirst: true,
      markers: [['a', true, true]],
      IsTruncated: false,
    },
  },
  {
    rule: 'pages of versions lead on by key and version, and lose none',
    act: async (s) => {
      for (const key of ['a', 'a', 'a', 'b']) await s.put(key, key);
      await s.delete('b');
      const seen: string[] = [];
      let markers: Partial<ListObjectVersionsCommandInput> = {};
      for (let pages = 0; pages < 9; pages++) {
        const page = await s.versions({ MaxKeys: 2, ...markers });
        for (const { Key = '', VersionId } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])])
          seen.push(`${Key} ${VersionId}`);
        if (page.IsTruncated !== true) break;
        markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
      }
      return [seen.length, new Set(seen).size];
    },
    expected: [5, 5],
  },
  {
    rule: 'objects under a marker are in no list of objects',
    act: async (s) => {
      await s.put('a', 'x');
      await s.put('b', 'x');
      await s.delete('a');
      return (await s.list()).keys;
    },
    expected: ['b'],
  },
];

/** In a bucket without versions. */
export const plainContract: readonly Case<BucketSubject>[] = [
  {
    rule: 'an object comes back as it was put, with its metadata',
    act: async (s) => {
      await s.put('a', new Uint8Array([0, 255, 13]), { Metadata: { Outlet: 'x%20y' }, ContentType: 'text/x' });
      const { ContentLength, Metadata, ContentType, ETag } = await s.head('a');
      return { ContentLength, Metadata, ContentType, ETag };
    },
    expected: {
      ContentLength: 3,
      Metadata: { outlet: 'x%20y' },
      ContentType: 'text/x',
      ETag: '"1f46b321d4f9cd43743183daaa14d155"',
    },
  },
  {
    rule: 'the time of an object has whole seconds',
    act: async (s) => {
      await s.put('a', 'x');
      return (await s.head('a')).LastModified.getTime() % 1000;
    },
    expected: 0,
  },
  {
    rule: 'a later put replaces, a delete removes, and a delete of nothing is no error',
    act: async (s) => {
      await s.put('a', 'one');
      await s.put('a', 'two');
      const text = await s.text('a');
      await s.delete('a');
      await s.delete('a');
      return [text, await refusal(s.text('a')), await refusal(s.head('a'))];
    },
    expected: ['two', 'NoSuchKey', 'NotFound'],
  },
  {
    rule: 'a put under a condition is refused where it does not hold',
    act: async (s) => {
      const fresh = () => refusal(s.put('a', 'x', { IfNoneMatch: '*' }));
      const results = [await fresh(), await fresh()];
      const { ETag } = await s.head('a');
      results.push(
        await refusal(s.put('a', 'y', { IfMatch: '"other"' })),
        await refusal(s.put('a', 'y', { IfMatch: ETag })),
      );
      return [...results, await s.text('a')];
    },
    expected: [null, 'PreconditionFailed', 'PreconditionFailed', null, 'y'],
  },
  {
    rule: 'keys are listed in the order of their UTF-8 bytes',
    act: async (s) => {
      for (const key of ['b', '\u{1F600}', 'ä', '\uFFFD', 'B', 'a/b', 'a b', 'a+b']) await s.put(key, 'x');
      return (await s.list()).keys;
    },
    expected: ['B', 'a b', 'a+b', 'a/b', 'b', 'ä', '\uFFFD', '\u{1F600}'],
  },
  {
    rule: 'a list goes on by its token, or after a key',
    act: async (s) => {
      for (const key of ['a', 'b', 'c', 'd', 'e']) await s.put(key, 'x');
      const first = await s.list({ MaxKeys: 2 });
      const second = await s.list({ MaxKeys: 2, ContinuationToken: first.next });
      const third = await s.list({ MaxKeys: 2, ContinuationToken: second.next });
      return [
        first.keys,
        second.keys,
        third.keys,
        third.isTruncated,
        (await s.list({ StartAfter: `${s.folder}c` })).keys,
      ];
    },
    expected: [['a', 'b'], ['c', 'd'], ['e'], false, ['d', 'e']],
  },
  {
    rule: 'a delimiter makes one entry of a folder, which counts as one key',
    act: async (s) => {
      for (const key of ['a', 'b/1', 'b/2', 'c', 'd/1']) await s.put(key, 'x');
      const first = await s.list({ Delimiter: '/', MaxKeys: 2 });
      const rest = await s.list({ Delimiter: '/', ContinuationToken: first.next });
      return [first.keys, first.folders, rest.keys, rest.folders];
    },
    expected: [['a'], ['b/'], ['c'], ['d/']],
  },
  {
    rule: 'a key has 1,024 bytes at most',
    act: async (s) => [
      await refusal(s.put('é'.repeat((1024 - s.folder.length) / 2), 'x')),
      await refusal(s.put('é'.repeat(512), 'x')),
    ],
    expected: [null, 'KeyTooLongError'],
    emulator: 'takes longer ones',
  },
];
