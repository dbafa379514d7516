import { GetObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { BatchGetCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { recordAutomaton, storedAutomaton } from '../../../functions/aws/table/name/automaton.ts';
import { importNames, replaceName } from '../../../functions/aws/table/name/names.ts';
import { compileTracked } from '../../../functions/compile/compile.ts';
import { AUTOMATON_FORMAT, type Name } from '../../../shared/contract/name.ts';
import { documentOfText } from '../../../shared/document/from-text.ts';
import { findMentions } from '../../../shared/name/index.ts';
import { MAX_AUTOMATON_BYTES } from '../../../shared/name/size.ts';
import { FakeBuckets } from '../../support/fake/buckets.ts';
import { FakeTable } from '../../support/fake/table.ts';

let table: FakeTable;
let buckets: FakeBuckets;
const name = (id: string, given: Partial<Name> = {}): Name => ({ id, name: id, aliases: [], ...given });
const many = Array.from({ length: 300 }, (_, i) => name(`n${i}`, { name: `Name Number${i}x` }));
const compile = () => compileTracked({}, { now: () => new Date(), runId: 'test' });

/** A function that starts anew: nothing in memory. */
async function newFunction() {
  vi.resetModules();
  return (await import('../../../functions/aws/tracked-names.ts')).trackedNames;
}
type Tracked = Awaited<ReturnType<Awaited<ReturnType<typeof newFunction>>>>;
const namesIn = ({ matcher }: Tracked, text: string) =>
  findMentions(documentOfText(text), matcher).map(({ nameId }) => nameId);
const loads = () => buckets.client.commandCalls(GetObjectCommand).length;
const object = async () => `archive/${(await storedAutomaton())?.object}`;

beforeEach(() => {
  Object.assign(process.env, { TABLE_NAME: 'table', ARCHIVE_BUCKET: 'archive' });
  table = new FakeTable();
  buckets = new FakeBuckets();
  vi.spyOn(console, 'warn').mockReturnValue();
});

describe('before anything is compiled', () => {
  it('there are no names, and nothing is loaded', async () => {
    const tracked = await (await newFunction())();
    expect([tracked.version, namesIn(tracked, 'Name Number7x')]).toEqual([0, []]);
    expect(loads()).toBe(0);
  });

  it('a list that is not compiled yet leaves the version at 0, so that every clip is matched again', async () => {
    await importNames(many);
    const tracked = await (await newFunction())();
    expect([tracked.version, namesIn(tracked, 'Name Number7x')]).toEqual([0, []]);
    expect(table.client.commandCalls(BatchGetCommand).length, 'reads no name, beyond the import').toBe(4);
  });
});

describe('compiled names', () => {
  beforeEach(async () => {
    await importNames(many);
    await compile();
  });

  it('are loaded once a function, with one small read a batch', async () => {
    const trackedNames = await newFunction();
    table.client.resetHistory();
    const first = await trackedNames();
    expect([first.version, namesIn(first, 'Name Number7x and Name Number8.')]).toEqual([4, ['n7']]);
    expect(await trackedNames()).toBe(first);
    expect(loads()).toBe(1);
    expect(table.client.calls()).toHaveLength(2);
    expect(table.client.commandCalls(GetCommand)).toHaveLength(2);
  });

  it('calls at the same time share one load', async () => {
    const trackedNames = await newFunction();
    const [one, other] = await Promise.all([trackedNames(), trackedNames()]);
    expect(other).toBe(one);
    expect(loads()).toBe(1);
  });

  it('a change counts when it is compiled; until then the version before it goes on', async () => {
    const trackedNames = await newFunction();
    const before = await trackedNames();
    await replaceName(name('n7', { name: 'Ada Berg' }));
    expect(await trackedNames()).toBe(before);
    await compile();
    const after = await trackedNames();
    expect([after.version, namesIn(after, 'Ada Berg; Name Number7x.')]).toEqual([before.version + 1, ['n7']]);
  });

  it.each<[string, (whole: Buffer) => Buffer | null]>([
    ['of another release', () => Buffer.from('another format')],
    ['empty', () => Buffer.alloc(0)],
    ['cut short', (whole) => whole.subarray(0, whole.length - 100)],
    ['gone', () => null],
  ])('of an object that is %s the version is told, and the names there are go on', async (_, damage) => {
    const trackedNames = await newFunction();
    const before = await trackedNames();
    await replaceName(name('n7', { name: 'Ada Berg' }));
    await compile();
    const damaged = damage(buckets.objects.get(await object()) ?? Buffer.alloc(0));
    if (damaged === null) buckets.objects.delete(await object());
    else buckets.objects.set(await object(), damaged);
    const after = await trackedNames();
    expect([after.version, after.damaged, namesIn(after, 'Name Number7x')]).toEqual([before.version, 5, ['n7']]);
    const fresh = await (await newFunction())();
    expect([fresh.version, fresh.damaged]).toEqual([0, 5]);
    await compileTracked({ damaged: 5 }, { now: () => new Date(), runId: 'test' });
    expect(namesIn(await trackedNames(), 'Ada Berg')).toEqual(['n7']);
  });

  it('of the format of another release are not loaded', async () => {
    const stored = await storedAutomaton();
    if (stored === null) throw new Error('nothing is stored');
    await recordAutomaton({ ...stored, format: AUTOMATON_FORMAT + 1 });
    const tracked = await (await newFunction())();
    expect([tracked.version, tracked.damaged]).toEqual([0, undefined]);
    expect(loads()).toBe(0);
  });

  it('the old ones are dropped before new ones are loaded that do not fit beside them', async () => {
    const trackedNames = await newFunction();
    await trackedNames();
    const stored = await storedAutomaton();
    if (stored === null) throw new Error('nothing is stored');
    await recordAutomaton({ ...stored, version: stored.version + 1, bytes: MAX_AUTOMATON_BYTES });
    buckets.client.on(GetObjectCommand).resolves({ ContentLength: MAX_AUTOMATON_BYTES + 1 });
    expect(await trackedNames()).toMatchObject({ version: 0, damaged: stored.version + 1 });
  });

  it('a bucket that fails fails the batch, which comes again', async () => {
    const trackedNames = await newFunction();
    buckets.client
      .on(GetObjectCommand)
      .rejectsOnce(new S3ServiceException({ name: 'SlowDown', message: 'SlowDown', $fault: 'server', $metadata: {} }));
    await expect(trackedNames()).rejects.toThrow('SlowDown');
  });
});
