/** Thousands of clips at once for one address: what a run does of it ends within the run, and all is told. */
import { beforeEach, expect, it } from 'vitest';
import { record } from '../../../functions/aws/table/alert/record-owed.ts';
import { MOST_TOLD } from '../../../shared/alert/pace.ts';
import { queues } from '../../../shared/triggers.ts';
import { follow } from '../../support/world/follow.ts';
import { SendWorld } from '../../support/world/send-world.ts';

let world: SendWorld;
/** Requests of the table since the last call. */
let requests: () => number;

beforeEach(() => {
  world = new SendWorld();
  let count = 0;
  world.table.beforeRequest = () => void count++;
  requests = () => {
    const counted = count;
    count = 0;
    return counted;
  };
});

/** At the end of a run, in which no message is begun (`handler.ts`). */
const LAST_SECONDS = 20;
/** Requests that the send function has under way at once for one recipient. */
const WIDTH = 16;

it('what one run tells ends within the time that is left at its end; the rest follows in the next summary', async () => {
  await follow('anna');
  const keys = Array.from({ length: MOST_TOLD + 30 }, (_, i) => `clip-${i}`);
  await world.news(['anna'], keys);
  requests();
  expect(await world.tell('anna')).toHaveLength(1);
  const made = requests();
  expect(made).toBeGreaterThan(3 * MOST_TOLD);
  // At 20 ms a request; and at the processor time of one, with the memory of the function.
  expect((made / WIDTH) * 0.02).toBeLessThan(LAST_SECONDS / 2);
  expect(made * 0.0037).toBeLessThan(LAST_SECONDS);
  expect(LAST_SECONDS).toBeLessThan(queues.mail.timeoutSeconds);
  expect(world.states('anna').filter((state) => state === 'digested')).toHaveLength(MOST_TOLD);
  world.wait(10);
  expect(await world.tell('anna')).toEqual([]);
  expect(world.ses.sent).toHaveLength(1);
  await world.pass(1000);
  expect(await world.subjects()).toEqual(['Summary: Mara Lind in 800+ clips', 'Summary: Mara Lind in 30 clips']);
  const texts = (await world.mails()).map(({ text = '' }) => text);
  expect(texts.map((text) => text.includes('The rest follows in another.'))).toEqual([true, false]);
  expect(world.owedRows()).toBe(0);
}, 120_000);

it('the floods of several addresses share a run: those that it has no room for come in the next', async () => {
  const readers = ['anna', 'ben', 'carla'];
  for (const reader of readers) await follow(reader);
  await world.clip('a');
  const owed = (reader: string, count: number) =>
    Array.from({ length: count }, (_, i) => world.owed(reader, 'a', { story: `${i}` }));
  await record([...owed('anna', MOST_TOLD - 300), ...owed('ben', 400), ...owed('carla', 1)]);
  const jobs = readers.map((reader) => ({ kind: 'news', recipient: `${reader}@example.org` }) as const);
  const again = await world.run(...jobs);
  expect(again).toHaveLength(1);
  expect(world.ses.sent).toHaveLength(2);
  world.wait(6);
  expect(await world.run(...again)).toEqual([]);
  expect(world.ses.sent).toHaveLength(3);
  expect(world.owedRows()).toBe(0);
}, 60_000);

it('a summary shows no clip as it is, so that none of its clips is corrected; an alert does', async () => {
  await follow('anna');
  const statesOf = () => world.table.ofKind('delivery').map(({ clipState }) => clipState);
  await world.news(['anna'], ['one']);
  await world.tell('anna');
  expect(statesOf()).toEqual([1]);
  world.wait(20 * 60);
  await world.news(
    ['anna'],
    Array.from({ length: 21 }, (_, i) => `clip-${i}`),
  );
  await world.tell('anna');
  expect(world.states('anna').filter((state) => state === 'digested')).toHaveLength(21);
  expect(statesOf().filter((state) => state !== undefined)).toEqual([1]);
});
