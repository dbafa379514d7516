/** Web hooks from the queue to a host: the same ledger, pace and quiet hours as mails. */
import { Webhook } from 'standardwebhooks';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { record } from '../../../functions/aws/table/alert/record-owed.ts';
import { hookWay } from '../../../functions/send/ways/hook.ts';
import { ways } from '../../../functions/send/ways/index.ts';
import { webhookForm } from '../../../functions/send/ways/webhook.ts';
import { HookEvent } from '../../../shared/contract/hook-event.ts';
import { type HookHost, hookHost } from '../../support/fake/hook-host.ts';
import { crashAtEachRequest } from '../../support/faults/crash.ts';
import { follow } from '../../support/world/follow.ts';
import { SendWorld } from '../../support/world/send-world.ts';

const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const job = { kind: 'news', recipient: 'webhook:desk' } as const;
const HOUR = 60 * 60;

let world: SendWorld;
let host: HookHost;

/** A subscription by web hook to the host, with an address of its owner. */
async function subscribe(more: Parameters<typeof follow>[1] = {}): Promise<void> {
  vi.spyOn(ways, 'webhook').mockImplementation(hookWay(webhookForm, host.post()));
  await follow('desk', { channel: { kind: 'webhook', url: host.url, secret: SECRET }, ...more });
}

/** Clips with a mention that the web hook is owed. */
async function news(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await world.clip(key);
  await record(keys.map((key) => world.owed('desk', key, { recipient: 'webhook:desk' })));
}

/** Rows of the ledger of the web hook. */
const deliveries = () =>
  world.table
    .ofKind('delivery')
    .filter(({ pk }) => pk === 'LEDGER#webhook:desk')
    .map(({ state, reason, messageId, attempts }) => ({ state, reason, messageId, attempts }));
const ids = () => host.seen.map(({ headers }) => headers['webhook-id']);

/** The events that came, each with a signature that holds now. */
const events = () => host.seen.map(({ body }) => HookEvent.parse(JSON.parse(body)));
const titles = () => events().map(({ data }) => ('clips' in data ? data.clips.map(({ title }) => title) : []));

beforeEach(async () => {
  host = await hookHost();
  world = new SendWorld();
});

describe('news', () => {
  test('is one signed request for a batch, however often the job comes, and settled', async () => {
    await subscribe();
    await news('a', 'b');
    expect(await world.run(job, job)).toEqual([]);
    expect(await world.run(job)).toEqual([]);
    expect(titles().map((both) => both.toSorted())).toEqual([['a', 'b']]);
    const [{ headers, body } = expect.fail('nothing came')] = host.seen;
    expect(() => new Webhook(SECRET).verify(body, headers)).not.toThrow();
    const sent = { state: 'sent', reason: undefined, messageId: headers['webhook-id'], attempts: 1 };
    expect(deliveries()).toEqual([sent, sent]);
    expect(world.owedRows()).toBe(0);
    expect(world.ses.sent).toEqual([]);
  });

  test('waits for the end of quiet hours', async () => {
    await subscribe({ quietHours: { from: '11:00', to: '14:00' } });
    await news('a');
    await world.run(job);
    expect(host.seen).toEqual([]);
    await world.pass(3 * HOUR);
    expect(titles()).toEqual([['a']]);
  });
});

