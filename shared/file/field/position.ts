/** How far from the headline of a page something is. */
import type { Evidence } from '../../contract/clip.ts';
import type { Block, Document, Element } from '../../document/document.ts';
import { foldMarks } from '../../language/fold.ts';
import { otherAt } from './boilerplate.ts';

/** The position of the headline among the blocks of a page, from which distances are measured. */
export interface Position {
  readonly headline: Evidence | null;
  /** For each block: its start in the source, and the characters of readable text before it. */
  readonly starts: Uint32Array;
  readonly before: Uint32Array;
  readonly blocks: readonly Block[];
  readonly index: number;
  readonly root: Element;
}

/** The position of the title in a document; the top where no block has it (`index` is -1). */
export function positionOfHeadline({ blocks, root }: Document, title: Evidence | null, value: string | null): Position {
  const starts = new Uint32Array(blocks.length);
  const before = new Uint32Array(blocks.length + 1);
  blocks.forEach((block, at) => {
    // Starts must not decrease, or the binary search below would fail.
    starts[at] = Math.max(starts[at - 1] ?? 0, block.offsets.at(0));
    before[at + 1] = (before[at] ?? 0) + block.text.length;
  });
  const words = value === null ? '' : foldMarks(value);
  const index = blocks.findIndex(
    ({ offsets, text, kind }) =>
      (title !== null && offsets.at(0) < title.end && title.start < offsets.at(text.length)) ||
      (kind === 'heading' && words !== '' && foldMarks(text) === words),
  );
  const block = blocks[index];
  const headline = block ? { rule: '', start: block.offsets.at(0), end: block.offsets.at(block.text.length) } : null;
  return { headline, starts, before, blocks, index, root };
}

/**
 * Where a page has something: beside its headline, where the day of publication is shown; near it; far from it, or behind another
 * heading; in a part that tells of other texts; or anywhere, where no block has the headline.
 */
export type Place = 'beside' | 'near' | 'far' | 'elsewhere' | 'anywhere';

/** Blocks and characters above and below the headline that are beside it, whatever the part of the page is called. */
const ABOVE = { blocks: 2, characters: 300 };
const BELOW = { blocks: 4, characters: 500 };
/** A longer block is a lead; behind a second one the text has begun. */
const LONGEST_LINE = 80;
/** Characters to what is beside the headline, and near it, in parts that do not tell of other texts. */
const BESIDE = { above: 300, below: 1000 };
const NEAR = { above: 1500, below: 4000 };
/** Blocks that are searched for another heading. */
const MOST_BLOCKS = 40;

/** The place of an offset. */
export function placeOf(position: Position, offset: number): Place {
  const { root, headline, before, blocks, index } = position;
  const at = indexAt(position, offset);
  const above = at <= index;
  const distance = above ? (before[index] ?? 0) - (before[at] ?? 0) : (before[at] ?? 0) - (before[index + 1] ?? 0);
  const next = above ? ABOVE : BELOW;
  const leads = blocks
    .slice(index + 1, Math.min(at, index + BELOW.blocks))
    .filter(({ text }) => text.length > LONGEST_LINE).length;
  const other = otherAt(root, headline, offset);
  if (other === 'days') return 'elsewhere';
  if (index >= 0 && Math.abs(at - index) <= next.blocks && distance <= next.characters && leads < 2) return 'beside';
  if (other) return 'elsewhere';
  if (index < 0) return 'anywhere';
  const side = above ? 'above' : 'below';
  // A heading directly below the headline is its second line.
  const headed = blocks.slice(index + 2, Math.min(at + 1, index + MOST_BLOCKS)).some(({ kind }) => kind === 'heading');
  if (distance > NEAR[side] || headed) return 'far';
  return distance <= BESIDE[side] ? 'beside' : 'near';
}

/** The block that holds an offset, or the next one behind it. */
function indexAt({ starts, blocks }: Position, offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const last = blocks[low - 1];
  const behind = last === undefined || last.offsets.at(last.text.length) <= offset;
  return behind ? Math.min(low, blocks.length - 1) : low - 1;
}
