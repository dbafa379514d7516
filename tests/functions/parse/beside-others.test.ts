/** Which files a run reads beside others, and which it leaves to the queue of heavy files. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openRun } from '../../../functions/aws/table/file/open-runs.ts';
import { createName } from '../../../functions/aws/table/name/names.ts';
import { fileChanges } from '../../../shared/clip/s3-event.ts';
import { zip } from '../../support/make/make-zip.ts';
import { ParseRuns, SEED, s3Message } from '../../support/world/parse-runs.ts';

vi.mock('../../../functions/net/check.ts', async () => {
  const { checkEmbeds } = await import('../../support/world/parse-runs.ts');
  return { checkEmbeds };
});
// Read when the function starts.
process.env.SENDER_ADDRESS = 'alerts@example.org';
const { handler } = await import('../../../functions/parse/handler.ts');

let runs: ParseRuns;
beforeEach(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
  runs = new ParseRuns(handler);
  await runs.follow();
});

describe('beside others', () => {
  const mail = 'From: a@example.org\r\nSubject: A mail\r\nDate: Fri, 2 Jan 2026 10:00:00 +0000\r\n\r\nText of it.';
  const packed = zip([{ name: 'a.txt', content: SEED }]);

  it.each<[why: string, key: string, bytes: Uint8Array, size: number, receives: number, isHeavy: boolean]>([
    ['a text', 'a.txt', SEED, 3000, 1, false],
    ['a mail: nothing in it is packed', 'a.eml', Buffer.from(mail), 3000, 1, false],
    ['an archive may swell', 'a.zip', packed, 3000, 1, true],
    ['whatever its name says', 'a.txt', packed, 3000, 1, true],
    ['a large text', 'a.txt', SEED, 2_000_000, 1, true],
    ['what was received and not begun: Lambda had no run', 'a.txt', SEED, 3000, 20, false],
    ['a large text, however often it came', 'a.txt', SEED, 2_000_000, 2, true],
  ])('only light files are read: %s', async (_, key, bytes, size, receives, isHeavy) => {
    runs.inbox.set(key, Buffer.from(bytes));
    const body = s3Message(key, { size });
    expect(await runs.receive(body, { receives })).toEqual({ batchItemFailures: [] });
    expect(runs.handedOn()).toEqual(isHeavy ? fileChanges(body) : []);
    expect(runs.results()).toHaveLength(isHeavy ? 0 : 1);
  });

  it('a file on which a run told no end is left to a run of its own', async () => {
    runs.inbox.set('a.txt', SEED);
    await openRun('', 2, new Date());
    await runs.receive(s3Message('a.txt'), { receives: 3 });
    expect([runs.handedOn().length, runs.results()]).toEqual([1, []]);
  });

  it('a run that fails tells its end: no word against the file', async () => {
    runs.inbox.set('a.txt', SEED);
    runs.beforeRead = () => {
      throw new Error('S3 does not answer');
    };
    expect((await runs.receive(s3Message('a.txt'), { receives: 2 })).batchItemFailures).toHaveLength(1);
    runs.beforeRead = () => {};
    await runs.receive(s3Message('a.txt'), { receives: 3 });
    expect([runs.handedOn(), runs.results().length]).toEqual([[], 1]);
  });

  it('what comes again is begun when all is told that came for the first time', async () => {
    const files = new Map([
      ['again.txt', 2],
      ['a.txt', 1],
      ['b.txt', 1],
    ]);
    for (const key of files.keys()) runs.inbox.set(key, SEED);
    const toldBefore = new Map<string, number>();
    runs.beforeRead = (key) => toldBefore.set(key, runs.results().length);
    await runs.receiveAll([...files].map(([key, receives]) => ({ body: s3Message(key), receives })));
    expect(Object.fromEntries(toldBefore)).toEqual({ 'a.txt': 0, 'b.txt': 0, 'again.txt': 2 });
    expect(runs.results()).toHaveLength(3);
  });

  it('a heavy file of a replay stays one of it', async () => {
    runs.inbox.set('a.zip', Buffer.from(packed));
    const replay = { id: 'r1', dryRun: false, page: 1, place: 2 };
    await runs.deliver(s3Message('a.zip').replace(/}$/, `,"replay":${JSON.stringify(replay)}}`));
    expect(runs.handedOn()).toMatchObject([{ file: { replay } }]);
  });

  it('a delete is told, however often it came', async () => {
    await runs.receive(s3Message('a.txt', { eventName: 'ObjectRemoved:DeleteMarkerCreated' }), { receives: 2 });
    expect(runs.results()).toMatchObject([{ kind: 'removed' }]);
  });
});

describe('a file of the heavy queue', () => {
  const alone = (key: string) => runs.receive(s3Message(key), { isHeavy: true });

  it('is read, its names are found, and its videos are checked', async () => {
    runs.inbox.set('a.zip', Buffer.from(zip([{ name: 'a.txt', content: SEED }])));
    expect(await alone('a.zip')).toEqual({ batchItemFailures: [] });
    expect(runs.handedOn()).toEqual([]);
    expect(runs.results()).toMatchObject([
      {
        kind: 'several',
        parts: [{ clip: { mentions: [{ nameId: 'randa-kassis', count: 2 }] }, checks: [{ status: 'unknown' }] }],
        namesVersion: 1,
      },
    ]);
  });

  it('is matched with the names as they are now', async () => {
    runs.inbox.set('a.zip', Buffer.from(zip([{ name: 'a.txt', content: 'Title\n\nMara Lind met Randa Kassis.' }])));
    await createName({ id: 'mara-lind', name: 'Mara Lind', aliases: [] });
    await runs.compile();
    await alone('a.zip');
    const mentions = [{ nameId: 'mara-lind' }, { nameId: 'randa-kassis' }];
    expect(runs.results()).toMatchObject([{ kind: 'several', parts: [{ clip: { mentions } }] }]);
  });

  it('that is gone before it is read is superseded', async () => {
    await alone('gone.zip');
    expect(runs.results()).toMatchObject([{ kind: 'superseded' }]);
  });
});
