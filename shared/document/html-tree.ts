/** Lets parse5 build the tree of `document.ts` directly, instead of converting a tree of its own. */
import { html, type Token, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';
import type { Element } from './document.ts';

const { DOCUMENT_MODE, NS } = html;

/** A text, still growing. */
interface Leaf {
  readonly kind: 'text';
  value: string;
  start: number;
  end: number;
}

/** Stands for every comment: it is not part of the tree, but the texts around it are two. */
const COMMENT: Leaf = { kind: 'text', value: '', start: 0, end: 0 };

/** An element, with private state for the parser. */
export class Branch implements Element {
  readonly kind = 'element';
  readonly name: string;
  attributes: Record<string, string>;
  children: (Branch | Leaf)[] = [];
  /** -1 for an element without tags in the file (html, body, tbody), until the tree is finished. */
  start = -1;
  end = -1;
  #parent: Branch | null = null;
  #closed = false;
  readonly #tagName: string;
  readonly #namespace: html.NS;

  constructor(tagName: string, namespace: html.NS, attributes: readonly Token.Attribute[]) {
    this.name = lowerCase(tagName);
    this.attributes = recordOf(attributes);
    this.#tagName = tagName;
    this.#namespace = namespace;
  }

  get tagName(): string {
    return this.#tagName;
  }

  get namespace(): html.NS {
    return this.#namespace;
  }

  get parent(): Branch | null {
    return this.#parent;
  }

  /** Whether an end tag of its own closes it. */
  get isClosed(): boolean {
    return this.#closed;
  }

  insert(child: Branch | Leaf, index = this.children.length): void {
    // An array literal has room for one child, which is the usual case; V8 gives a growing array room for seventeen.
    if (this.children.length === 0) this.children = [child];
    else if (index === this.children.length) this.children.push(child);
    else this.children.splice(index, 0, child);
    if (child.kind === 'element') child.#parent = this;
  }

  /** The index of a child, most often the last. */
  indexOf(child: Branch | Leaf): number {
    const last = this.children.length - 1;
    return this.children[last] === child ? last : this.children.indexOf(child);
  }

  detach(): void {
    const parent = this.#parent;
    if (parent === null) return;
    parent.children.splice(parent.indexOf(this), 1);
    this.#parent = null;
  }

  /** Moves all children to another element. */
  moveChildrenTo(other: Branch): void {
    for (const child of this.children) other.insert(child);
    this.children = [];
  }

  close(): void {
    this.#closed = true;
  }
}

const NONE: Record<string, string> = Object.freeze(Object.create(null));

/** Without a prototype: V8 keeps such a record as a table from the start, instead of learning a shape for each order of names. */
function recordOf(attributes: readonly Token.Attribute[]): Record<string, string> {
  if (attributes.length === 0) return NONE;
  const record: Record<string, string> = Object.create(null);
  for (const { prefix, name, value } of attributes) record[(prefix ? `${prefix}:${name}` : name).toLowerCase()] = value;
  return record;
}

const NAMES = new Map<string, string>();
/** More than HTML has; bounds the memory that a hostile page can fill. */
const MOST_NAMES = 500;

/** The name of an element in lower case, as the engine keeps those in programs: it compares them by address, and knows their hash. */
function lowerCase(name: string): string {
  const known = NAMES.get(name);
  if (known !== undefined) return known;
  const [key = name] = Object.keys({ [name.toLowerCase()]: null });
  // Not the name itself, which may be a part of the source and would keep all of it.
  if (key === name && NAMES.size < MOST_NAMES) NAMES.set(key, key);
  return key;
}

export type Tree = TreeAdapterTypeMap<
  Branch | Leaf,
  Branch,
  Branch | Leaf,
  Branch,
  Branch,
  Branch,
  Leaf,
  Leaf,
  Branch,
  Leaf
>;

/** The parser only checks whether a location exists and whether it has an end tag. */
const LOCATED: Token.ElementLocation = {
  startLine: 0,
  startCol: 0,
  startOffset: 0,
  endLine: 0,
  endCol: 0,
  endOffset: 0,
};
const CLOSED: Token.ElementLocation = { ...LOCATED, endTag: LOCATED };

/** What parse5 builds a tree with, one for each file; `finish` gives elements without tags in the file their range. */
export function treeBuilder(): {
  readonly adapter: TreeAdapter<Tree>;
  readonly finish: (root: Branch, end: number) => Branch;
} {
  let mode = DOCUMENT_MODE.NO_QUIRKS;
  const contents = new Map<Branch, Branch>();
  const tagless: Branch[] = [];
  /** Texts behind which there is a comment: what follows is another text. */
  const ended = new Set<Branch | Leaf>();
  const insert = (parent: Branch, child: Branch | Leaf, index: number) => {
    const before = parent.children[index - 1];
    if (child === COMMENT) return before && ended.add(before);
    if (child.kind === 'element' && child.start < 0) tagless.push(child);
    return parent.insert(child, index);
  };
  const addText = (parent: Branch, text: string, index: number) => {
    const before = parent.children[index - 1];
    if (before?.kind === 'text' && !ended.has(before)) before.value += text;
    else parent.insert({ kind: 'text', value: text, start: -1, end: -1 }, index);
  };
  const adapter: TreeAdapter<Tree> = {
    createDocument: () => new Branch('root', NS.HTML, []),
    createDocumentFragment: () => new Branch('root', NS.HTML, []),
    createElement: (tagName, namespace, attributes) => new Branch(tagName, namespace, attributes),
    createCommentNode: () => COMMENT,
    createTextNode: (value) => ({ kind: 'text', value, start: -1, end: -1 }),
    appendChild: (parent, child) => insert(parent, child, parent.children.length),
    insertBefore: (parent, child, reference) => insert(parent, child, parent.indexOf(reference)),
    detachNode: (node) => node.kind === 'element' && node.detach(),
    insertText: (parent, text) => addText(parent, text, parent.children.length),
    insertTextBefore: (parent, text, reference) => addText(parent, text, parent.indexOf(reference)),
    setTemplateContent: (template, content) => contents.set(template, content),
    getTemplateContent: (template) => contents.get(template) ?? template,
    setDocumentType: () => undefined,
    setDocumentMode: (_document, given) => {
      mode = given;
    },
    getDocumentMode: () => mode,
    adoptAttributes: (recipient, attributes) => {
      const own = recipient.attributes;
      recipient.attributes = Object.assign(Object.create(null), own, recordOf(attributes), own);
    },
    getFirstChild: ({ children }) => children[0] ?? null,
    getChildNodes: ({ children }) => children,
    getParentNode: (node) => (node.kind === 'element' ? node.parent : null),
    getAttrList: ({ attributes }) => Object.entries(attributes).map(([name, value]) => ({ name, value })),
    getTagName: ({ tagName }) => tagName,
    getNamespaceURI: ({ namespace }) => namespace,
    getTextNodeContent: ({ value }) => value,
    getCommentNodeContent: () => '',
    getDocumentTypeNodeName: () => '',
    getDocumentTypeNodePublicId: () => '',
    getDocumentTypeNodeSystemId: () => '',
    isTextNode: (node): node is Leaf => node.kind === 'text' && node !== COMMENT,
    isCommentNode: isComment,
    isDocumentTypeNode: isComment,
    isElementNode: (node): node is Branch => node.kind === 'element',
    setNodeSourceCodeLocation: (node, location) => {
      if (location === null || node === COMMENT) return;
      node.start = location.startOffset;
      node.end = location.endOffset;
    },
    getNodeSourceCodeLocation: (node) => {
      if (node.start < 0) return null;
      return node.kind === 'element' && node.isClosed ? CLOSED : LOCATED;
    },
    updateNodeSourceCodeLocation: (node, { endOffset, endTag }) => {
      if (endOffset !== undefined) node.end = endOffset;
      if (endTag && node.kind === 'element') node.close();
    },
  };
  return { adapter, finish: (root, end) => finish(root, end, tagless) };
}

function isComment(node: Branch | Leaf): node is Leaf {
  return node === COMMENT;
}

/** Gives each of these elements the range of the nearest one around it that has tags. */
function finish(root: Branch, end: number, tagless: readonly Branch[]): Branch {
  root.start = 0;
  root.end = end;
  for (const one of tagless) {
    const inner: Branch[] = [];
    let around: Branch | null = one;
    for (; around && around.start < 0; around = around.parent) inner.push(around);
    for (const branch of inner) {
      branch.start = around?.start ?? 0;
      branch.end = around?.end ?? end;
    }
  }
  return root;
}

/** Moves all offsets in a tree. Not recursive: a hostile file nests deeper than the call stack. */
export function shift(root: Branch, by: number): void {
  const waiting: (Branch | Leaf)[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    node.start += by;
    node.end += by;
    if (node.kind === 'element') for (const child of node.children) waiting.push(child);
  }
}
