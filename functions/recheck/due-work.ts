/** The embeds that a round takes on, and the pages of the table that led to them. */
import { fairShare } from '../../shared/embed/index.ts';
import { type DuePageRow, isSettled, readDuePages, removeDuePage } from '../aws/table/embed/due.ts';
import { type EmbedRow, providerIn } from '../aws/table/embed/embed-row.ts';
import { findEmbed, readDue } from '../aws/table/embed/embeds.ts';
import type { Key } from '../aws/table/keys.ts';
import { forEachOf } from '../runtime/batch.ts';

export interface WorkLimits {
  /** Embeds whose pages are read, so that the queue of one provider does not hide the others. */
  readonly read: number;
  /** Embeds taken on, in all and of a provider with a single host. */
  readonly most: number;
  readonly perHost: number;
}

interface Entry {
  readonly key: Key;
  readonly provider: string;
  /** The pages that it stands on. */
  readonly pages: DuePageRow[];
}

export class DueWork {
  readonly rows: EmbedRow[] = [];
  private readonly entries = new Map<string, Entry>();
  /** The embeds of each page that still need it. */
  private readonly needing = new Map<DuePageRow, Set<string>>();

  private constructor(pages: readonly DuePageRow[]) {
    for (const page of pages) {
      this.needing.set(page, new Set(page.embeds.map(nameOf)));
      for (const key of page.embeds) {
        const entry = this.entries.get(nameOf(key)) ?? { key, provider: providerIn(key), pages: [] };
        entry.pages.push(page);
        this.entries.set(nameOf(key), entry);
      }
    }
  }

  static async take(now: Date, { read, most, perHost }: WorkLimits): Promise<DueWork> {
    // Every other round reads from the other end, so that a small host does not wait behind the backlog of a big one.
    const from = now.getUTCMinutes() % 2 === 0 ? 'longest' : 'latest';
    const work = new DueWork(await readDuePages(now, read, from));
    let left = [...work.entries.values()];
    for (;;) {
      const taken = Map.groupBy(work.rows, ({ provider }) => provider);
      const share = fairShare(left, {
        most: most - work.rows.length,
        perHost: (provider) => perHost - (taken.get(provider)?.length ?? 0),
      });
      if (share.length === 0) return work;
      await work.read(share, now);
      const seen = new Set(share);
      left = left.filter((entry) => !seen.has(entry));
    }
  }

  /** One embed, if it is due. Its page stays: that leads to it until a round removes it. */
  static async one(embedId: string, now: Date): Promise<DueWork> {
    const work = new DueWork([]);
    const row = await findEmbed(embedId);
    if (row?.dueAt !== undefined && row.dueAt <= now.toISOString()) work.rows.push(row);
    return work;
  }

  /** Embeds on the pages read, those that are due no longer included. */
  get due(): number {
    return this.entries.size;
  }

  private async read(share: readonly Entry[], now: Date): Promise<void> {
    const keys = share.map(({ key }) => key);
    const rows = await readDue(keys, now);
    this.rows.push(...rows);
    const due = new Set(rows.map(nameOf));
    for (const { key, pages } of share) {
      if (due.has(nameOf(key))) continue;
      for (const page of pages) if (isSettled(page, now)) this.needing.get(page)?.delete(nameOf(key));
    }
  }

  /** Notes that an embed has a new due time, with a page of its own, or none. */
  moved(key: Key): void {
    for (const page of this.entries.get(nameOf(key))?.pages ?? []) this.needing.get(page)?.delete(nameOf(key));
  }

  /** Removes the pages that no embed needs. */
  async removePages(): Promise<void> {
    const done = [...this.needing].filter(([, embeds]) => embeds.size === 0);
    await forEachOf(done, ([page]) => removeDuePage(page));
  }
}

const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;
