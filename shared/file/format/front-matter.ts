/** Front matter: declarations at the top of Markdown and HTML files. */
import type { Declared } from '../../document/document.ts';
import { readJson } from './json/parse.ts';
import { readToml } from './toml-value.ts';
import { declarationsIn, entriesOf, type Mapping } from './value.ts';
import { readYaml } from './yaml-value.ts';

export interface FrontMatter {
  readonly declared: readonly Declared[];
  /** The file with blanks in place of the front matter, so that offsets stay. */
  readonly body: string;
}

/** Longer blocks are no front matter. */
const LONGEST = 65_536;
/** `---`, `---json`, `+++` or `;;;` in a line of its own. */
const FENCE = /^\s{0,99}(---|\+\+\+|;;;)[ \t]{0,9}(yaml|toml|json)?[ \t]{0,9}(?:\r\n|[\r\n])/i;
/** The language between fences, and the closing fence. */
const FENCES: readonly (readonly [fence: string, language: string, end: RegExp])[] = [
  ['---', 'yaml', /^(?:---|\.\.\.)[ \t]{0,9}$/gm],
  ['+++', 'toml', /^\+\+\+[ \t]{0,9}$/gm],
  [';;;', 'json', /^;;;[ \t]{0,9}$/gm],
];

/** YAML, TOML or JSON at the top of a file with a body below; null where there is none. */
export function frontMatterOf(source: string): FrontMatter | null {
  const block = fenced(source) ?? unfenced(source);
  if (!block?.map || block.map.entries.length === 0) return null;
  return { declared: declarationsIn(entriesOf(block.map)), body: blanks(block.end) + source.slice(block.end) };
}

interface Block {
  readonly map: Mapping | null;
  readonly end: number;
}

function fenced(source: string): Block | null {
  const opening = FENCE.exec(source);
  const row = FENCES.find(([fence]) => fence === opening?.[1]);
  if (!opening || !row) return null;
  const start = opening[0].length;
  const [, usual, end] = row;
  end.lastIndex = start;
  const closing = end.exec(source.slice(0, start + LONGEST));
  if (!closing) return null;
  const language = opening[2]?.toLowerCase() ?? usual;
  const read = language === 'json' ? readMembers : language === 'toml' ? readToml : readYaml;
  return { map: read(source, start, closing.index), end: closing.index + closing[0].length };
}

/** Between `;;;` the braces of the object may be missing. */
function readMembers(source: string, start: number, end: number): Mapping | null {
  const braced = /^\s{0,999}\{/.test(source.slice(start, end));
  const json = source.slice(0, end);
  const read = braced ? readJson(json, start) : readJson(`${json.slice(0, start - 1)}{${json.slice(start)}`, start - 1);
  return read?.value.kind === 'map' ? read.value : null;
}

/** `{ … }` before other text is front matter too (Hugo). */
function unfenced(source: string): Block | null {
  if (!/^\s{0,99}\{\s{0,99}"/.test(source)) return null;
  const read = readJson(source.slice(0, LONGEST));
  if (read?.value.kind !== 'map' || !/^[ \t]{0,9}[\r\n]\s{0,999}[^\s{[]/.test(source.slice(read.end, read.end + 1100)))
    return null;
  return { map: read.value, end: read.end };
}

/** Lines of blanks: one long line would be deep indentation to Markdown. */
function blanks(length: number): string {
  const line = `${' '.repeat(79)}\n`;
  return `${line.repeat(Math.ceil(length / line.length)).slice(0, Math.max(0, length - 1))}${length > 0 ? '\n' : ''}`;
}
