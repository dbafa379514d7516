/** Lists of names as JSON: an array (`names.json`), or one object a line. */
import type { Name } from '../contract/name.ts';
import { checkRows, type NameListRead } from './row.ts';

/** Reads a list. For a name in an array, `line` is its position, from 1. */
export function readJson(text: string): NameListRead {
  const start = text.trimStart();
  if (start.startsWith('{') && start.includes('\n')) {
    const whole = parseJson(text);
    if (whole.kind === 'unreadable') return readLines(text);
  }
  const whole = parseJson(text);
  if (whole.kind === 'unreadable') return refused(`this is not JSON: ${whole.message}`);
  const rows = Array.isArray(whole.value) ? whole.value : [whole.value];
  return checkRows(rows.map((value, i) => ({ line: i + 1, value })));
}

/** Writes a list that `readJson` reads back. */
export function writeJson(names: readonly Name[]): string {
  return `${JSON.stringify(names, null, 2)}\n`;
}

function readLines(text: string): NameListRead {
  const errors: NameListRead['errors'] = [];
  const rows: { line: number; value: unknown }[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const row = parseJson(line);
    if (row.kind === 'read') rows.push({ line: i + 1, value: row.value });
    else errors.push({ line: i + 1, field: '', message: `this is not JSON: ${row.message}` });
  }
  const checked = checkRows(rows);
  return { names: checked.names, errors: [...errors, ...checked.errors].sort((a, b) => a.line - b.line) };
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
