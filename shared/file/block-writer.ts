import type { Block, Element } from '../document.ts';

/** Gathers characters into blocks: folds white space, keeps line breaks, remembers what is bold. */
export class BlockWriter {
  readonly blocks: Block[] = [];
  /** The block element that the next characters stand in. */
  holder: { element: Element; within: readonly string[] } | null = null;
  /** How many bold elements are open. */
  bold = 0;

  #text = '';
  #offsets: number[] = [];
  #end = 0;
  #ranges: [number, number][] = [];
  /** White space since the last character: where it began, and what it held. */
  #gap = { at: -1, breaks: 0, lineEnds: 0 };

  /** Adds decoded characters; `offsets` says where each stands. In loose text line ends count. */
  write(value: string, offsets: Uint32Array, loose: boolean): void {
    for (let i = 0; i < value.length; i++) {
      const character = value[i] ?? '';
      const at = offsets[i] ?? 0;
      if (isSpace(character)) {
        if (this.#gap.at < 0) this.#gap.at = at;
        if (loose && (character === '\n' || (character === '\r' && value[i + 1] !== '\n'))) this.#gap.lineEnds++;
        continue;
      }
      if (this.#gap.at >= 0) this.#closeGap();
      this.#put(character, at, offsets[i + 1] ?? at + 1);
    }
  }

  /** Adds a `<br>`. */
  breakLine(at: number): void {
    if (this.#gap.at < 0) this.#gap.at = at;
    this.#gap.breaks++;
  }

  /** What follows stands in another block. */
  endBlock(): void {
    const { element, within } = this.holder ?? { element: null, within: [] };
    const text = this.#text.trimEnd();
    if (/[^\s\u200b-\u200f\ufeff]/u.test(text)) {
      const offsets = new Uint32Array(text.length + 1);
      offsets.set(this.#offsets.slice(0, text.length + 1));
      if (text.length === this.#offsets.length) offsets[text.length] = this.#end;
      const bold = this.#ranges.filter(([start]) => start < text.length);
      // Loose text stands in nothing that a reader would call an element of the text.
      const loose = element === null || ['root', 'html', 'body'].includes(element.name);
      this.blocks.push({ ...kindOf(within), text, offsets, element: loose ? null : element, within, bold });
    }
    this.#text = '';
    this.#offsets = [];
    this.#ranges = [];
    this.#gap = { at: -1, breaks: 0, lineEnds: 0 };
  }

  #closeGap(): void {
    const { at, breaks, lineEnds } = this.#gap;
    if (breaks > 1 || lineEnds > 1) this.endBlock();
    this.#gap = { at: -1, breaks: 0, lineEnds: 0 };
    if (this.#text !== '') this.#put(breaks > 0 || lineEnds > 0 ? '\n' : ' ', at, at + 1);
  }

  #put(character: string, at: number, end: number): void {
    if (this.#text === '' && character === '\u00a0') return;
    if (this.bold > 0) {
      const last = this.#ranges.at(-1);
      if (last && last[1] === this.#text.length) last[1]++;
      else this.#ranges.push([this.#text.length, this.#text.length + 1]);
    }
    this.#text += character;
    this.#offsets.push(at);
    this.#end = end;
  }
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r' || character === '\f';
}

/** The innermost element that says what a block is; a paragraph stays one wherever it stands. */
function kindOf(within: readonly string[]): Pick<Block, 'kind' | 'level'> {
  for (let i = within.length - 1; i >= 0; i--) {
    const name = within[i] ?? '';
    if (/^h[1-6]$/.test(name)) return { kind: 'heading', level: Number(name[1]) };
    if (name === 'p') break;
    if (name === 'li' || name === 'dt' || name === 'dd') return { kind: 'item', level: 0 };
    if (name === 'td' || name === 'th') return { kind: 'cell', level: 0 };
    if (name === 'caption' || name === 'figcaption') return { kind: 'caption', level: 0 };
  }
  return { kind: 'paragraph', level: 0 };
}
