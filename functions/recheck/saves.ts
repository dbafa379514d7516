import { PAGE_SIZE, slotOf } from '../../shared/embed/index.ts';
import { type EmbedChange, saveEmbeds } from '../aws/table/embed/embeds.ts';

/** Saves what a round found, the embeds that come due together at once: as soon as they fill a page, the rest at the end. */
export class Saves {
  private readonly now: () => Date;
  private readonly onSaved: (change: EmbedChange, isSaved: boolean) => void;
  private readonly slots = new Map<string, EmbedChange[]>();
  private readonly running: Promise<unknown>[] = [];
  private readonly failures: unknown[] = [];

  constructor(now: () => Date, onSaved: (change: EmbedChange, isSaved: boolean) => void) {
    this.now = now;
    this.onSaved = onSaved;
  }

  add(change: EmbedChange): void {
    const { provider } = change.row;
    const dueAt = change.watched.check.nextCheckAt;
    const slot = dueAt === null ? provider : slotOf({ provider, dueAt }, this.now());
    const waiting = [...(this.slots.get(slot) ?? []), change];
    this.slots.set(slot, waiting);
    if (waiting.length === PAGE_SIZE) this.save(slot);
  }

  /** Saves the rest; throws the first failure of all, when everything else is saved. */
  async end(): Promise<void> {
    for (const slot of [...this.slots.keys()]) this.save(slot);
    await Promise.all(this.running);
    if (this.failures.length > 0) throw this.failures[0];
  }

  private save(slot: string): void {
    const changes = this.slots.get(slot) ?? [];
    this.slots.delete(slot);
    this.running.push(saveEmbeds(changes, this.now(), this.onSaved).catch((error) => this.failures.push(error)));
  }
}
