/** How often a file is tried whose runs end without a word: by the real table, through receives that have no run, and failures. */
import { beforeEach, expect, it, vi } from 'vitest';
import { notedRun, ReaderEnded } from '../../../functions/parse/noted-run.ts';
import { FakeTable } from '../../support/fake/table.ts';

/** What becomes of a receive of the message. */
type Receive =
  /** Lambda has no run for it. */
  | 'no-run'
  /** Its run ends and says nothing: it is lost, or out of memory. */
  | 'lost'
  /** Its process ends, which is seen. */
  | 'ended'
  /** It fails otherwise: S3 or SQS does not answer. */
  | 'failed'
  /** The table does not answer. */
  | 'no-table'
  /** It is read. */
  | 'read';

let table: FakeTable;
beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  vi.spyOn(console, 'warn').mockReturnValue();
  table = new FakeTable();
});

const record = (receive: number) => ({
  messageId: 'm1',
  attributes: {
    ApproximateReceiveCount: String(receive),
    SentTimestamp: '0',
    SenderId: '',
    ApproximateFirstReceiveTimestamp: '0',
  },
});

/** How many runs each run is told are open, by its receive. */
async function openIn(receives: readonly Receive[]): Promise<(number | null)[]> {
  const told: (number | null)[] = [];
  for (const [i, became] of receives.entries()) {
    if (became === 'no-run') continue;
    told[i] = null;
    table.beforeRequest = () => {
      if (became === 'no-table') throw new Error('it does not answer');
    };
    const run = notedRun(record(i + 1), async (openRuns) => {
      told[i] = openRuns;
      if (became === 'lost') return new Promise<void>(() => {});
      if (became === 'ended') throw new ReaderEnded();
      if (became === 'failed') throw new Error('it does not answer');
    });
    if (became === 'lost') await vi.waitFor(() => expect(told[i]).not.toBeNull());
    else await run.catch(() => {});
  }
  return told.filter((one) => one !== undefined);
}

it.each<[why: string, receives: Receive[], told: (number | null)[]]>([
  ['the first receive costs nothing', ['read'], [0]],
  ['those that ended are counted from the second on', ['ended', 'ended', 'ended'], [0, 1, 2]],
  ['so are those that said nothing', ['lost', 'lost', 'lost', 'lost'], [0, 1, 2, 3]],
  ['and both together', ['lost', 'ended', 'lost', 'ended'], [0, 1, 2, 3]],
  ['receives without a run do not count', ['no-run', 'no-run', 'no-run', 'ended', 'read'], [1, 2]],
  ['nor do runs that say what failed', ['failed', 'failed', 'failed', 'ended', 'read'], [0, 1, 1, 1, 2]],
  ['nor runs that the table does not answer', ['no-table', 'no-table', 'no-table', 'ended'], [0, null, null, 1]],
  ['nor runs that read it, where it comes again all the same', ['read', 'read', 'read', 'read'], [0, 1, 1, 1]],
])('%s', async (_, receives, told) => {
  expect(await openIn(receives)).toEqual(told);
});

it('writes nothing for a message that comes once', async () => {
  const { requests } = await table.measure(() => openIn(['read']));
  expect(requests).toEqual({});
});

it('a row that says nothing any more expires', async () => {
  await openIn(['lost', 'lost']);
  const [row] = table.ofKind('open-runs');
  expect(Number(row?.expiresAt)).toBeGreaterThan(Date.now() / 1000 + 14 * 24 * 60 * 60);
});

it('what is done is done, also where the run cannot be closed', async () => {
  const done = notedRun(record(2), async () => {
    table.beforeRequest = () => {
      throw new Error('it does not answer');
    };
    return 'done';
  });
  expect(await done).toBe('done');
});
