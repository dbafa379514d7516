import { beforeEach, describe, expect, it } from 'vitest';
import { createName } from '../../../functions/aws/table/name/names.ts';
import type { Tracked } from '../../../functions/aws/tracked-names.ts';
import { handler as store } from '../../../functions/store/handler.ts';
import type { Result } from '../../../shared/contract/message.ts';
import { compileNames } from '../../../shared/name/index.ts';
import { clipText, parsed } from '../../support/world/parsed.ts';
import {
  ada,
  begin,
  buckets,
  clips,
  drop,
  inserted,
  mara,
  mentions,
  run,
  settleOne,
  table,
  versions,
} from '../../support/world/scanning.ts';

beforeEach(begin);

describe('clips that a scan may miss', () => {
  const deliver = (result: Result) =>
    store({
      Records: [{ messageId: 'm', body: JSON.stringify(result) } as Parameters<typeof store>[0]['Records'][number]],
    });

  it('one read with the older names, but stored after the scan, is matched again, and its mention is news', async () => {
    const slow = await parsed(buckets, 'slow.txt', clipText(3, 'Ada Berg'), { list: [mara], version: 1 });
    await createName(ada);
    await run();
    await deliver(slow);
    expect(await mentions()).toEqual({ 'slow.txt': [] });
    expect(await run()).toMatchObject({ queued: 1, failures: [] });
    expect(await mentions()).toEqual({ 'slow.txt': ['ada'] });
    expect(inserted('mention')).toMatchObject([{ nameId: 'ada' }]);
    expect(inserted('summary')).toEqual([]);
    expect(table.ofKind('late')).toEqual([]);
    expect(versions()).toEqual([2]);
  });

  it('one waits while the names that it was too early for are not compiled, and so does the scan', async () => {
    const slow = await parsed(buckets, 'slow.txt', clipText(3, 'Ada Berg'), { list: [mara], version: 1 });
    await run();
    await createName(ada);
    await deliver(slow);
    const older = async (): Promise<Tracked> => ({ version: 1, matcher: compileNames([mara]) });
    expect(await run(Number.POSITIVE_INFINITY, older)).toEqual({ queued: 0, seen: 0, changed: 0, failures: [] });
    expect(table.ofKind('late')).toHaveLength(1);
    expect(table.ofKind('walk')).toMatchObject([{ version: 1 }]);
    expect(await run()).toMatchObject({ queued: 1, failures: [] });
    expect(await mentions()).toEqual({ 'slow.txt': ['ada'] });
  });

  it('a scan whose names cannot be loaded any more goes on when they can', async () => {
    for (let day = 10; day < 60; day++) await drop(`${day}.txt`, clipText(day, 'Ada Berg'));
    await createName(ada);
    const { seen } = await run(1);
    const older = async (): Promise<Tracked> => ({ version: 1, matcher: compileNames([mara]) });
    expect(await run(Number.POSITIVE_INFINITY, older)).toMatchObject({ seen: 0, failures: [] });
    expect(await run()).toMatchObject({ seen: 50 - seen, failures: [] });
    expect(new Set(Object.values(await mentions()).map(String))).toEqual(new Set(['ada']));
  });

  it('one that was read with the newest names is not', async () => {
    await deliver(await parsed(buckets, 'new.txt', clipText(3, 'Mara Lind'), { list: [mara], version: 1 }));
    expect(table.ofKind('late')).toEqual([]);
  });

  it('an old result that is delivered again takes nothing away for good', async () => {
    const first = await parsed(buckets, 'a.txt', clipText(3, 'Ada Berg'), { list: [mara], version: 1 });
    // The text is the last write: without it the result is settled anew, and the clip is not matched before.
    table.beforeRequest = () => {
      if (table.ofKind('clip').length > 0) throw new Error('crash');
    };
    await settleOne(first).catch(() => {});
    table.beforeRequest = () => {};
    await createName(ada);
    await run();
    expect(await mentions()).toEqual({ 'a.txt': [] });
    for (const _ of ['once', 'twice']) {
      await deliver(first);
      await run();
      expect(await mentions()).toEqual({ 'a.txt': ['ada'] });
    }
    expect(versions()).toEqual([2]);
  });

  it('the clips of a file that holds several', async () => {
    const clip = (n: number, who: string) =>
      `<h2>Bridge number ${n} mended</h2>\nRadio Hill, ${n} March 2018\n\n<p>The old bridge number ${n} was opened by ${who}.</p>`;
    const list = clip(1, 'Ada Berg') + clip(2, 'nobody');
    const several = await parsed(buckets, 'list.html', list, { list: [mara], version: 1 });
    expect(several.kind).toBe('several');
    await createName(ada);
    await deliver(several);
    expect(await run()).toMatchObject({ failures: [] });
    expect((await clips()).map((clip) => clip.mentions.map(({ nameId }) => nameId)).sort()).toEqual([[], ['ada']]);
  });
});
