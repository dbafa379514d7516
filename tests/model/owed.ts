/** Whether somebody comes for what is owed, and whether the ledger says the same. */
import type { Row } from '../../local/services/table/index.ts';
import { rows } from '../../shared/wiring.ts';
import type { World } from './world.ts';

/**
 * What is listed as owed. An entry without a row of the ledger was left by a run that died in between, about a mention that
 * was gone when the record came again: whoever tells the recipient next takes it away, and nobody is told of it.
 */
function owedIn({ table }: World): Row[] {
  const ledger = new Set(table.ofKind(rows.delivery).map(({ pk, sk }) => `${pk} ${sk}`));
  return table.ofKind(rows.owed).filter((row) => ledger.has(ledgerOf(row)));
}

const ledgerOf = ({ recipient, nameId, story }: Row): string => `LEDGER#${recipient} ${nameId}#${story}`;

/** What is owed with no job to tell it, in a queue or on the agenda. */
export function unarranged(world: World): string[] {
  return owedIn(world)
    .filter((row) => !isArranged(world, row))
    .map(({ pk, sk }) => `nobody will come for what is owed: ${pk} ${sk}`);
}

/** What is still owed, or waits in the ledger, once all digests are closed: only what a subscription left that has ended. */
export function leftOwed(world: World): string[] {
  const { table, guest } = world;
  const hasEnded = guest.at(-1)?.how === null;
  const owed = owedIn(world);
  const left = owed.filter((row) => !(hasEnded && row.subscriptionId === 'guest' && isArranged(world, row)));
  const listed = new Set(owed.map(ledgerOf));
  const waiting = table
    .ofKind(rows.delivery)
    .filter(({ pk, sk, state }) => (state === 'open' || state === 'claimed') && !listed.has(`${pk} ${sk}`));
  return [
    ...left.map(({ pk, sk }) => `it is still owed: ${pk} ${sk}`),
    ...waiting.map(({ pk, sk, state }) => `the ledger has it ${state}, and nobody is owed it: ${pk} ${sk}`),
  ];
}

function isArranged({ table, lines }: World, { when, recipient, subscriptionId }: Row): boolean {
  const jobs = [
    ...table.ofKind(rows.agenda).map(({ sk }) => String(sk)),
    ...lines.flatMap(({ queue }) => queue.bodies),
  ];
  const who = String(when === 'now' ? recipient : subscriptionId);
  return jobs.some((job) => job.includes(who));
}
