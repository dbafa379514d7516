/** Calls of what takes much memory, at most `most` of them at a time, in the order in which they came. */
export class Turnstile {
  private readonly most: number;
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(most: number) {
    this.most = most;
  }

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside === this.most) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.inside += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // The place is handed on.
      if (next === undefined) this.inside -= 1;
      else next();
    }
  }
}
