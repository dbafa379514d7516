/** What is owed goes with its subscription to another address or channel, once that is confirmed. */
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { waitingRecipients } from '../../../functions/aws/table/alert/alerts.ts';
import { MOVED } from '../../../functions/aws/table/alert/moved.ts';
import { owedTo } from '../../../functions/aws/table/alert/owed.ts';
import { record } from '../../../functions/aws/table/alert/record-owed.ts';
import { recordedAmong } from '../../../functions/aws/table/alert/recorded.ts';
import {
  getSubscription,
  removeSubscription,
  replaceSubscription,
} from '../../../functions/aws/table/subscription/subscriptions.ts';
import { suppress } from '../../../functions/aws/table/subscription/suppressed.ts';
import { type Outgoing, ways } from '../../../functions/send/ways/index.ts';
import { recipientOf, type Subscription } from '../../../shared/contract/subscription.ts';
import { crashAtEachRequest } from '../../support/faults/crash.ts';
import { follow } from '../../support/world/follow.ts';
import { SendWorld } from '../../support/world/send-world.ts';

const HELD = 'open (waits until the address confirms the subscription)';
const GONE = `suppressed (${MOVED})`;

let world: SendWorld;
const sent: string[] = [];

function start(): void {
  world = new SendWorld();
  sent.length = 0;
  // Whom each alert was told to, in the place of all ways.
  const way = async ({ subscription, content }: Outgoing) => {
    const clips = content.kind === 'alert' ? content.clips : [];
    for (const { title } of clips) sent.push(`${recipientOf(subscription)} ${title}`);
    return { kind: 'sent' as const, messageId: `m${sent.length}` };
  };
  for (const kind of ['mail', 'webhook', 'slack', 'teams'] as const) vi.spyOn(ways, kind).mockImplementation(way);
}

beforeEach(async () => {
  start();
  await follow('anna', { quietHours: { from: '11:00', to: '13:00' } });
});

async function change(more: Partial<Subscription>): Promise<void> {
  const before = (await getSubscription('anna')) ?? expect.fail('There is no subscription.');
  await replaceSubscription({ ...before, ...more });
}
const tell = (recipient: string) => world.run({ kind: 'news', recipient });
/** What the API does after a change. */
const tellAll = async (...recipients: string[]) => {
  for (const recipient of recipients) await tell(recipient);
};

