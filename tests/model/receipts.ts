/** Whether each version that was put has its receipt, and each list of receipts has it once. */
import { receiptsByOutcome, receiptsOfKey } from '../../functions/aws/table/file/receipts.ts';
import { Outcome, type Receipt } from '../../shared/contract/clip.ts';
import { type Content, KEYS, type KeyName } from './content.ts';
import { choicesOf, readOf } from './expected.ts';
import type { Change } from './inbox.ts';
import { PAGE } from './page.ts';
import type { World } from './world.ts';

export async function wrongReceipts(world: World): Promise<string[]> {
  const wrong: string[] = [];
  const all: Receipt[] = [];
  for (const key of KEYS) {
    const changes = world.inbox.changes.filter((change) => change.key === key);
    const receipts = (await receiptsOfKey({ ...PAGE, bucket: 'inbox', key })).items;
    all.push(...receipts);
    const choices = choicesOf(world, key);
    for (const change of changes.filter(({ kind }) => kind === 'put')) {
      const own = receipts.filter(({ versionId, part }) => versionId === change.versionId && part === undefined);
      const outcome = own[0]?.outcome;
      // Of a version that no event told, and that another one took the place of, nobody has heard.
      const mayLack = world.lost.has(change) && (!world.isSwept || !choices.includes(change));
      if (own.length !== 1 && !(mayLack && own.length === 0))
        wrong.push(`${key} ${change.versionId} has ${own.length} receipts`);
      else if (outcome !== undefined && !(await outcomesOf(change, changes, choices)).includes(outcome)) {
        wrong.push(`${key} ${change.versionId} is ${outcome}: ${own[0]?.reason}`);
      }
    }
    const known = new Set(changes.map(({ versionId }) => versionId));
    if (receipts.some(({ versionId }) => !known.has(versionId))) wrong.push(`${key} has a receipt of no version`);
    const parts = receipts.map(({ versionId, part }) => `${versionId} ${part}`);
    if (new Set(parts).size < parts.length) wrong.push(`${key} has two receipts of one part`);
  }
  const listed = (await Promise.all(Outcome.options.map((outcome) => receiptsByOutcome({ ...PAGE, outcome })))).flatMap(
    ({ items }) => items,
  );
  const idOf = ({ key, versionId, part, outcome }: Receipt) => `${key} ${versionId} ${part} ${outcome}`;
  const [is, should] = [listed, all].map((list) => list.map(idOf).sort().join('; '));
  if (is !== should) wrong.push(`receipts by outcome are ${is} and should be ${should}`);
  return wrong;
}

/** The outcomes that the receipt of a version may have. */
async function outcomesOf(
  change: Change,
  changes: readonly Change[],
  choices: readonly (Change | null)[],
): Promise<Receipt['outcome'][]> {
  const after = changes.slice(changes.indexOf(change) + 1);
  const overtaken: Receipt['outcome'][] = after.some(({ kind }) => kind !== 'put')
    ? ['superseded', 'removed']
    : ['superseded'];
  const others = choices.some((one) => one !== change);
  const own = choices.includes(change) && change.content !== null ? await ownOutcome(change.key, change.content) : [];
  return [...own, ...(others ? overtaken : [])];
}

async function ownOutcome(key: KeyName, content: Content): Promise<Receipt['outcome'][]> {
  const clips = await readOf(key, content, []);
  const refused = clips.filter((one) => one.refused !== null).length;
  if (refused === clips.length) return ['refused'];
  return [refused > 0 || clips.some(({ clip }) => clip.warnings.length > 0) ? 'partial' : 'parsed'];
}