describe('a host that is away', () => {
  test('gets the same again under the same id, and what came since after it', async () => {
    await subscribe();
    await news('a');
    host.answer = { status: 503 };
    expect(await world.run(job)).toEqual([job]);
    expect(deliveries()).toMatchObject([{ state: 'open', reason: expect.stringContaining('HTTP 503'), attempts: 1 }]);
    world.wait(1);
    await news('b');
    expect(await world.run(job)).toEqual([job]);
    expect(host.seen).toHaveLength(1);
    host.answer = { status: 200 };
    world.wait(10);
    await world.run(job);
    world.wait(60);
    await world.run(job);
    expect(titles()).toEqual([['a'], ['a'], ['b']]);
    expect(ids()[1]).toBe(ids()[0]);
    expect(ids()[2]).not.toBe(ids()[0]);
    expect(deliveries()).toMatchObject([{ state: 'sent', attempts: 2 }, { state: 'sent' }]);
  });

  test('and comes back gets all that came meanwhile, though no new job comes', async () => {
    await subscribe();
    await news('a');
    host.answer = { status: 503 };
    await world.run(job);
    world.wait(10);
    await world.run(job);
    for (const key of ['b', 'c']) {
      world.wait(20);
      await news(key);
      await world.run(job);
    }
    expect(deliveries().slice(1)).toMatchObject(Array(2).fill({ reason: expect.stringContaining('tried before it') }));
    host.answer = { status: 200 };
    await world.pass(HOUR);
    expect(titles().map((some) => some.toSorted())).toEqual([['a'], ['a'], ['a'], ['b', 'c']]);
    expect(world.owedRows()).toBe(0);
  });

  test('for more than three days gets nothing more; its owner has a mail, and what comes later is kept', async () => {
    await subscribe();
    await news('a');
    host.answer = { status: 500 };
    for (let hours = 0; hours < 120; hours++) {
      await world.run(job);
      world.wait(hours < 1 ? 60 : HOUR);
      if (hours === 0)
        for (let minutes = 0; minutes < 59; minutes++) {
          await world.run(job);
          world.wait(60);
        }
    }
    expect(host.seen).toHaveLength(10);
    expect(new Set(ids()).size).toBe(1);
    expect(deliveries()).toMatchObject([
      { state: 'refused', reason: '10 attempts failed, the last one with HTTP 500', attempts: 10 },
    ]);
    await world.pass(60);
    expect(await world.subjects()).toEqual([expect.stringContaining('hooks.example.org')]);
    await news('b');
    await world.run(job);
    expect(host.seen).toHaveLength(10);
    expect(deliveries()).toMatchObject([{}, { state: 'suppressed', reason: 'suppressed: hook-ended' }]);
  });

  test('for good (410) is not asked again', async () => {
    await subscribe();
    await news('a');
    host.answer = { status: 410 };
    expect(await world.run(job)).toEqual([]);
    expect(deliveries()).toMatchObject([{ state: 'refused', reason: 'HTTP 410' }]);
    const lines = world.log.map((line) => ('message' in line ? line.message : ''));
    expect(lines.filter((line) => /refused/.test(String(line)))).toEqual(['hook refused']);
    await news('b');
    await world.run(job);
    expect(host.seen).toHaveLength(1);
  });
});

test('an address that leads inward is refused with that reason, at once and each time, and no request is made', async () => {
  await subscribe();
  vi.spyOn(ways, 'webhook').mockImplementation(hookWay(webhookForm, host.post('169.254.169.254')));
  for (const key of ['a', 'b']) {
    await news(key);
    expect(await world.run(job)).toEqual([]);
    world.wait(60);
  }
  const reason = 'the address is refused: its host is at a private or special address (special-address)';
  expect(deliveries()).toMatchObject([
    { state: 'refused', reason },
    { state: 'refused', reason },
  ]);
  expect(host.connections()).toBe(0);
});

test('a crash at any request costs at most one request more, with the same id', async () => {
  await crashAtEachRequest({
    start: () => {
      world = new SendWorld();
      return world.table;
    },
    work: async () => {
      const before = world.table.beforeRequest;
      world.table.beforeRequest = () => {};
      host = await hookHost();
      await subscribe();
      await news('a');
      world.table.beforeRequest = before;
      await world.run(job);
    },
    check: async (label) => {
      // Leases of a run that died end.
      for (let minutes = 0; minutes < 5; minutes++) {
        world.wait(60);
        await world.run(job);
      }
      expect(deliveries(), label).toMatchObject([{ state: 'sent' }]);
      expect(host.seen.length, label).toBeLessThanOrEqual(2);
      expect(new Set(ids()).size, label).toBe(1);
    },
  });
});