describe('news that waits for the end of quiet hours', () => {
  beforeEach(async () => {
    await world.news(['anna'], ['a', 'b']);
    await tell('anna@example.org');
    expect(sent).toEqual([]);
  });

  it('goes to another address that an administrator confirms, and not to the first', async () => {
    await change({ address: 'desk@example.org' });
    await tellAll('anna@example.org');
    await world.pass(2 * 3600);
    expect(sent).toEqual(['desk@example.org a', 'desk@example.org b']);
    expect([world.states('anna'), world.states('desk')]).toEqual([
      [GONE, GONE],
      ['sent', 'sent'],
    ]);
    expect(world.owedRows()).toBe(0);
  });

  it('goes on from an address that is suppressed, and what has not moved ends there', async () => {
    await follow('second', { address: 'anna@example.org', quietHours: { from: '11:00', to: '13:00' } });
    await world.clip('c');
    await record([world.owed('second', 'c', { recipient: 'anna@example.org' })]);
    await suppress('anna@example.org', { kind: 'hard-bounce', at: new Date().toISOString(), detail: 'no such user' });
    await change({ address: 'desk@example.org' });
    await tellAll('anna@example.org');
    await world.pass(2 * 3600);
    expect(sent).toEqual(['desk@example.org a', 'desk@example.org b']);
    expect(world.states('anna')).toEqual([GONE, GONE, expect.stringMatching(/^suppressed \(suppressed: /)]);
    expect(world.owedRows()).toBe(0);
  });

  it('goes to a chat', async () => {
    await change({ channel: { kind: 'slack', url: 'https://hooks.slack.example/a' } });
    await tellAll('anna@example.org');
    await world.pass(2 * 3600);
    expect(sent).toEqual(['slack:anna a', 'slack:anna b']);
  });

  it.each<[why: string, more: Partial<Subscription>, recipient: string]>([
    ['another address', { address: 'desk@example.org' }, 'desk@example.org'],
    ['a chat', { channel: { kind: 'slack', url: 'https://hooks.slack.example/a' } }, 'slack:anna'],
  ])('waits until %s is confirmed, and nobody looks for it', async (_, more, recipient) => {
    await change({ ...more, confirmed: false });
    await tellAll('anna@example.org');
    await world.pass(49 * 3600);
    expect(sent).toEqual([]);
    const before = new Date().toISOString();
    expect(await waitingRecipients({ before, most: 100 })).toEqual([]);
    // It is looked at once a day, and looking again writes nothing to the ledger: the recipient's lock, twice, and the next look.
    expect(world.table.ofKind('agenda')).toHaveLength(1);
    const writes = await world.table.measure(() => tell(recipient));
    expect(writes.write).toBeLessThanOrEqual(3);
    await change({ confirmed: true });
    await tellAll(recipient);
    expect(sent).toEqual([`${recipient} a`, `${recipient} b`]);
    expect(world.owedRows()).toBe(0);
  });

  it('ends within a day of its subscription: nobody who confirms another one later is told old news', async () => {
    await change({ address: 'desk@example.org', confirmed: false });
    await tellAll('anna@example.org');
    await world.pass(2 * 3600);
    await removeSubscription('anna');
    await world.pass(24 * 3600);
    const ENDED = 'suppressed (the subscription has ended)';
    expect([world.states('desk'), world.owedRows()]).toEqual([[ENDED, ENDED], 0]);
    expect(world.table.ofKind('agenda')).toEqual([]);
    await follow('second', { address: 'desk@example.org' });
    await world.newsTo((await getSubscription('second')) ?? expect.fail('There is no subscription.'), 'c');
    await tell('desk@example.org');
    expect(sent).toEqual(['desk@example.org c']);
  });

  it('is looked for again once it was confirmed and could not be told', async () => {
    await change({ address: 'desk@example.org', confirmed: false });
    await tellAll('anna@example.org');
    await world.pass(2 * 3600);
    await change({ confirmed: true });
    vi.spyOn(ways, 'mail').mockResolvedValueOnce({ kind: 'failed', reason: 'ServiceUnavailable' });
    await tellAll('desk@example.org');
    expect(world.states('desk')).not.toEqual(['sent', 'sent']);
    world.wait(3600);
    const before = new Date().toISOString();
    expect((await waitingRecipients({ before, most: 100 })).map(({ recipient }) => recipient)).toContain(
      'desk@example.org',
    );
  });

  it('says what it waits for', async () => {
    await change({ address: 'desk@example.org', confirmed: false });
    await tellAll('anna@example.org', 'desk@example.org');
    expect([world.states('anna'), world.states('desk')]).toEqual([
      [GONE, GONE],
      [HELD, HELD],
    ]);
  });

  it('of another place of the same channel waits for it', async () => {
    await change({ channel: { kind: 'slack', url: 'https://hooks.slack.example/a' }, confirmed: true });
    await tellAll('anna@example.org');
    await change({ channel: { kind: 'slack', url: 'https://hooks.slack.example/b' }, confirmed: false });
    await world.pass(2 * 3600);
    expect(sent).toEqual([]);
    await change({ confirmed: true });
    await tellAll('slack:anna');
    expect(sent).toEqual(['slack:anna a', 'slack:anna b']);
  });

  it('comes back with the address', async () => {
    await change({ address: 'desk@example.org', confirmed: false });
    await tellAll('anna@example.org');
    await change({ address: 'anna@example.org', confirmed: true });
    await tellAll('desk@example.org');
    await world.pass(2 * 3600);
    expect(sent).toEqual(['anna@example.org a', 'anna@example.org b']);
    expect(world.owedRows()).toBe(0);
  });

  /** Another run brings it back, after this one has carried it on and before it ends the rows that it left. */
  it('comes back also while a run carries it on', async () => {
    await change({ address: 'desk@example.org' });
    let isOnTheWay = true;
    world.table.beforeRequest = async (_, operation, input) => {
      const request = JSON.stringify(input);
      if (!isOnTheWay || operation !== 'Update' || !request.includes('LEDGER#anna@example.org')) return;
      isOnTheWay = false;
      await change({ address: 'anna@example.org' });
      await tell('desk@example.org');
    };
    await tellAll('anna@example.org');
    expect(isOnTheWay).toBe(false);
    await world.pass(2 * 3600);
    expect(sent).toEqual(['anna@example.org a', 'anna@example.org b']);
    expect(world.states('desk')).toEqual([GONE, GONE]);
    expect(world.owedRows()).toBe(0);
  });

  it('was told to nobody at the address that it left: another subscription of that one tells the story', async () => {
    await change({ address: 'desk@example.org' });
    await tellAll('anna@example.org');
    await follow('second', { address: 'anna@example.org' });
    const clipId = await world.clip('a2', ['mara-lind'], {}, 1, 'story-a');
    const again = world.owed('second', 'a', { recipient: 'anna@example.org', clipId });
    expect(await recordedAmong([again])).toEqual(new Set());
    expect(await record([again])).toEqual([again]);
    await tell('anna@example.org');
    expect(sent).toEqual(['anna@example.org a2']);
    await world.pass(2 * 3600);
    expect(world.owedRows()).toBe(0);
  });

  it('is told to the first address too where another of its subscriptions follows the name', async () => {
    await follow('second', { address: 'anna@example.org' });
    await change({ address: 'desk@example.org' });
    await tellAll('anna@example.org');
    await world.pass(2 * 3600);
    expect(sent.toSorted()).toEqual([
      ...['anna@example.org a', 'anna@example.org b', 'desk@example.org a', 'desk@example.org b'],
    ]);
  });

  it('is not told again to an address that knows it', async () => {
    await follow('desk');
    await world.news(['desk'], ['a']);
    await tell('desk@example.org');
    await change({ address: 'desk@example.org' });
    await tellAll('anna@example.org');
    await world.pass(2 * 3600);
    expect(sent.toSorted()).toEqual(['desk@example.org a', 'desk@example.org b']);
  });
});

it('a crash at any request loses nothing', async () => {
  await crashAtEachRequest({
    start: () => {
      start();
      return world.table;
    },
    work: async () => {
      const { beforeRequest } = world.table;
      world.table.beforeRequest = () => {};
      await follow('anna');
      await world.news(['anna'], ['a']);
      await change({ address: 'desk@example.org' });
      world.table.beforeRequest = beforeRequest;
      await tell('anna@example.org');
      await world.pass(0);
    },
    check: async (label) => {
      world.wait(3600);
      await tell('anna@example.org');
      await world.pass(3600);
      expect([...new Set(sent)], label).toEqual(['desk@example.org a']);
      expect([world.states('anna'), world.states('desk')], label).toEqual([[GONE], ['sent']]);
      expect(world.owedRows(), label).toBe(0);
    },
  });
});

const addresses = ['anna@example.org', 'desk@example.org', 'home@example.org'];
const step = fc.oneof(
  fc.record({ do: fc.constant('news' as const) }),
  fc.record({ do: fc.constant('tell' as const), address: fc.constantFrom(...addresses) }),
  fc.record({ do: fc.constant('move' as const), address: fc.constantFrom(...addresses), confirmed: fc.boolean() }),
  fc.record({ do: fc.constant('confirm' as const) }),
);

it('whatever changes come, each story is told, and once to an address', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      start();
      await follow('anna');
      let stories = 0;
      for (const one of steps) {
        const { address } = (await getSubscription('anna')) ?? expect.fail('There is no subscription.');
        switch (one.do) {
          case 'news': {
            const subscription = await getSubscription('anna');
            // Only those are owed news who have confirmed.
            if (subscription?.confirmed) await world.newsTo(subscription, `story-${stories++}`);
            break;
          }
          case 'tell':
            await tell(one.address);
            break;
          case 'move':
            await change({ address: one.address, confirmed: one.confirmed });
            await tellAll(address, one.address);
            break;
          case 'confirm':
            await change({ confirmed: true });
            await tellAll(address);
            break;
          default:
            one satisfies never;
        }
      }
      await change({ confirmed: true });
      for (const address of addresses) await tell(address);
      await world.pass(3600);
      for (const address of addresses) await tell(address);
      await world.pass(3600);
      expect(new Set(sent).size).toBe(sent.length);
      expect(new Set(sent.map((line) => line.split(' ')[1])).size).toBe(stories);
      expect(await Promise.all(addresses.map((address) => owedTo(address, 'now')))).toEqual([[], [], []]);
    }),
    { numRuns: 30 },
  );
});
