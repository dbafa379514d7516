/** How a history comes to rest: nothing goes wrong any more, and all that waits is done. */
import { rows } from '../../shared/wiring.ts';
import { finishCorrections } from './corrections.ts';
import { nextDue, wrongDigests } from './digests.ts';
import { closeAll, noteSuppression, wrongGuest } from './guest.ts';
import { leftOwed, unarranged } from './owed.ts';
import type { World } from './world.ts';

/** Dead letters are sent again. */
export async function redrive(world: World): Promise<void> {
  for (const { queue } of world.lines) await queue.redrive();
  await world.redriveStream();
}

/** More rounds than any history needs. */
const MOST_ROUNDS = 60;

/**
 * Nothing goes wrong any more, and time passes until there is nothing left to do. What then waits has a job that will tell
 * it; at last quiet hours end and the digests are closed.
 */
export async function rest(world: World): Promise<string[]> {
  const wrong = [...(await settle(world)), ...unarranged(world)];
  if (wrong.length > 0) return wrong;
  if (world.table.ofKind(rows.owed).length === 0) return [];
  // Past quiet hours.
  world.wait(9 * 60 * 60_000);
  wrong.push(...(await settle(world)));
  await closeAll(world, null);
  return [...wrong, ...(await settle(world))];
}

/** The guest's next digest comes when it is due, once, though nobody asks for it. */
export async function nextDigestComes(world: World): Promise<string[]> {
  const dueAt = nextDue(world);
  if (dueAt === null) return [];
  const before = world.mails.length;
  world.wait(Math.max(0, dueAt - world.now) + 1000);
  const wrong = [...(await settle(world)), ...wrongGuest(world), ...wrongDigests(world), ...leftOwed(world)];
  const came = world.mails.slice(before).filter(({ period }) => period !== null).length;
  const due = world.suppressed.has(world.guest.at(-1)?.address ?? '') ? 0 : 1;
  return came === due ? wrong : [...wrong, `${came} digests came by themselves, and should be ${due}`];
}

async function settle(world: World): Promise<string[]> {
  await world.resumeStalled();
  world.mail.throttled = 0;
  let quiet = 0;
  for (let round = 0; quiet < 2; round++) {
    if (round === MOST_ROUNDS) return [`It does not come to rest: ${leftOf(world)}`];
    const before = world.table.stream.length;
    await redrive(world);
    await runAll(world);
    const isIdle = world.lines.every(({ queue }) => queue.length === 0) && world.stream.isRead;
    if (isIdle) await finishCorrections(world);
    quiet = isIdle && world.isSettled(before) ? quiet + 1 : 0;
    // Past every lease, every wait of a message, and the rest after a change of names.
    world.wait(17 * 60_000);
  }
  return [];
}

/** Each stage has its turn, and those with a queue do all that is in it. */
async function runAll(world: World): Promise<void> {
  for (const stage of ['parse', 'store'] as const) while ((await world.invoke(stage)) !== null);
  for (let tries = 0; !world.stream.isRead && tries < 100; tries++) await world.invoke('alert', null, { most: 100 });
  for (const stage of ['fan-out', 'compile'] as const) while ((await world.invoke(stage)) !== null);
  await world.invoke('backfill');
  while ((await world.invoke('feedback')) !== null);
  await noteSuppression(world);
  await world.invoke('digest');
  while ((await world.invoke('send')) !== null);
}

function leftOf(world: World): string {
  const { lines, stream } = world;
  const waiting = lines.map(({ queue }) => [queue.name, queue.length]);
  return JSON.stringify({ ...Object.fromEntries(waiting), setAside: stream.setAside.length });
}
