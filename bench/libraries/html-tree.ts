/** Our HTML tree, built while parse5 parses, against parse5's own tree converted to ours: same tree, time, memory. */
import { isDeepStrictEqual } from 'node:util';
import { readPage } from '../../shared/document/html.ts';
import type { Bench } from '../figures.ts';
import { madePages } from '../pages/index.ts';
import { install, versioned } from '../peers.ts';
import { type Candidate, columns, compare, explanation } from './compare.ts';

const OURS = `export { readPage as answer } from '../../shared/document/html.ts';`;

/** What would be needed without a tree builder and a tokenizer of our own. */
const CONVERTED = `
import { parse } from 'parse5';
const convert = (nodes, parent) => nodes.flatMap((node) => {
  const place = node.sourceCodeLocation;
  const { start, end } = place ? { start: place.startOffset, end: place.endOffset } : parent;
  if ('tagName' in node) {
    const attributes = Object.fromEntries(
      node.attrs.map(({ prefix, name, value }) => [(prefix ? prefix + ':' + name : name).toLowerCase(), value]));
    const children = convert(node.childNodes, { start, end });
    return [{ kind: 'element', name: node.tagName.toLowerCase(), attributes, children, start, end }];
  }
  return 'value' in node ? [{ kind: 'text', value: node.value, start, end }] : [];
});
export const answer = (source) => {
  const whole = { start: 0, end: source.length };
  const { childNodes } = parse(source, { sourceCodeLocationInfo: true, scriptingEnabled: false });
  return { kind: 'element', name: 'root', attributes: {}, children: convert(childNodes, whole), ...whole };
};`;

/** No tree for us to use: what parse5 takes without offsets and conversion, as the limit of what can be saved. */
const BARE = `
import { parse } from 'parse5';
export const answer = (source) => { parse(source, { scriptingEnabled: false }); return null; };`;

/** Pages of real sites have about 150 KB; the made ones are repeated to that. */
const PAGE_LENGTH = 150_000;
/** The first page shows the memory. */
const LARGE_LENGTH = 3_000_000;
/** Every tenth of the made pages: all languages and templates occur. */
const STEP = 10;

export const htmlTree: Bench = async (session, progress) => {
  const remark = await install(session, progress);
  const name = await versioned('parse5');
  const ours: Candidate<string, unknown> = { name: 'clipwatch', code: OURS };
  const others = [
    { name: `${name}, converted`, code: CONVERTED },
    { name: `${name}, bare`, code: BARE },
  ];
  const sources = (await madePages()).map(({ bytes }) => new TextDecoder().decode(bytes));
  progress(`Parsing ${sources.length} pages…`);
  const sample = sources.filter((_, at) => at % STEP === 0);
  const inputs = [repeated(sample[0] ?? '', LARGE_LENGTH), ...sample.map((source) => repeated(source, PAGE_LENGTH))];
  const cases = inputs.map((input) => ({
    input,
    why: 'page',
    isRight: (answer: unknown) => isDeepStrictEqual(plain(answer), plain(readPage(input))),
  }));
  const { rows } = await compare(session, remark === null ? [ours, ...others] : [ours], cases);
  return {
    title: `HTML tree: a page of ${LARGE_LENGTH / 1e6} MB and ${sample.length} of ${PAGE_LENGTH / 1000} KB`,
    columns: { ...columns, percent: '% same tree' },
    rows,
    remarks: [
      explanation,
      'the bare parser gives neither offsets nor our tree: it shows the least that parsing takes',
      ...(remark === null ? [] : [remark]),
    ],
  };
};

/** The same page with its body repeated to so many characters. */
function repeated(source: string, length: number): string {
  const [head = '', body = ''] = source.split(/(?<=<body[^>]*>)/);
  return head + body.repeat(Math.ceil(length / Math.max(1, body.length)));
}

/** Without classes and prototypes. */
function plain(tree: unknown): unknown {
  return structuredClone(tree);
}
