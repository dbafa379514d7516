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

/** Placeholder for comments and doctypes: separates the texts around it while parsing, and is removed in the end. */
const REMOVED: Leaf = { kind: 'text', value: '', start: 0, end: 0 };

/** An element, with private state for the parser. */
export class Branch implements Element {
  readonly kind = 'element';
  readonly name: string;
  attributes: Record<string, string>;
  children: (Branch | Leaf)[] = [];
  /** -1 for an element without tags in the file (html, body, tbody), until `finishTree` sets it. */
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

  append(child: Branch | Leaf): void {
    // An array literal has room for one child, which is the usual case; V8 gives a growing array room for seventeen.
    if (this.children.length === 0) this.children = [child];
    else this.children.push(child);
    if (child.kind === 'element') child.#parent = this;
  }

  insertBefore(child: Branch | Leaf, reference: Branch | Leaf): void {
    this.children.splice(this.indexOf(reference), 0, child);
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
    for (const child of this.children) other.append(child);
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

/** The tree adapter for parse5; one for each file. */
export function treeBuilder(): TreeAdapter<Tree> {
  let mode = DOCUMENT_MODE.NO_QUIRKS;
  const contents = new Map<Branch, Branch>();
  return {
    createDocument: () => new Branch('root', NS.HTML, []),
    createDocumentFragment: () => new Branch('root', NS.HTML, []),
    createElement: (tagName, namespace, attributes) => new Branch(tagName, namespace, attributes),
    createCommentNode: () => REMOVED,
    createTextNode,
    appendChild: (parent, child) => parent.append(child),
    insertBefore: (parent, child, reference) => parent.insertBefore(child, reference),
    detachNode: (node) => node.kind === 'element' && node.detach(),
    insertText: (parent, text) => addText(parent, parent.children.length, text),
    insertTextBefore: (parent, text, reference) => addText(parent, parent.indexOf(reference), text),
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
    isTextNode: (node): node is Leaf => node.kind === 'text' && node !== REMOVED,
    isCommentNode: isRemoved,
    isDocumentTypeNode: isRemoved,
    isElementNode: (node): node is Branch => node.kind === 'element',
    setNodeSourceCodeLocation: (node, location) => {
      if (location === null || node === REMOVED) return;
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
}

function isRemoved(node: Branch | Leaf): node is Leaf {
  return node === REMOVED;
}

function createTextNode(value: string): Leaf {
  return { kind: 'text', value, start: -1, end: -1 };
}

/** Appends to the text before an index, or inserts a new one there. */
function addText(parent: Branch, index: number, text: string): void {
  const before = parent.children[index - 1];
  if (before?.kind === 'text' && before !== REMOVED) before.value += text;
  else if (index === parent.children.length) parent.append(createTextNode(text));
  else parent.children.splice(index, 0, createTextNode(text));
}

/**
 * Finishes a tree: removes comments, shifts offsets by `start`, and gives elements without tags in the file the range of
 * their parent. Not recursive: a hostile file nests deeper than the call stack.
 */
export function finishTree(root: Branch, start: number, end: number): Branch {
  root.start = 0;
  root.end = end - start;
  const waiting = [root];
  for (let parent = waiting.pop(); parent; parent = waiting.pop()) {
    if (parent.children.includes(REMOVED)) parent.children = parent.children.filter((child) => child !== REMOVED);
    for (const child of parent.children) {
      if (child.kind === 'text') {
        child.start += start;
        child.end += start;
        continue;
      }
      if (child.start < 0) {
        child.start = parent.start;
        child.end = parent.end;
      }
      waiting.push(child);
    }
    parent.start += start;
    parent.end += start;
  }
  return root;
}
