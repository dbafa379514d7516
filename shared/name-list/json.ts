/** Lists of names as JSON: an array (`names.json`), or one object a line. */
import type { Name } from '../contract/name.ts';
import { checkRows, type NameListRead } from './row.ts';

/** Reads a list, `most` names of it. For a name in an array, `line` is its position, from 1. */
export function readJson(text: string, most: number): NameListRead {
  const start = text.trimStart();
  if (start.startsWith('{') && start.includes('\n')) {
    const whole = parseJson(text);
    if (whole.kind === 'unreadable') return readLines(text, most);
  }
  const whole = parseJson(text);
  if (whole.kind === 'unreadable') return refused(`this is not JSON: ${whole.message}`);
  const rows = Array.isArray(whole.value) ? whole.value : [whole.value];
  return checkRows(numbered(rows), most);
}

/** Writes a list that `readJson` reads back. */
export function writeJson(names: readonly Name[]): string {
  return `${JSON.stringify(names, null, 2)}\n`;
}

function* numbered(values: readonly unknown[]): Iterable<{ line: number; value: unknown }> {
  for (const [i, value] of values.entries()) yield { line: i + 1, value };
}

function readLines(text: string, most: number): NameListRead {
  const errors: NameListRead['errors'] = [];
  const rows: { line: number; value: unknown }[] = [];
  for (const { line, source } of linesOf(text)) {
    // One more than is read, which tells that there are more.
    if (rows.length + errors.length > most) break;
    const row = parseJson(source);
    if (row.kind === 'read') rows.push({ line, value: row.value });
    else errors.push({ line, field: '', message: `this is not JSON: ${row.message}` });
  }
  const isCut = rows.length + errors.length > most;
  const checked = checkRows(rows, most);
  const all = [...errors, ...checked.errors].sort((a, b) => a.line - b.line);
  return {
    names: checked.names,
    errors: all,
    ...(checked.cleaned && { cleaned: checked.cleaned }),
    ...(isCut && { isCut }),
  };
}

/** The lines that are not blank, one after the other: a list of them all would be larger than the text. */
function* linesOf(text: string): Iterable<{ line: number; source: string }> {
  for (let line = 1, start = 0; start < text.length; line += 1) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    const source = text.slice(start, end).trim();
    if (source !== '') yield { line, source };
    start = end + 1;
  }
}

function refused(message: string): NameListRead {
  return { names: [], errors: [{ line: 1, field: '', message }] };
}

function parseJson(text: string): { kind: 'read'; value: unknown } | { kind: 'unreadable'; message: string } {
  try {
    return { kind: 'read', value: JSON.parse(text) };
  } catch (error) {
    // JSON.parse throws for text that is not JSON.
    return { kind: 'unreadable', message: error instanceof Error ? error.message : String(error) };
  }
}
