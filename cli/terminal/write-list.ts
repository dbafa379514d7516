import type { GlobalOptions } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { forPeople, writeJson, writeNote, writeTable } from './write.ts';

interface ListLayout<T> {
  readonly heads: readonly string[];
  readonly row: (item: T) => readonly string[];
  /** Print at most this many. `items` should yield one more, so that the user learns that there are more. */
  readonly limit?: number;
}

/** Prints a list: JSON as the items come in, or a table when it is complete. */
export async function writeList<T>(
  context: Context,
  options: GlobalOptions,
  items: AsyncIterable<T>,
  { heads, row, limit = Number.POSITIVE_INFINITY }: ListLayout<T>,
): Promise<void> {
  const isTable = forPeople(context, options);
  const rows: (readonly string[])[] = [];
  let printed = 0;
  let isCut = false;
  for await (const item of items) {
    isCut = printed === limit;
    if (isCut) break;
    printed++;
    if (isTable) rows.push(row(item));
    else writeJson(context, item);
  }
  if (isTable && printed > 0) writeTable(context, heads, rows);
  if (isTable && printed === 0) writeNote(context, 'Nothing found.');
  if (isCut) writeNote(context, `There are more than ${limit}: raise --limit to see them.`);
}
