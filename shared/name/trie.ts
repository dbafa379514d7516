/** The second level of the automaton: which words in which order make the forms of names, as typed arrays. */

/**
 * Nodes are numbered level by level, the children of one beside each other and by word. The first `roots` nodes are the
 * words that begin a form: their number is that of the word, so the first step costs nothing.
 */
export interface TrieTables {
  /** Word that leads to a node; of the nodes after the first `roots`. */
  readonly labels: Uint32Array;
  /** The children of node `n` are the nodes `children[n]` up to `children[n + 1]`. */
  readonly children: Uint32Array;
  /** The forms that end at node `n` are `forms[outputs[n]]` up to `forms[outputs[n + 1]]`. */
  readonly outputs: Uint32Array;
  readonly forms: Uint32Array;
}

export class Trie {
  readonly tables: TrieTables;
  readonly roots: number;

  constructor(tables: TrieTables) {
    this.tables = tables;
    this.roots = tables.children.length - 1 - tables.labels.length;
  }

  /** The node that the word leads to from a node, or -1. */
  child(node: number, word: number): number {
    const { labels, children } = this.tables;
    let low = children[node] ?? 0;
    const end = children[node + 1] ?? 0;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((labels[middle - this.roots] ?? 0) < word) low = middle + 1;
      else high = middle;
    }
    return low < end && labels[low - this.roots] === word ? low : -1;
  }

  hasChildren(node: number): boolean {
    return (this.tables.children[node] ?? 0) < (this.tables.children[node + 1] ?? 0);
  }

  formsAt(node: number): Uint32Array {
    const { outputs, forms } = this.tables;
    return forms.subarray(outputs[node], outputs[node + 1]);
  }

  endsForm(node: number): boolean {
    return (this.tables.outputs[node] ?? 0) < (this.tables.outputs[node + 1] ?? 0);
  }
}

/** Gathers forms, one word after the other. Words are numbered as they came to the lexicon. */
export class TrieBuilder {
  #count = 0;
  #parents = new Int32Array(1 << 10);
  #words = new Uint32Array(1 << 10);
  #slots = new Uint32Array(1 << 11);
  #ends: number[] = [];
  #forms: number[] = [];

