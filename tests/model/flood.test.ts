/** A flood: 500 clips at once about one name. */
import { expect, it } from 'vitest';
import { closeDigests } from '../../functions/aws/close-digests.ts';
import { rows } from '../../shared/wiring.ts';
import { follow } from '../support/world/follow.ts';
import { saveName } from './names.ts';
import { World } from './world.ts';

const CLIPS = 500;
const ADDRESS = 'flooded@example.org';

/** Files of this many clips, which are stories of their own. */
const AT_ONCE = 50;
const article = (i: number) => ({
  title: `Number ${i} of the year`,
  outlet: 'Radio Coteaux',
  date: '2026-03-01',
  text: `Mara Lindqvist saw ${Array.from({ length: 20 }, (_, k) => `thing${i}x${k}`).join(' ')} there.`,
});

async function sendAll(world: World): Promise<void> {
  for (let i = 0; i < 20; i++) {
    while ((await world.invoke('send')) !== null);
    world.wait(10_000);
  }
}

it.each([
  ['recorded before any mail is sent', { most: 100, isMixed: false }],
  ['recorded while mails are sent', { most: 7, isMixed: true }],
])('%s: two mails at most, and every clip is told of', { timeout: 300_000 }, async (_, { most, isMixed }) => {
  await World.run(1, null, async (world) => {
    await follow('flooded', { address: ADDRESS, nameIds: ['mara'] });
    await saveName(world, 'mara', false);
    await world.invoke('compile');
    for (let i = 0; i < CLIPS; i += AT_ONCE) {
      const file = JSON.stringify(Array.from({ length: AT_ONCE }, (_, k) => article(i + k)));
      world.send('ingest', await world.inbox.putFile(`flood-${i}.json`, file));
    }
    for (const stage of ['parse', 'store'] as const) while ((await world.invoke(stage)) !== null);
    while (!world.stream.isRead) {
      await world.invoke('alert', null, { most });
      if (isMixed) await world.invoke('send');
      world.wait(500);
    }
    await sendAll(world);
    expect(world.table.ofKind(rows.delivery)).toHaveLength(CLIPS);
    await world.runApi(null, () => closeDigests({ askedAt: new Date(), position: null, isOver: () => false }));
    await sendAll(world);
    expect(world.mails.map(({ kind }) => kind)).toEqual(isMixed ? ['alert', 'summary'] : ['summary']);
    expect(new Set(world.table.ofKind(rows.delivery).map(({ state }) => state)).difference(TOLD)).toEqual(new Set());
    expect(world.table.ofKind(rows.owed)).toEqual([]);
  });
});

const TOLD = new Set<unknown>(['sent', 'digested']);
