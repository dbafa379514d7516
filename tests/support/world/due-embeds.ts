/** Embeds that are due, as the re-check finds them: by the pages of the table. */
import { readDuePages } from '../../../functions/aws/table/embed/due.ts';
import type { EmbedRow } from '../../../functions/aws/table/embed/embed-row.ts';
import { readDue } from '../../../functions/aws/table/embed/embeds.ts';

export async function dueEmbeds(now: Date, from: 'longest' | 'latest' = 'longest', most = 1000): Promise<EmbedRow[]> {
  const pages = await readDuePages(now, most, from);
  const keys = new Map(pages.flatMap(({ embeds }) => embeds.map((key) => [`${key.pk} ${key.sk}`, key])));
  return readDue([...keys.values()], now);
}