  /** The node after `parent` (-1 at the beginning) by a word. */
  step(parent: number, word: number): number {
    const mask = this.#slots.length - 1;
    let slot = pairHash(parent, word) & mask;
    for (let node = this.#slots[slot] ?? 0; node !== 0; node = this.#slots[slot] ?? 0) {
      if (this.#parents[node - 1] === parent && this.#words[node - 1] === word) return node - 1;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = this.#count + 1;
    if (this.#count === this.#parents.length) this.#grow();
    this.#parents[this.#count] = parent;
    this.#words[this.#count] = word;
    this.#count++;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return this.#count - 1;
  }

  /** Says that a form ends at a node. */
  end(node: number, form: number): void {
    this.#ends.push(node);
    this.#forms.push(form);
  }

  /**
   * The tables, and the order of the words: `order[i]` is the word, as it came to the lexicon, that is number `i` now.
   */
  finish(words: number): { tables: TrieTables; order: Uint32Array; roots: number } {
    const { order, numbers, roots } = this.#numbering(words);
    const count = this.#count;
    const levels = this.#levels(numbers, roots);
    const numberOf = new Uint32Array(count);
    levels.forEach((node, number) => {
      numberOf[node] = number;
    });
    const labels = new Uint32Array(count - roots);
    const children = new Uint32Array(count + 1);
    for (let number = roots; number < count; number++) {
      const node = levels[number] ?? 0;
      labels[number - roots] = numbers[this.#words[node] ?? 0] ?? 0;
      const parent = (numberOf[this.#parents[node] ?? 0] ?? 0) + 1;
      children[parent] = (children[parent] ?? 0) + 1;
    }
    children[0] = roots;
    addUp(children);
    return { tables: { labels, children, ...this.#outputs(numberOf) }, order, roots };
  }

  /** Words that begin a form come first. */
  #numbering(words: number): { order: Uint32Array; numbers: Uint32Array; roots: number } {
    const numbers = new Uint32Array(words).fill(words);
    const order = new Uint32Array(words);
    let next = 0;
    for (let node = 0; node < this.#count; node++) {
      if (this.#parents[node] !== -1) continue;
      const word = this.#words[node] ?? 0;
      order[next] = word;
      numbers[word] = next++;
    }
    const roots = next;
    for (let word = 0; word < words; word++) {
      if (numbers[word] !== words) continue;
      order[next] = word;
      numbers[word] = next++;
    }
    return { order, numbers, roots };
  }

  /** The nodes level by level, those of one parent beside each other and by word. */
  #levels(numbers: Uint32Array, roots: number): Uint32Array {
    const levels = new Uint32Array(this.#count);
    const { starts, keys } = this.#byParent(numbers, levels);
    let end = roots;
    for (let i = 0; i < end; i++) {
      const node = levels[i] ?? 0;
      const group = keys.subarray(starts[node], starts[node + 1]);
      if (group.length > 1) group.sort();
      for (const key of group) levels[end++] = key % NODES;
    }
    return levels;
  }

  /** Sets the roots in `levels`; the others by their parent, word and node in one number, which sorts without a function. */
  #byParent(numbers: Uint32Array, levels: Uint32Array): { starts: Uint32Array; keys: Float64Array } {
    const numberOf = (node: number) => numbers[this.#words[node] ?? 0] ?? 0;
    const starts = new Uint32Array(this.#count + 1);
    this.#parents.subarray(0, this.#count).forEach((parent, node) => {
      if (parent === -1) levels[numberOf(node)] = node;
      else starts[parent + 1] = (starts[parent + 1] ?? 0) + 1;
    });
    addUp(starts);
    const keys = new Float64Array(starts.at(-1) ?? 0);
    const filled = starts.slice();
    this.#parents.subarray(0, this.#count).forEach((parent, node) => {
      if (parent === -1) return;
      const at = filled[parent] ?? 0;
      filled[parent] = at + 1;
      keys[at] = numberOf(node) * NODES + node;
    });
    return { starts, keys };
  }

  #outputs(numberOf: Uint32Array): { outputs: Uint32Array; forms: Uint32Array } {
    const outputs = new Uint32Array(this.#count + 1);
    const forms = new Uint32Array(this.#forms.length);
    for (const node of this.#ends) {
      const after = (numberOf[node] ?? 0) + 1;
      outputs[after] = (outputs[after] ?? 0) + 1;
    }
    addUp(outputs);
    const filled = outputs.slice();
    this.#ends.forEach((node, i) => {
      const number = numberOf[node] ?? 0;
      const at = filled[number] ?? 0;
      filled[number] = at + 1;
      forms[at] = this.#forms[i] ?? 0;
    });
    return { outputs, forms };
  }

  #grow(): void {
    const parents = new Int32Array(this.#count * 2);
    parents.set(this.#parents);
    this.#parents = parents;
    const words = new Uint32Array(this.#count * 2);
    words.set(this.#words);
    this.#words = words;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    for (let node = 0; node < this.#count; node++) {
      let slot = pairHash(this.#parents[node] ?? 0, this.#words[node] ?? 0) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = node + 1;
    }
    this.#slots = slots;
  }
}

/** More nodes than 67 million do not fit into the memory of a function. */
const NODES = 2 ** 26;

/** Makes of every number the sum of all up to it. */
function addUp(numbers: Uint32Array): void {
  for (let i = 1; i < numbers.length; i++) numbers[i] = (numbers[i] ?? 0) + (numbers[i - 1] ?? 0);
}

function pairHash(parent: number, word: number): number {
  const hash = Math.imul(parent ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(word + 1, 0xc2b2ae35);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 7;
}
