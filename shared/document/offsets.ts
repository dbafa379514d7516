/** Where the characters of a text stand in the source: runs that stand there side by side, since nearly all do. */
export class Offsets {
  readonly #runs: readonly number[];

  /** Pairs of an index in the text, from 0 on, and its source offset, in order; the last may be that of the text's end. */
  constructor(runs: readonly number[]) {
    this.#runs = runs;
  }

  /** The offsets of a text that stands in the source as it is, from `start` on. */
  static from(start: number): Offsets {
    return new Offsets([0, start]);
  }

  /** The offsets of a text with one for each character, and the end of the last. */
  static of(offsets: Uint32Array): Offsets {
    const runs: number[] = [];
    for (const [index, offset] of offsets.entries())
      if (offset !== (offsets[index - 1] ?? -2) + 1) runs.push(index, offset);
    return new Offsets(runs);
  }

  /** The source offset of the character at an index; of the text's length, the end of its last character. */
  at(index: number): number {
    let [low, high] = [0, this.#runs.length / 2];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#runs[2 * middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    return (this.#runs[2 * low + 1] ?? 0) + index - (this.#runs[2 * low] ?? 0);
  }

  /** The offsets of the part of the text from an index on. */
  startingAt(index: number): Offsets {
    const later: number[] = [];
    for (let i = 0; i < this.#runs.length; i += 2) {
      const [at = 0, offset = 0] = this.#runs.slice(i, i + 2);
      if (at > index) later.push(at - index, offset);
    }
    return new Offsets([0, this.at(index), ...later]);
  }
}
