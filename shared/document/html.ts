/** HTML as a browser without scripts would read it, in the tree of `document.ts`. */
import { Parser, type ParserOptions } from 'parse5';
import type { Element, Node } from './document.ts';
import { QuickTokenizer } from './html-tokenizer.ts';
import { type Branch, finishTree, type Tree, treeBuilder } from './html-tree.ts';

/** An element, still without children. */
export function element(name: string, start: number, end: number, attributes: Record<string, string> = {}): Element {
  return { kind: 'element', name, attributes, children: [], start, end };
}

/** A whole page, under an element `root`. Comments give no node. */
export function readPage(source: string): Element {
  return finishTree(Reader.parse(source, options()), 0, source.length);
}

/** The nodes that the mark-up in `source` from `start` to `end` makes; offsets are into `source`. */
export function readFragment(source: string, start = 0, end = source.length): Node[] {
  const reader = Reader.getFragmentParser(null, options());
  reader.tokenizer.write(source.slice(start, end), true);
  return finishTree(reader.getFragment(), start, end).children;
}

// Without scripting, what stands in `noscript` is part of the tree: an embed may be there only.
function options(): ParserOptions<Tree> {
  return { sourceCodeLocationInfo: true, scriptingEnabled: false, treeAdapter: treeBuilder() };
}

class Reader extends Parser<Tree> {
  constructor(...given: ConstructorParameters<typeof Parser<Tree>>) {
    super(...given);
    this.tokenizer = new QuickTokenizer(this);
  }

  /** In one go, where the parser would take each child from its parent. */
  override _adoptNodes(donor: Branch, recipient: Branch): void {
    donor.handTo(recipient);
  }
}
