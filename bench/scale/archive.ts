/**
 * A table with as many clips as is asked for, none of which takes memory: their rows are made when they are read, after
 * those of one clip that was stored. Clips are spread over ten years, and counted in twenty outlets and three languages.
 */
import { counterKey, shardOf } from '../../functions/aws/table/keys.ts';
import { Table } from '../../local/services/table/index.ts';
import { compareText, type Row } from '../../local/services/table/row.ts';
import { type Entry, type Index, keyText, Partition, Rows, type Start } from '../../local/services/table/rows.ts';
import type { CountMove } from '../../shared/clip/counts.ts';

const FIRST_DAY = Date.parse('2017-01-01');
const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS = 3650;
const OUTLETS = 20;
const LANGUAGES = ['en', 'fr', 'ar'];
const SHARDS = 8;
/** Partitions that hold the rows of one clip. */
const OF_ONE_CLIP = /^(CLIP|HISTORY)#/;

const idOf = (clip: number): string => clip.toString(16).padStart(32, '0');
const dayOf = (clip: number, clips: number): string =>
  new Date(FIRST_DAY + Math.floor((clip * DAYS) / clips) * DAY_MS).toISOString().slice(0, 10);

/** The rows of one clip that was stored. */
export interface Template {
  readonly clipId: string;
  readonly day: string;
  readonly rows: readonly Row[];
}

/** Where the middle of the archive is, in the list of clips and elsewhere. */
export function middleOf(clips: number): { readonly clipId: string; readonly day: string; readonly order: string } {
  const clip = Math.floor(clips / 2);
  const [clipId, day] = [idOf(clip), dayOf(clip, clips)];
  return { clipId, day, order: `${day}#${clipId}` };
}

export class ArchiveTable extends Table {
  override readonly rows: ArchiveRows;

  /** `slots`: into how many rows the counter of a day is parted. */
  constructor(clips: number, slots: number, template: Template) {
    super();
    this.rows = new ArchiveRows(clips, slots, template);
  }
}

class ArchiveRows extends Rows {
  private readonly clips: number;
  private readonly slots: number;
  private readonly template: Template;
  /** Clips by shard. Their days and ids grow with their numbers, and so do the orders of all listings. */
  private shards: readonly Uint32Array[] | null = null;
  private readonly counters = new Map<string, Partition>();

  constructor(clips: number, slots: number, template: Template) {
    super();
    this.clips = clips;
    this.slots = slots;
    this.template = template;
  }

  override get(key: string): Row | undefined {
    const [pk, sk] = JSON.parse(key) as [string, string];
    return this.partitionOfClip(pk).find((row) => row.sk === sk);
  }

