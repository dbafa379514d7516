/** Anchors in memory, over others that are only read; it counts what a table would bill. */
import { type Anchor, type Anchors, packSketch, unpackSketch } from '../../shared/story/index.ts';

interface Packed {
  readonly clipId: string;
  readonly story: string;
  readonly sketch: Uint8Array;
}

export class MemoryAnchors implements Anchors {
  private readonly rows = new Map<string, Packed>();
  /** Keys that were read, anchors found at them, and writes, those that found another's anchor included. */
  readonly counted = { keys: 0, found: 0, writes: 0 };
  private last: { from: Anchor; packed: Packed } | null = null;

  private readonly under: MemoryAnchors | null;

  constructor(under: MemoryAnchors | null = null) {
    this.under = under;
  }

  read = async (keys: readonly string[]) => {
    const found = keys.map((key) => this.at(key));
    this.counted.keys += keys.length;
    this.counted.found += found.filter((anchor) => anchor !== null).length;
    return found;
  };

  leave = async (key: string, anchor: Anchor) => {
    this.counted.writes += 1;
    const there = this.at(key);
    if (there !== null && there.clipId !== anchor.clipId) return there;
    // The anchors of a clip share their sketch.
    if (this.last?.from !== anchor)
      this.last = { from: anchor, packed: { ...anchor, sketch: packSketch(anchor.sketch) } };
    this.rows.set(key, this.last.packed);
    return null;
  };

  private at(key: string): Anchor | null {
    const row = this.rows.get(key);
    return row === undefined ? (this.under?.at(key) ?? null) : { ...row, sketch: unpackSketch(row.sketch) };
  }
}
