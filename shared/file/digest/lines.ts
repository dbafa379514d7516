/** The lines of a document with the links that they are. */
import { addressBehind } from '../../address/index.ts';
import type { Block, Document } from '../../document/document.ts';
import { elementsOf } from '../../document/traverse.ts';

export interface LinkedLine {
  readonly block: Block;
  readonly text: string;
  /** Range in the source. */
  readonly start: number;
  readonly end: number;
  /** Where the whole line links to, behind redirectors; null where it is no link. */
  readonly url: string | null;
  /** Whether the line is nothing but an address, written out. */
  readonly isAddress: boolean;
}

const MOST_LINES = 5000;
const BARE = /^[<([]?(https?:\/\/[^\s<>()[\]]{4,2000})[>)\]]?$/i;

interface Link {
  readonly start: number;
  readonly end: number;
  readonly url: string;
}

/** The first 5,000 lines of a document. */
export function linkedLinesOf({ blocks, root }: Document): LinkedLine[] {
  const links = linksIn(root);
  const lines: LinkedLine[] = [];
  for (const block of blocks) {
    let from = 0;
    for (const written of block.text.split('\n')) {
      const lead = written.length - written.trimStart().length;
      const text = written.trim();
      const [first, last] = [from + lead, from + lead + text.length - 1];
      from += written.length + 1;
      if (text === '') continue;
      const start = block.offsets.at(first);
      const end = Math.max(start, block.offsets.at(last + 1));
      const bare = BARE.exec(text)?.[1];
      const link = bare === undefined ? linkAround(links, start, block.offsets.at(last)) : null;
      lines.push({
        block,
        text,
        start,
        end,
        url: bare ? webAddress(bare) : (link?.url ?? null),
        isAddress: bare !== undefined,
      });
      if (lines.length >= MOST_LINES) return lines;
    }
  }
  return lines;
}

function linksIn(root: Document['root']): Link[] {
  const links: Link[] = [];
  for (const { name, attributes, start, end } of elementsOf(root)) {
    const url = name === 'a' && attributes.href ? webAddress(attributes.href) : null;
    if (url !== null) links.push({ start, end, url });
  }
  return links.sort((one, other) => one.start - other.start);
}

function webAddress(written: string): string | null {
  const url = URL.parse(written.trim());
  return url && /^https?:$/.test(url.protocol) ? addressBehind(url).href : null;
}

/** The link that holds both offsets. */
function linkAround(links: readonly Link[], first: number, last: number): Link | null {
  let [low, high] = [0, links.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((links[middle]?.start ?? 0) <= first) low = middle + 1;
    else high = middle;
  }
  const link = links[low - 1];
  return link && last < link.end ? link : null;
}
