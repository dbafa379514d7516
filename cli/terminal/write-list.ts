import type { CommonOptions } from '../client/settings.ts';
import type { World } from '../context.ts';
import { forPeople, note, writeJson, writeTable } from './write.ts';

interface Listing<T> {
  readonly heads: readonly string[];
  readonly row: (item: T) => readonly string[];
  /** Ask the listing for one item more than this: then it is known, and said, that there are others. */
  readonly limit?: number;
}

/** Shows a listing as it comes in (JSON lines), or as a table once it is complete. */
export async function show<T>(
  world: World,
  options: CommonOptions,
  items: AsyncIterable<T>,
  { heads, row, limit = Number.POSITIVE_INFINITY }: Listing<T>,
): Promise<void> {
  const people = forPeople(world, options);
  const rows: (readonly string[])[] = [];
  let shown = 0;
  let isCut = false;
  for await (const item of items) {
    isCut = shown === limit;
    if (isCut) break;
    shown++;
    if (people) rows.push(row(item));
    else writeJson(world, item);
  }
  if (people && shown > 0) writeTable(world, heads, rows);
  if (people && shown === 0) note(world, 'Nothing found.');
  if (isCut) note(world, `There are more than these ${limit}: raise --limit to see them.`);
}