  override inOrder(index: Index | undefined, partition: string): Partition | null {
    if (partition.startsWith('COUNTS#')) return this.countersOf(partition);
    if (OF_ONE_CLIP.test(partition)) return filled(this.partitionOfClip(partition));
    const listing = partition.replace(/#\d$/, '');
    const isOne = partition === listing;
    const partitionIn = (row: Row) => String(row[index?.partition ?? 'pk']);
    const listed = this.template.rows.find(
      (row) => (isOne ? partitionIn(row) : partitionIn(row).replace(/#\d$/, '')) === listing,
    );
    if (listed === undefined) return null;
    if (listed.kind === 'left-out') return filled(this.months().map((sk) => ({ ...listed, sk })));
    const clips = partition === listing ? this.all() : this.inShard(Number(partition.at(-1)));
    return new Places(clips, (clip) => this.made(listed, clip), index?.sort ?? 'sk');
  }

  private partitionOfClip(pk: string): Row[] {
    const clip = Number.parseInt(pk.slice(pk.indexOf('#') + 1), 16);
    const own = `${pk.slice(0, pk.indexOf('#'))}#${this.template.clipId}`;
    return this.template.rows.filter((row) => row.pk === own).map((row) => this.made(row, clip));
  }

  /** A row of the template as that of another clip. */
  private made(row: Row, clip: number): Row {
    const { clipId, day } = this.template;
    const id = idOf(clip);
    return Object.fromEntries(
      Object.entries(row).map(([name, value]) => {
        if (typeof value !== 'string') return [name, value];
        const own = value.replace(`${day}#${clipId}`, `${dayOf(clip, this.clips)}#${clipId}`).replaceAll(clipId, id);
        const isShard = (name.endsWith('Key') || name === 'pk') && /#\d$/.test(own);
        return [name, isShard ? shardOf(own.replace(/#\d$/, ''), id) : own];
      }),
    );
  }

  private months(): string[] {
    const days = Array.from(this.all(), (clip) => dayOf(clip, this.clips));
    return [...new Set(days.map((day) => day.slice(0, '0000-00'.length)))];
  }

  private all(): Uint32Array {
    return Uint32Array.from({ length: this.clips }, (_, clip) => clip);
  }

  private inShard(shard: number): Uint32Array {
    this.shards ??= sharded(this.clips);
    return this.shards[shard] ?? new Uint32Array();
  }

  private countersOf(partition: string): Partition {
    const known = this.counters.get(partition);
    if (known !== undefined) return known;
    const sums = new Map<string, Row>();
    for (let clip = 0; clip < this.clips; clip++) {
      const slot = clip % this.slots;
      if (slot % SHARDS !== Number(partition.at(-1))) continue;
      const { pk, sk } = counterKey(this.counterOf(partition, clip), slot);
      const { outlet, language } = placeOf(clip);
      const { clips = 0, mentions = 0 } = sums.get(sk) ?? {};
      const sum = { clips: Number(clips) + 1, mentions: Number(mentions) + 2 };
      const isName = partition.startsWith('COUNTS#NAME#');
      sums.set(sk, { pk, sk, kind: 'counter', ...sum, ...(!isName && { outlet, language }) });
    }
    const found = filled([...sums.values()]);
    this.counters.set(partition, found);
    return found;
  }

  private counterOf(partition: string, clip: number): CountMove {
    const count = { day: dayOf(clip, this.clips), clips: 1, mentions: 2 };
    const [, of, nameId = ''] = partition.split('#');
    return of === 'NAME' ? { of: 'name', nameId, ...count } : { of: 'clips', ...placeOf(clip), ...count };
  }
}

function placeOf(clip: number): { outlet: string; language: string } {
  return {
    outlet: `Radio ${clip % OUTLETS}`,
    language: LANGUAGES[Math.floor(clip / OUTLETS) % LANGUAGES.length] ?? '',
  };
}

function sharded(clips: number): Uint32Array[] {
  const found = Array.from({ length: SHARDS }, () => new Uint32Array(clips));
  const sizes = new Uint32Array(SHARDS);
  for (let clip = 0; clip < clips; clip++) {
    const shard = Number(shardOf('', idOf(clip)).at(-1));
    const size = sizes[shard] ?? 0;
    found[shard]?.fill(clip, size, size + 1);
    sizes[shard] = size + 1;
  }
  return found.map((all, shard) => all.subarray(0, sizes[shard]));
}

function filled(rows: readonly Row[]): Partition {
  const partition = new Partition();
  for (const row of rows) partition.add({ sort: String(row.sk), key: keyText(row.pk, row.sk), row });
  return partition;
}

/** The entries of a listing, each made when it is reached. */
class Places extends Partition {
  private readonly clips: Uint32Array;
  private readonly row: (clip: number) => Row;
  private readonly sort: string;

  constructor(clips: Uint32Array, row: (clip: number) => Row, sort: string) {
    super();
    this.clips = clips;
    this.row = row;
    this.sort = sort;
    this.size = clips.length;
  }

  override *from(start: Start | null, forward: boolean): Generator<Entry> {
    const step = forward ? 1 : -1;
    for (let at = this.firstAt(start, forward); at >= 0 && at < this.clips.length; at += step) yield this.entry(at);
  }

  private firstAt(start: Start | null, forward: boolean): number {
    if (start === null) return forward ? 0 : this.clips.length - 1;
    // The first entry at or after the start; with a key, that entry was read already.
    let [low, high] = [0, this.clips.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareText(this.entry(middle).sort, start.sort) < 0) low = middle + 1;
      else high = middle;
    }
    const isThere = low < this.clips.length && this.entry(low).sort === start.sort;
    if (forward) return isThere && start.key !== null ? low + 1 : low;
    return isThere && start.key === null ? low : low - 1;
  }

  private entry(at: number): Entry {
    const row = this.row(this.clips[at] ?? 0);
    return { sort: String(row[this.sort]), key: keyText(row.pk, row.sk), row };
  }
}
