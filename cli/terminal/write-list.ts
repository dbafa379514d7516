import type { GlobalOptions } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { forPeople, writeJson, writeNote, writeTable } from './write.ts';

interface ListLayout<T> {
  readonly heads: readonly string[];
  readonly row: (item: T) => readonly string[];
  /** Ask the listing for one item more than this: then it is known, and said, that there are others. */
  readonly limit?: number;
}

/** Shows a listing as it comes in (JSON lines), or as a table once it is complete. */
export async function writeList<T>(
  context: Context,
  options: GlobalOptions,
  items: AsyncIterable<T>,
  { heads, row, limit = Number.POSITIVE_INFINITY }: ListLayout<T>,
): Promise<void> {
  const people = forPeople(context, options);
  const rows: (readonly string[])[] = [];
  let shown = 0;
  let isCut = false;
  for await (const item of items) {
    isCut = shown === limit;
    if (isCut) break;
    shown++;
    if (people) rows.push(row(item));
    else writeJson(context, item);
  }
  if (people && shown > 0) writeTable(context, heads, rows);
  if (people && shown === 0) writeNote(context, 'Nothing found.');
  if (isCut) writeNote(context, `There are more than these ${limit}: raise --limit to see them.`);
}
