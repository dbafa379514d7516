/**
 * The trie of forms, over the word numbers of the lexicon, as typed arrays without pointers.
 *
 * Nodes are numbered level by level (breadth first), so that the children of a node are consecutive and sorted by word: a
 * node needs only the number of its first child, and a child is found by binary search. The first `roots` nodes are those
 * of the words that begin a form; the lexicon numbers these words first, so that node and word have the same number and the
 * first step needs no search.
 */

export interface TrieTables {
  /** The word on the edge to a node; `labels[0]` is that of node `roots`. */
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

  /** The child of a node by a word, or -1. */
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

/** Builds the trie, word by word. Words have the numbers of the lexicon's builder. */
export class TrieBuilder {
  #count = 0;
  #parents = new Int32Array(1 << 10);
  #words = new Uint32Array(1 << 10);
  #slots = new Uint32Array(1 << 11);
  #ends: number[] = [];
  #forms: number[] = [];

  /** The child of `parent` (-1 for the root) by a word, which is added if it is new. */
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

  /** Marks that a form ends at a node. */
  end(node: number, form: number): void {
    this.#ends.push(node);
    this.#forms.push(form);
  }

  /**
   * The tables, and the new numbers of the words: word `order[i]` of the lexicon's builder becomes number `i`.
   */
  finish(words: number): { tables: TrieTables; order: Uint32Array; roots: number } {
    const { order, numbers, roots } = this.#numberWords(words);
    const count = this.#count;
    const levels = this.#breadthFirst(numbers, roots);
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
    prefixSums(children);
    return { tables: { labels, children, ...this.#outputs(numberOf) }, order, roots };
  }

  /** New numbers of the words; those that begin a form come first. */
  #numberWords(words: number): { order: Uint32Array; numbers: Uint32Array; roots: number } {
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

  /** The nodes level by level, those of one parent together and sorted by word. */
  #breadthFirst(numbers: Uint32Array, roots: number): Uint32Array {
    const levels = new Uint32Array(this.#count);
    const { starts, keys } = this.#groupByParent(numbers, levels);
    let end = roots;
    for (let i = 0; i < end; i++) {
      const node = levels[i] ?? 0;
      const group = keys.subarray(starts[node], starts[node + 1]);
      if (group.length > 1) group.sort();
      for (const key of group) levels[end++] = key % MAX_NODES;
    }
    return levels;
  }

  /** Sets the roots in `levels`. The other nodes are grouped by parent, word and node in one number: typed arrays of them sort natively. */
  #groupByParent(numbers: Uint32Array, levels: Uint32Array): { starts: Uint32Array; keys: Float64Array } {
    const numberOf = (node: number) => numbers[this.#words[node] ?? 0] ?? 0;
    const starts = new Uint32Array(this.#count + 1);
    this.#parents.subarray(0, this.#count).forEach((parent, node) => {
      if (parent === -1) levels[numberOf(node)] = node;
      else starts[parent + 1] = (starts[parent + 1] ?? 0) + 1;
    });
    prefixSums(starts);
    const keys = new Float64Array(starts.at(-1) ?? 0);
    const filled = starts.slice();
    this.#parents.subarray(0, this.#count).forEach((parent, node) => {
      if (parent === -1) return;
      const at = filled[parent] ?? 0;
      filled[parent] = at + 1;
      keys[at] = numberOf(node) * MAX_NODES + node;
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
    prefixSums(outputs);
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

/** No more nodes than these 67 million fit into the memory of a function. */
const MAX_NODES = 2 ** 26;

/** Replaces every number by the sum of all up to it. */
function prefixSums(numbers: Uint32Array): void {
  for (let i = 1; i < numbers.length; i++) numbers[i] = (numbers[i] ?? 0) + (numbers[i - 1] ?? 0);
}

function pairHash(parent: number, word: number): number {
  const hash = Math.imul(parent ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(word + 1, 0xc2b2ae35);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 7;
}
