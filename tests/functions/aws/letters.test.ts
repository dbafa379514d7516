import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, it } from 'vitest';
import { readLetters, redriveLetters } from '../../../functions/aws/letters.ts';
import { FakeQueues } from '../../support/fake/queues.ts';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;
const START = Date.parse('2026-01-02T03:04:05.000Z');
const RECEIVES = 5;

let now: number;
let queues: FakeQueues;

beforeEach(() => {
  now = START;
  queues = new FakeQueues({ now: () => now });
  queues.create('letters', { retentionSeconds: 14 * 24 * 60 * 60 });
  queues.create('ingest', { visibilitySeconds: 60, deadLetter: { queue: 'letters', maxReceives: RECEIVES } });
});

/** The function fails at every message of the queue, until all are set aside. */
async function fail(): Promise<void> {
  for (let i = 0; i <= RECEIVES; i++) {
    for (;;) {
      const receive = new ReceiveMessageCommand({ QueueUrl: 'ingest', MaxNumberOfMessages: 10 });
      if (!('Messages' in (await queues.send(receive)))) break;
    }
    now += MINUTE;
  }
}
async function setAside(...bodies: string[]): Promise<void> {
  for (const body of bodies) queues.deliver('ingest', body);
  await fail();
}
const upTo = (n: number) => Array.from({ length: n }, (_, i) => String(i));
const bodies = (queue: string) => queues.messages(queue).map(({ body }) => body);

describe('a look at the letters', () => {
  it('finds all of them, with the time at which they were sent and how often they were received', async () => {
    await setAside(...upTo(25));
    const letters = await readLetters('letters', 100);
    expect(letters.map(({ body }) => body).sort()).toEqual(upTo(25).sort());
    expect(letters.every(({ sentAt, receives }) => sentAt.getTime() === START && receives === RECEIVES + 1)).toBe(true);
  });

  it('gives them back at once, so that anybody else finds them', async () => {
    await setAside('a', 'b');
    await readLetters('letters', 100);
    expect(await readLetters('letters', 100)).toHaveLength(2);
  });

  it('gives them back where it fails', async () => {
    await setAside(...upTo(25));
    let requests = 0;
    queues.beforeRequest = (_, operation) => {
      if (operation === 'ReceiveMessage' && ++requests === 2) throw new Error('no network');
    };
    await expect(readLetters('letters', 100)).rejects.toThrow('no network');
    queues.beforeRequest = () => {};
    expect(await readLetters('letters', 100)).toHaveLength(25);
  });

  it('does not bring them nearer to their end, however often', async () => {
    await setAside('a');
    for (let i = 0; i < 20; i++) await readLetters('letters', 100);
    now = START + 14 * DAY - 1;
    expect(await readLetters('letters', 100)).toHaveLength(1);
  });

  it('ends one letter after the most that are wanted, at a batch', async () => {
    await setAside(...upTo(40));
    expect((await readLetters('letters', 5)).length).toBe(10);
  });
});

describe('redriving', () => {
  it('sends all letters to their queue, and leaves none', async () => {
    await setAside(...upTo(25));
    expect(await redriveLetters('letters', 'ingest')).toBe(25);
    expect([bodies('letters'), bodies('ingest').sort()]).toEqual([[], upTo(25).sort()]);
  });

  it('does nothing where nothing is set aside', async () => {
    expect(await redriveLetters('letters', 'ingest')).toBe(0);
  });

  it('gives a letter as many tries as a new message; what fails again comes back', async () => {
    await setAside('a');
    await redriveLetters('letters', 'ingest');
    await fail();
    expect(await readLetters('letters', 10)).toMatchObject([{ body: 'a', receives: RECEIVES + 1 }]);
  });

  it('ends though letters fail again while it runs, and gives those back at its end', async () => {
    await setAside('a', 'b');
    queues.beforeRequest = async (_, operation) => {
      if (operation !== 'ReceiveMessage' || bodies('ingest').length === 0) return;
      queues.beforeRequest = () => {};
      await fail();
    };
    expect(await redriveLetters('letters', 'ingest')).toBe(2);
    expect(await readLetters('letters', 10)).toHaveLength(2);
  });

  it('goes on after letters that failed again: a receive is a sample of the queue, in no order', async () => {
    await setAside(...upTo(12));
    let receives = 0;
    const count = async (_: number, operation: string) => {
      if (operation !== 'ReceiveMessage' || ++receives === 1) return;
      queues.beforeRequest = () => {};
      await fail();
      // What was not sent yet shows in the receive after this one.
      await queues.send(
        new ReceiveMessageCommand({ QueueUrl: 'letters', MaxNumberOfMessages: 2, VisibilityTimeout: 30 }),
      );
      queues.beforeRequest = (_request, next) => {
        if (next === 'ReceiveMessage' && ++receives === 4) now += 31_000;
      };
    };
    queues.beforeRequest = count;
    expect(await redriveLetters('letters', 'ingest')).toBe(12);
    expect([bodies('letters').length, bodies('ingest').length]).toEqual([10, 2]);
  });

  it('loses no letter where it crashes between sending and deleting: it is sent twice, which does no harm', async () => {
    await setAside(...upTo(12));
    queues.beforeRequest = (_, operation) => {
      if (operation === 'DeleteMessageBatch') throw new Error('crash');
    };
    await expect(redriveLetters('letters', 'ingest')).rejects.toThrow('crash');
    queues.beforeRequest = () => {};
    now += 2 * MINUTE;
    expect(await redriveLetters('letters', 'ingest')).toBe(12);
    expect(bodies('letters')).toEqual([]);
    expect(new Set(bodies('ingest'))).toEqual(new Set(upTo(12)));
  });
});
