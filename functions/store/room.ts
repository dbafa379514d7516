/** Room for what is large: work side by side as far as all of it fits, and one after another beyond that. */
export class Room {
  private readonly most: number;
  private used = 0;
  private readonly waiting: { readonly bytes: number; readonly begin: () => void }[] = [];

  constructor(mostBytes: number) {
    this.most = mostBytes;
  }

  /** Does work that takes so much room, once there is. What is larger than all of it has it alone; what takes none never waits. */
  async hold<T>(bytes: number, work: () => Promise<T>): Promise<T> {
    const own = Math.min(bytes, this.most);
    if (own > 0) {
      await new Promise<void>((begin) => {
        this.waiting.push({ bytes: own, begin });
        this.admit();
      });
    }
    try {
      return await work();
    } finally {
      this.used -= own;
      this.admit();
    }
  }

  /** In the order in which they came, so that large work is not overtaken for ever. */
  private admit(): void {
    for (let next = this.waiting[0]; next && this.used + next.bytes <= this.most; next = this.waiting[0]) {
      this.waiting.shift();
      this.used += next.bytes;
      next.begin();
    }
  }
}
