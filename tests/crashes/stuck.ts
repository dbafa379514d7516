/** Stacks in the emulator that cannot be updated any more, as a failed or killed deployment by hand leaves them. */
import { readFile, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import type { Clone } from './clone.ts';
import { prepare, type Recovery, recover, type Template } from './crash.ts';

export const stuck: readonly { readonly stack: string; readonly status: string }[] = [
  'CDKToolkit',
  'clipwatch',
].flatMap((stack) =>
  ['UPDATE_ROLLBACK_FAILED', 'UPDATE_IN_PROGRESS', 'DELETE_FAILED', 'REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE'].map(
    (status) => ({ stack, status }),
  ),
);

const Row = z.looseObject({ StackName: z.string(), StackStatus: z.string() });
/** As MiniStack keeps it. */
const State = z.looseObject({ payload: z.looseObject({ stacks: z.looseObject({ data: z.record(z.string(), Row) }) }) });

/** Gives the stack this status in what is kept, then starts the clone. Sources have changed: it has to deploy. */
export async function startStuck(
  clone: Clone,
  template: Template,
  { stack, status }: { stack: string; status: string },
): Promise<Recovery> {
  await prepare(clone, template, 'changed');
  const path = clone.local('data/emulator/state/cloudformation.json');
  const state = State.parse(JSON.parse(await readFile(path, 'utf8')));
  for (const row of Object.values(state.payload.stacks.data)) {
    if (row.StackName === stack) row.StackStatus = status;
  }
  await writeFile(path, JSON.stringify(state));
  return recover(clone, template, []);
}
