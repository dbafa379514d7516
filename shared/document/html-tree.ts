/** The tree of `document.ts`, built by the parser of parse5 itself: no tree of its own is made first, and thrown away. */
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

/** What is gone in the end: comments, which part the texts around them until then, and doctypes. */
const GONE: Leaf = { kind: 'text', value: '', start: 0, end: 0 };

/** An element, with what only the parser asks of it hidden. */
export class Branch implements Element {
  readonly kind = 'element';
  readonly name: string;
  attributes: Record<string, string>;
  children: (Branch | Leaf)[] = [];
  /** Below 0 for an element that the file leaves out (html, body, tbody), until it is settled. */
  start = -1;
  end = -1;
  #parent: Branch | null = null;
  #closed = false;
  readonly #tagName: string;
  readonly #namespace: html.NS;

  constructor(tagName: string, namespace: html.NS, attributes: readonly Token.Attribute[]) {
    this.name = tagName.toLowerCase();
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
    // An array made so takes one place, not the seventeen that V8 gives to one that grows: most have one child.
    if (this.children.length === 0) this.children = [child];
    else this.children.push(child);
    if (child.kind === 'element') child.#parent = this;
  }

  insertBefore(child: Branch | Leaf, reference: Branch | Leaf): void {
    this.children.splice(this.placeOf(reference), 0, child);
    if (child.kind === 'element') child.#parent = this;
  }

  /** Where a child is, which is most often the last. */
  placeOf(child: Branch | Leaf): number {
    const last = this.children.length - 1;
    return this.children[last] === child ? last : this.children.indexOf(child);
  }

  detach(): void {
    const parent = this.#parent;
    if (parent === null) return;
    parent.children.splice(parent.placeOf(this), 1);
    this.#parent = null;
  }

  /** Gives all children to another element. */
  handTo(other: Branch): void {
    for (const child of this.children) other.append(child);
    this.children = [];
  }

  close(): void {
    this.#closed = true;
  }
}

const NONE: Record<string, string> = Object.freeze({});
const PLAIN = { configurable: true, enumerable: true, writable: true };

function recordOf(attributes: readonly Token.Attribute[]): Record<string, string> {
  if (attributes.length === 0) return NONE;
  const record: Record<string, string> = {};
  for (const { prefix, name, value } of attributes)
    put(record, (prefix ? `${prefix}:${name}` : name).toLowerCase(), value);
  return record;
}

/** Set in the plain way, `__proto__` would be no attribute. */
function put(record: Record<string, string>, name: string, value: string): void {
  if (name === '__proto__') Object.defineProperty(record, name, { value, ...PLAIN });
  else record[name] = value;
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

/** The parser asks of a place only whether there is one, and whether an end tag is part of it. */
const SOMEWHERE: Token.ElementLocation = {
  startLine: 0,
  startCol: 0,
  startOffset: 0,
  endLine: 0,
  endCol: 0,
  endOffset: 0,
};
const CLOSED: Token.ElementLocation = { ...SOMEWHERE, endTag: SOMEWHERE };

/** Tells the parser how to build a tree; one for each file. */
export function treeBuilder(): TreeAdapter<Tree> {
  let mode = DOCUMENT_MODE.NO_QUIRKS;
  const contents = new Map<Branch, Branch>();
  return {
    createDocument: () => new Branch('root', NS.HTML, []),
    createDocumentFragment: () => new Branch('root', NS.HTML, []),
    createElement: (tagName, namespace, attributes) => new Branch(tagName, namespace, attributes),
    createCommentNode: () => GONE,
    createTextNode,
    appendChild: (parent, child) => parent.append(child),
    insertBefore: (parent, child, reference) => parent.insertBefore(child, reference),
    detachNode: (node) => node.kind === 'element' && node.detach(),
    insertText: (parent, text) => addText(parent, parent.children.length, text),
    insertTextBefore: (parent, text, reference) => addText(parent, parent.placeOf(reference), text),
    setTemplateContent: (template, content) => contents.set(template, content),
    getTemplateContent: (template) => contents.get(template) ?? template,
    setDocumentType: () => undefined,
    setDocumentMode: (_document, given) => {
      mode = given;
    },
    getDocumentMode: () => mode,
    adoptAttributes: (recipient, attributes) => {
      if (recipient.attributes === NONE) recipient.attributes = {};
      for (const [name, value] of Object.entries(recordOf(attributes)))
        if (!Object.hasOwn(recipient.attributes, name)) put(recipient.attributes, name, value);
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
    isTextNode: (node): node is Leaf => node.kind === 'text' && node !== GONE,
    isCommentNode: isGone,
    isDocumentTypeNode: isGone,
    isElementNode: (node): node is Branch => node.kind === 'element',
    setNodeSourceCodeLocation: (node, location) => {
      if (location === null || node === GONE) return;
      node.start = location.startOffset;
      node.end = location.endOffset;
    },
    getNodeSourceCodeLocation: (node) => {
      if (node.start < 0) return null;
      return node.kind === 'element' && node.isClosed ? CLOSED : SOMEWHERE;
    },
    updateNodeSourceCodeLocation: (node, { endOffset, endTag }) => {
      if (endOffset !== undefined) node.end = endOffset;
      if (endTag && node.kind === 'element') node.close();
    },
  };
}

function isGone(node: Branch | Leaf): node is Leaf {
  return node === GONE;
}

function createTextNode(value: string): Leaf {
  return { kind: 'text', value, start: -1, end: -1 };
}

/** Adds to the text that stands before a place, or puts a new one there. */
function addText(parent: Branch, place: number, text: string): void {
  const before = parent.children[place - 1];
  if (before?.kind === 'text' && before !== GONE) before.value += text;
  else if (place === parent.children.length) parent.append(createTextNode(text));
  else parent.children.splice(place, 0, createTextNode(text));
}

/**
 * Ends the building: comments go, offsets are shifted, and elements that the file leaves out reach as far as their
 * parent. Iterative: a hostile file nests deeper than calls may.
 */
export function finishTree(root: Branch, start: number, end: number): Branch {
  root.start = 0;
  root.end = end - start;
  const waiting = [root];
  for (let parent = waiting.pop(); parent; parent = waiting.pop()) {
    if (parent.children.includes(GONE)) parent.children = parent.children.filter((child) => child !== GONE);
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
