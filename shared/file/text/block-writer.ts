import type { Block, Holder } from '../../document/document.ts';
import { Offsets } from '../../document/offsets.ts';

/** A holder of blocks, with what makes them captions, cells, items. */
export interface BlockHolder extends Holder {
  readonly within: readonly string[];
  readonly caption: boolean;
  /** What its blocks are, unless captions. */
  readonly ofText: Pick<Block, 'kind' | 'level'>;
}

/** What characters are like. */
export interface Style {
  /** Line ends count. */
  readonly loose: boolean;
  readonly bold: boolean;
  readonly linked: boolean;
}

/** Builds blocks from characters: folds white space, keeps line breaks, records which ranges are bold or linked. */
export class BlockWriter {
  readonly blocks: Block[] = [];
  /** The block element around the next characters. */
  holder: BlockHolder;

  #text = '';
  /** The source offsets of the text, as `Offsets` takes them, and by how much the last of them exceeds its index. */
  #runs: number[] = [];
  #shift = 0;
  /** The source offset behind the last character. */
  #end = 0;
  #bold: [number, number][] = [];
  #linked: [number, number][] = [];
  /** White space since the last character: where it began (-1: there is none) and whether in a link, and the breaks in it. */
  #gap = { at: -1, linked: false, breaks: 0, lineEnds: 0 };

  constructor(holder: BlockHolder) {
    this.holder = holder;
  }

  /** Adds decoded characters; `offsets` has the source offset of each, or of the first of a run. */
  write(value: string, offsets: Uint32Array | number, style: Style): void {
    for (let i = 0; i < value.length; ) {
      const code = value.charCodeAt(i);
      if (isSpace(code)) {
        if (this.#gap.at < 0) this.#openGap(typeof offsets === 'number' ? offsets + i : (offsets[i] ?? 0), style);
        if (style.loose && (code === LINE_FEED || (code === RETURN && value.charCodeAt(i + 1) !== LINE_FEED)))
          this.#gap.lineEnds++;
        i++;
        continue;
      }
      const end = endOfRun(value, i);
      if (this.#gap.at >= 0) this.#closeGap(style);
      this.#put(value, i, end, offsets, style);
      i = end;
    }
  }

  /** Adds a `<br>`. */
  breakLine(at: number, style: Style): void {
    if (this.#gap.at < 0) this.#openGap(at, style);
    this.#gap.breaks++;
  }

  /** Ends the current block. */
  endBlock(): void {
    const text = this.#text.trimEnd();
    if (text !== '' && /[^\s\u200b-\u200f\ufeff]/u.test(text)) {
      if (text.length === this.#text.length) this.#locate(text.length, this.#end);
      const offsets = new Offsets(this.#runs);
      const { holder } = this;
      const { element, within, caption, ofText } = holder;
      const { kind, level } = caption && text.length <= LONGEST_CAPTION ? CAPTION : ofText;
      this.blocks.push({
        kind,
        level,
        text,
        offsets,
        element: LOOSE.has(element.name) ? null : element,
        holder,
        within,
        bold: this.#bold.filter(([start]) => start < text.length),
        linked: this.#linked.filter(([start]) => start < text.length),
      });
    }
    if (this.#text !== '') this.#runs = [];
    this.#text = '';
    if (this.#bold.length > 0) this.#bold = [];
    if (this.#linked.length > 0) this.#linked = [];
    this.#forgetGap();
  }

  #openGap(at: number, { linked }: Style): void {
    this.#gap.at = at;
    this.#gap.linked = linked;
  }

  #closeGap({ loose, bold }: Style): void {
    const { at, linked, breaks, lineEnds } = this.#gap;
    if (breaks > 1 || lineEnds > 1) this.endBlock();
    this.#forgetGap();
    if (this.#text !== '') this.#put(breaks > 0 || lineEnds > 0 ? '\n' : ' ', 0, 1, at, { loose, bold, linked });
  }

  #forgetGap(): void {
    this.#gap.at = -1;
    this.#gap.breaks = 0;
    this.#gap.lineEnds = 0;
  }

  /** Adds a run of `value` at once: adding single characters would cost a hundred bytes each. */
  #put(value: string, from: number, end: number, offsets: Uint32Array | number, style: Style): void {
    let start = from;
    if (this.#text === '') while (start < end && value.charCodeAt(start) === NO_BREAK_SPACE) start++;
    if (start === end) return;
    const before = this.#text.length;
    const length = before + end - start;
    if (style.bold) extend(this.#bold, before, length);
    if (style.linked) extend(this.#linked, before, length);
    if (typeof offsets === 'number') {
      this.#locate(before, offsets + start);
      this.#end = offsets + end;
    } else {
      for (let i = start; i < end; i++) this.#locate(before + i - start, offsets[i] ?? 0);
      this.#end = offsets[end] ?? (offsets[end - 1] ?? 0) + 1;
    }
    this.#text += value.slice(start, end);
  }

  #locate(index: number, offset: number): void {
    if (this.#runs.length > 0 && offset - index === this.#shift) return;
    this.#runs.push(index, offset);
    this.#shift = offset - index;
  }
}

/** Adds a range, or lengthens the last one that ends where it begins. */
function extend(ranges: [number, number][], start: number, end: number): void {
  const last = ranges.at(-1);
  if (last && last[1] === start) last[1] = end;
  else ranges.push([start, end]);
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;

function isSpace(code: number): boolean {
  return code <= SPACE && (code === SPACE || code === LINE_FEED || code === 0x09 || code === RETURN || code === 0x0c);
}

/** The end of a run that needs no folding: single spaces between words are part of it. */
function endOfRun(value: string, start: number): number {
  let end = start + 1;
  for (; end < value.length; end++) {
    const code = value.charCodeAt(end);
    if (!isSpace(code)) continue;
    if (code !== SPACE || end + 1 === value.length || isSpace(value.charCodeAt(end + 1))) break;
  }
  return end;
}

/** Elements whose own text is loose. */
const LOOSE = new Set(['root', 'html', 'body']);

/** Some papers put the whole introduction below the picture. */
const LONGEST_CAPTION = 600;
const CAPTION = { kind: 'caption', level: 0 } as const;
