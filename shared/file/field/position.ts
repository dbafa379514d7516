/** How far from the headline of a page something is. */
import type { Evidence } from '../../contract/clip.ts';
import type { Block, Document } from '../../document/document.ts';
import { foldMarks } from '../../language/fold.ts';
import { boilerplateRanges, isWithin, type Range } from './boilerplate.ts';

/** The position of the headline among the blocks of a page, from which distances are measured. */
export interface Position {
  readonly headline: Evidence | null;
  /** For each block: its start in the source, and the characters of readable text before it. */
  readonly starts: Uint32Array;
  readonly before: Uint32Array;
  readonly blocks: readonly Block[];
  readonly index: number;
  readonly boilerplate: readonly Range[];
}

/** The position of the title in a document; the top where no block has it (`index` is -1). */
export function positionOfHeadline({ blocks, root }: Document, title: Evidence | null, value: string | null): Position {
  const starts = new Uint32Array(blocks.length);
  const before = new Uint32Array(blocks.length + 1);
  blocks.forEach((block, at) => {
    // Starts must not decrease, or the binary search below would fail.
    starts[at] = Math.max(starts[at - 1] ?? 0, block.offsets[0] ?? 0);
    before[at + 1] = (before[at] ?? 0) + block.text.length;
  });
  const words = value === null ? '' : foldMarks(value);
  const index = blocks.findIndex(
    ({ offsets, text, kind }) =>
      (title !== null && (offsets[0] ?? 0) < title.end && title.start < (offsets[text.length] ?? 0)) ||
      (kind === 'heading' && words !== '' && foldMarks(text) === words),
  );
  const block = blocks[index];
  const headline = block
    ? { rule: '', start: block.offsets[0] ?? 0, end: block.offsets[block.text.length] ?? 0 }
    : null;
  return { headline, starts, before, blocks, index, boilerplate: boilerplateRanges(root, headline) };
}

/** What to deduct from the confidence of a date at this offset: little near the headline, much in boilerplate. */
export function distancePenalty(position: Position, offset: number): number {
  if (isWithin(position.boilerplate, offset)) return 0.4;
  const { starts, before, blocks, index } = position;
  if (index < 0) return 0.06;
  const at = indexAt(starts, offset);
  const distance = (before[at] ?? 0) - (before[index + 1] ?? 0);
  if (at <= index) {
    const back = (before[index] ?? 0) - (before[at] ?? 0);
    return back <= 300 ? 0.02 : back <= 1500 ? 0.12 : 0.25;
  }
  const far = distance <= 1000 ? 0 : distance <= 4000 ? 0.06 : 0.12;
  const headed = blocks.slice(index + 1, Math.min(at + 1, index + 40)).some(({ kind }) => kind === 'heading');
  return far + (headed ? 0.12 : 0);
}

/** The last block that starts at or before an offset. */
function indexAt(starts: Uint32Array, offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
