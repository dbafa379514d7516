/** HTML as a browser without scripts would read it, in the tree of `document.ts`. */
import { Parser, type ParserOptions, type TreeAdapter } from 'parse5';
import type { Element, Node } from './document.ts';
import { QuickTokenizer } from './html-tokenizer.ts';
import { type Branch, shift, type Tree, treeBuilder } from './html-tree.ts';

/** An element, still without children. */
export function element(name: string, start: number, end: number, attributes: Record<string, string> = {}): Element {
  return { kind: 'element', name, attributes, children: [], start, end };
}

/** A whole page, under an element `root`. Comments give no node. */
export function readPage(source: string): Element {
  const { adapter, finish } = treeBuilder();
  return finish(Reader.parse(source, options(adapter)), source.length);
}

/** The nodes of the markup in `source` from `start` to `end`; offsets are into `source`. */
export function readFragment(source: string, start = 0, end = source.length): Node[] {
  const { adapter, finish } = treeBuilder();
  const reader = Reader.getFragmentParser(null, options(adapter));
  reader.tokenizer.write(source.slice(start, end), true);
  const root = finish(reader.getFragment(), end - start);
  if (start > 0) shift(root, start);
  return root.children;
}

// Without scripting the content of `noscript` is part of the tree: it may have the only embed.
function options(treeAdapter: TreeAdapter<Tree>): ParserOptions<Tree> {
  return { sourceCodeLocationInfo: true, scriptingEnabled: false, treeAdapter };
}

/** Elements that are made again, more than any honest page has: bold that is not closed goes on in every paragraph. */
const MOST_AGAIN = 100_000;

class Reader extends Parser<Tree> {
  private left = MOST_AGAIN;

  constructor(...given: ConstructorParameters<typeof Parser<Tree>>) {
    super(...given);
    this.tokenizer = new QuickTokenizer(this);
  }

  /** What formats the text before goes on in the next block, by a copy of each element: all together may outnumber the tags. */
  override _reconstructActiveFormattingElements(): void {
    if (this.left <= 0) return;
    for (
      let entry = this.activeFormattingElements.newest;
      entry !== null && 'element' in entry && !this.openElements.contains(entry.element);
      entry = entry.older
    )
      this.left -= 1;
    if (this.left > 0) super._reconstructActiveFormattingElements();
  }

  /** Moves all children at once, where parse5 would detach each. */
  override _adoptNodes(donor: Branch, recipient: Branch): void {
    donor.moveChildrenTo(recipient);
  }
}
