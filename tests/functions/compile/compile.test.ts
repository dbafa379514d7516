import { PutObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  recordAutomaton,
  releaseCompileLease,
  storedAutomaton,
  takeCompileLease,
} from '../../../functions/aws/table/name/automaton.ts';
import {
  createName,
  importNames,
  namesState,
  namesVersion,
  removeName,
} from '../../../functions/aws/table/name/names.ts';
import { compileTracked, TooManyNames } from '../../../functions/compile/compile.ts';
import { handler } from '../../../functions/compile/handler.ts';
import { AUTOMATON_FORMAT, type Name } from '../../../shared/contract/name.ts';
import { documentOfText } from '../../../shared/document/from-text.ts';
import { findMentions, matcherFromBytes } from '../../../shared/name/index.ts';
import { compiledBytes } from '../../../shared/name/size.ts';
import { FakeBuckets } from '../../support/fake/buckets.ts';
import { FakeTable } from '../../support/fake/table.ts';

let table: FakeTable;
let buckets: FakeBuckets;
let now: Date;
const name = (id: string, given: Partial<Name> = {}): Name => ({ id, name: id, aliases: [], ...given });
const run = (runId = 'run', damaged?: number) =>
  compileTracked({ damaged }, { now: () => now, runId, maxBytes: 50_000 });
const objects = () => [...buckets.objects.keys()];
const object = (version: number) => `archive/names/automaton/${AUTOMATON_FORMAT}/${version}.bin`;
const isFree = () => table.ofKind('compile-lease').length === 0;
const stored = async () => (await storedAutomaton())?.version ?? 0;
function namesIn(version: number, text: string): string[] {
  const matcher = matcherFromBytes(buckets.objects.get(object(version)) ?? new Uint8Array());
  return findMentions(documentOfText(text), matcher).map(({ nameId }) => nameId);
}

beforeEach(() => {
  Object.assign(process.env, { TABLE_NAME: 'table', ARCHIVE_BUCKET: 'archive' });
  table = new FakeTable();
  buckets = new FakeBuckets();
  now = new Date('2026-01-02T03:04:05.000Z');
  vi.spyOn(console, 'info').mockReturnValue();
});

describe('compiling', () => {
  it('stores the names under their version, and says which version is stored', async () => {
    await createName(name('ada', { name: 'Ada Berg' }));
    expect(await run()).toEqual({ versions: [1], leftToAnother: false });
    expect(namesIn(1, 'Ada Berg')).toEqual(['ada']);
    expect(await storedAutomaton()).toMatchObject({ version: 1, format: AUTOMATON_FORMAT, previous: null });
    expect(isFree()).toBe(true);
  });

  it.each<[why: string, change: () => Promise<unknown>]>([
    ['no names yet', async () => undefined],
    ['what is stored is as new as the list', () => createName(name('ada')).then(() => run())],
  ])('reads no name where there is nothing to do: %s', async (_, change) => {
    await change();
    table.client.resetHistory();
    expect(await run()).toEqual({ versions: [], leftToAnother: false });
    expect(table.client.commandCalls(BatchGetCommand)).toHaveLength(0);
  });

  it('a list whose last name was removed is compiled too', async () => {
    await createName(name('ada', { name: 'Ada Berg' }));
    await removeName('ada');
    await run();
    expect([await stored(), namesIn(2, 'Ada Berg')]).toEqual([2, []]);
  });

  it('says what the names were counted with, so that those written since are known', async () => {
    await createName(name('ada', { name: 'Ada Berg' }));
    await run();
    const [state, stored] = await Promise.all([namesState(), storedAutomaton()]);
    expect(stored?.weight).toBe(state.weight);
    await createName(name('ben', { name: 'Ben Cole' }));
    await removeName('ben');
    expect((await namesState()).weight - state.weight).toBe(compiledBytes(name('ben', { name: 'Ben Cole' })));
    await run();
    expect((await storedAutomaton())?.weight).toBe((await namesState()).weight);
  });

  it('keeps the automaton before the last for those about to load it, and deletes older ones', async () => {
    for (const id of ['a', 'b', 'c', 'd']) {
      await createName(name(id));
      await run();
    }
    expect(objects()).toEqual([object(3), object(4)]);
  });

  it('an automaton of another release, or a damaged one, is compiled again', async () => {
    await createName(name('ada', { name: 'Ada Berg' }));
    await run();
    const row = await storedAutomaton();
    if (row === null) throw new Error('nothing is stored');
    await recordAutomaton({ ...row, version: 9, format: AUTOMATON_FORMAT - 1, object: 'names/automaton/1/9.bin' });
    expect(await run()).toMatchObject({ versions: [1] });
    buckets.objects.set(object(1), Buffer.from('damaged'));
    expect(await run()).toMatchObject({ versions: [] });
    expect(await run('again', 1)).toMatchObject({ versions: [1] });
    expect(namesIn(1, 'Ada Berg')).toEqual(['ada']);
  });
});

