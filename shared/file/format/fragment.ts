import type { Element, Node, Text } from '../../document/document.ts';
import { readFragment } from '../../document/html.ts';
import { nodesIn } from '../../document/traverse.ts';
import { sourceOffsets } from '../text/source-map.ts';
import { collapseSpaces } from '../text/whitespace.ts';

/** A text embedded in a source that spells it differently: a string of JSON, escaped mark-up in a feed. */
export interface Fragment {
  readonly text: string;
  /** The source offset of each character, and the end of the last. */
  readonly offsets: Uint32Array;
}

const MARKUP = /<\/?[a-z][a-z\d]{0,20}(?=[\s/>])|<!--|&(?:[a-z]\w{1,30}|#\w{2,8});/i;

/** The nodes of a fragment: parsed where it is HTML, else one loose text. */
export function nodesOfFragment(fragment: Fragment): Node[] {
  const { text, offsets } = fragment;
  const whole: Text = { kind: 'text', value: text, start: offsets[0] ?? 0, end: offsets[text.length] ?? 0, offsets };
  return MARKUP.test(text) ? relocated(readFragment(text), fragment) : [whole];
}

/** The text of a fragment, without mark-up and on one line. */
export function plainText(text: string): string {
  if (!MARKUP.test(text)) return collapseSpaces(text);
  const words: string[] = [];
  for (const node of nodesIn(readFragment(text), ({ name }) => !SILENT.has(name))) {
    if (node.kind === 'text') words.push(node.value);
    else if (!INLINE.has(node.name) && !SILENT.has(node.name)) words.push(' ');
  }
  return collapseSpaces(words.join(''));
}

const SILENT = new Set(['script', 'style', 'template']);
const INLINE = new Set('a b strong i em u s span font small big sub sup mark q cite code abbr time'.split(' '));

/** The same nodes with offsets into the source instead of into the fragment. */
function relocated(nodes: readonly Node[], { text, offsets }: Fragment): Node[] {
  const top: Node[] = [];
  const waiting: (readonly [nodes: readonly Node[], into: Node[]])[] = [[nodes, top]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [from, into] = next;
    for (const node of from) {
      const place = { start: offsets[node.start] ?? 0, end: offsets[node.end] ?? 0 };
      if (node.kind === 'text') {
        const within = sourceOffsets(text, node.start, node.end, node.value);
        into.push({ ...node, ...place, offsets: within.map((index) => offsets[index] ?? place.end) });
      } else {
        const element: Element = { ...node, ...place, children: [] };
        into.push(element);
        waiting.push([node.children, element.children]);
      }
    }
  }
  return top;
}
