import { PutObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { importNames, removeName, replaceName } from '../../../functions/aws/table/names.ts';
import type { Name } from '../../../shared/contract/name.ts';
import { documentOfText } from '../../../shared/document/from-text.ts';
import { findMentions } from '../../../shared/name/index.ts';
import { FakeBuckets } from '../../support/fake-bucket.ts';
import { FakeTable } from '../../support/fake-table.ts';

let table: FakeTable;
let buckets: FakeBuckets;
const name = (id: string, given: Partial<Name> = {}): Name => ({ id, name: id, aliases: [], ...given });
const many = Array.from({ length: 600 }, (_, i) => name(`n${i}`, { name: `Name Number${i}x` }));

/** A function that starts anew: nothing in memory. */
async function newFunction() {
  vi.resetModules();
  return (await import('../../../functions/aws/tracked-names.ts')).trackedNames;
}
type Tracked = Awaited<ReturnType<Awaited<ReturnType<typeof newFunction>>>>;
const namesIn = ({ matcher }: Tracked, text: string) =>
  findMentions(documentOfText(text), matcher).map(({ nameId }) => nameId);
const rowsRead = () => table.client.commandCalls(BatchGetCommand).length;
const stored = () => [...buckets.objects.keys()];

beforeEach(() => {
  Object.assign(process.env, { TABLE_NAME: 'table', ARCHIVE_BUCKET: 'archive' });
  table = new FakeTable();
  buckets = new FakeBuckets();
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
});

describe('few names', () => {
  it('are compiled in place, once a version, and nothing is kept in the bucket', async () => {
    await importNames([name('ada', { name: 'Ada Berg' })]);
    const trackedNames = await newFunction();
    const first = await trackedNames();
    expect([first.version, namesIn(first, 'Ada Berg, Ben Cole.')]).toEqual([1, ['ada']]);
    expect(await trackedNames()).toBe(first);
    await importNames([name('ben', { name: 'Ben Cole' })]);
    const second = await trackedNames();
    expect([second.version, namesIn(second, 'Ada Berg, Ben Cole.')]).toEqual([2, ['ada', 'ben']]);
    expect(stored()).toEqual([]);
    expect(buckets.client.calls()).toHaveLength(0);
  });
});

describe('many names', () => {
  beforeEach(() => importNames(many));

  it('are compiled by whoever needs them first; the next loads them and reads no name', async () => {
    const first = await (await newFunction())();
    expect(stored()).toEqual([`archive/names/automaton/${first.version}.bin`]);
    const reads = rowsRead();
    const second = await (await newFunction())();
    expect(rowsRead()).toBe(reads);
    expect(second.version).toBe(first.version);
    for (const tracked of [first, second]) expect(namesIn(tracked, 'Name Number7x and Name Number8.')).toEqual(['n7']);
  });

  it('a function whose copy is stale has the new one with its next batch', async () => {
    const trackedNames = await newFunction();
    await trackedNames();
    await replaceName(name('n7', { name: 'Ada Berg' }));
    const other = await (await newFunction())();
    const reads = rowsRead();
    const fresh = await trackedNames();
    expect(rowsRead()).toBe(reads);
    expect(fresh.version).toBe(other.version);
    expect(namesIn(fresh, 'Ada Berg; Name Number7x.')).toEqual(['n7']);
    expect(stored()).toHaveLength(2);
  });

  it('two that compile at once: the first is kept, both go on', async () => {
    const [one, other] = [await newFunction(), await newFunction()];
    const both = await Promise.all([one(), other()]);
    expect(stored()).toHaveLength(1);
    for (const tracked of both) expect(namesIn(tracked, 'Name Number9x')).toEqual(['n9']);
  });

  it.each([
    ['of another release', Buffer.from('another format')],
    ['empty', Buffer.alloc(0)],
    ['cut short', null],
  ])('an object that is %s is made anew in its place', async (_, bytes) => {
    await (await newFunction())();
    const [key = ''] = stored();
    const whole = buckets.objects.get(key) ?? Buffer.alloc(0);
    buckets.objects.set(key, bytes ?? whole.subarray(0, whole.length - 100));
    expect(namesIn(await (await newFunction())(), 'Name Number9x')).toEqual(['n9']);
    expect(buckets.objects.get(key)?.equals(whole)).toBe(true);
  });

  it('a bucket that takes nothing costs compiling only', async () => {
    buckets.client
      .on(PutObjectCommand)
      .rejects(new S3ServiceException({ name: 'SlowDown', $fault: 'server', $metadata: {} }));
    expect(namesIn(await (await newFunction())(), 'Name Number9x')).toEqual(['n9']);
    expect(console.warn).toHaveBeenCalledWith(expect.objectContaining({ message: 'the automaton could not be kept' }));
  });

  it('names that change while they are read are kept under no version', async () => {
    const trackedNames = await newFunction();
    let requests = 0;
    table.beforeRequest = async () => {
      if (++requests !== 4) return;
      await removeName('n0');
    };
    const first = await trackedNames();
    expect(stored()).toEqual([]);
    const second = await trackedNames();
    expect(second.version).toBe(first.version + 1);
    expect(stored()).toEqual([`archive/names/automaton/${second.version}.bin`]);
  });
});