describe('changes while it runs', () => {
  it('goes again where the list has changed meanwhile: no change is left to the next minute', async () => {
    await createName(name('ada', { name: 'Ada Berg' }));
    let puts = 0;
    buckets.client.on(PutObjectCommand).callsFake(async ({ Bucket, Key, Body }: PutObjectCommand['input']) => {
      buckets.objects.set(`${Bucket}/${Key}`, Buffer.from(Body as Uint8Array));
      if (++puts === 1) await createName(name('ben', { name: 'Ben Cole' }));
      return {};
    });
    expect(await run()).toEqual({ versions: [1, 2], leftToAnother: false });
    expect(namesIn(2, 'Ada Berg, Ben Cole.')).toEqual(['ada', 'ben']);
  });

  it('a name that is added while the names are read may be in early; the version says less, never more', async () => {
    await createName(name('ada', { name: 'Ada Berg' }));
    let added = false;
    table.client.on(BatchGetCommand).callsFake(async () => {
      if (!added) await createName(name('ben', { name: 'Ben Cole' }));
      added = true;
      return { Responses: { table: table.ofKind('name') }, UnprocessedKeys: {} };
    });
    expect(await run()).toMatchObject({ versions: [1, 2] });
    expect(await stored()).toBe(await namesVersion());
  });

  it('of many runs at once one compiles, and the others leave', async () => {
    await createName(name('ada', { name: 'Ada Berg' }));
    const runs = await Promise.all(['a', 'b', 'c', 'd'].map((id) => run(id)));
    expect(runs.flatMap(({ versions }) => versions)).toEqual([1]);
    expect(isFree()).toBe(true);
  });

  it('a change whose run leaves before the one at work is done is compiled by that one', async () => {
    await createName(name('ada', { name: 'Ada Berg' }));
    let other: Awaited<ReturnType<typeof run>> | undefined;
    buckets.client.on(PutObjectCommand).callsFake(async ({ Bucket, Key, Body }: PutObjectCommand['input']) => {
      buckets.objects.set(`${Bucket}/${Key}`, Buffer.from(Body as Uint8Array));
      if (other !== undefined) return {};
      await createName(name('ben', { name: 'Ben Cole' }));
      other = await run('other');
      return {};
    });
    await run('first');
    expect(other).toEqual({ versions: [], leftToAnother: true });
    expect(await stored()).toBe(2);
  });

  it('never goes back to an older version', async () => {
    await createName(name('ada'));
    await createName(name('ben'));
    await run();
    const row = await storedAutomaton();
    if (row === null) throw new Error('nothing is stored');
    expect(await recordAutomaton({ ...row, version: 1 })).toBe(false);
    expect(await stored()).toBe(2);
  });
});

describe('failures', () => {
  it('a crash anywhere leaves what a later run completes', async () => {
    for (let failing = 1; ; failing++) {
      table = new FakeTable();
      buckets = new FakeBuckets();
      await createName(name('ada', { name: 'Ada Berg' }));
      let requests = 0;
      table.beforeRequest = () => {
        if (++requests === failing) throw new Error('crash');
      };
      const isDone = await run().then(
        () => true,
        () => false,
      );
      table.beforeRequest = () => {};
      // A run that died keeps its lease until it expires.
      now = new Date(now.getTime() + 17 * 60 * 1000);
      await run('next');
      expect([await stored(), namesIn(1, 'Ada Berg')]).toEqual([1, ['ada']]);
      if (isDone) break;
    }
  });

  it('a bucket that takes nothing: the run fails, and gives the lease back', async () => {
    await createName(name('ada'));
    buckets.client
      .on(PutObjectCommand)
      .rejects(new S3ServiceException({ name: 'SlowDown', message: 'SlowDown', $fault: 'server', $metadata: {} }));
    await expect(run()).rejects.toThrow('SlowDown');
    expect([await stored(), isFree()]).toEqual([0, true]);
  });

  it('the lease of a run that died is free after its time', async () => {
    expect(await takeCompileLease('dead', now)).toBe(true);
    await createName(name('ada'));
    expect(await run()).toMatchObject({ leftToAnother: true });
    now = new Date(now.getTime() + 17 * 60 * 1000);
    expect(await run()).toMatchObject({ versions: [1] });
    await takeCompileLease('new', now);
    await releaseCompileLease('dead');
    expect(isFree()).toBe(false);
  });

  it('a list that is too large when compiled is said so, stays as it was, and is not tried each minute', async () => {
    await createName(name('ada', { name: 'Ada Berg' }));
    await run();
    await importNames(
      Array.from({ length: 1200 }, (_, i) => name(`n${i}`, { name: `Name Number${i}`, aliases: [`A${i}`] })),
    );
    await expect(run()).rejects.toThrow(TooManyNames);
    expect([await stored(), objects()]).toEqual([1, [object(1)]]);
    expect(await run()).toMatchObject({ versions: [], leftToAnother: true });
  });
});

describe('the function', () => {
  it('takes the request of an asynchronous invocation, and refuses another', async () => {
    await createName(name('ada', { name: 'Ada Berg' }));
    await handler({}, { awsRequestId: 'r1' });
    expect(console.info).toHaveBeenCalledWith({ message: 'compiled', versions: [1], leftToAnother: false });
    await expect(handler({ damaged: 'x' }, { awsRequestId: 'r2' })).rejects.toThrow('damaged');
  });
});
