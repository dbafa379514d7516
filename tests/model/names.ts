/** Changes of the names, as the API makes them. */
import { startCompile } from '../../functions/aws/start-compile.ts';
import { createName, removeName, replaceName } from '../../functions/aws/table/name/names.ts';
import { type NameId, nameOf } from './content.ts';
import type { World } from './world.ts';

export async function saveName(world: World, id: NameId, hasAlias: boolean): Promise<void> {
  const name = nameOf(id, hasAlias);
  if (world.tracked.has(id)) await replaceName(name);
  else await createName(name);
  world.tracked.set(id, hasAlias);
  await startCompile();
}

/** Ends the tracking of a name that is tracked. */
export async function dropName(world: World, id: NameId): Promise<void> {
  if (!world.tracked.delete(id)) return;
  world.everDropped.add(id);
  await removeName(id);
  await startCompile();
}
