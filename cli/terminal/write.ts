import { styleText } from 'node:util';
import type { Context, Stream } from '../context.ts';
import { errorMessage } from '../failure.ts';
import { tableLines } from './table.ts';
import { sanitise } from './width.ts';

/** Width of a terminal that does not report it. */
const DEFAULT_COLUMNS = 80;

/** Whether results are printed as text for people: on a terminal, without `--json`. Otherwise as JSON, one object per line. */
export function forPeople(context: Context, options: { json?: boolean }): boolean {
  return context.stdout.isTTY === true && options.json !== true;
}

/** A result for machines, on a line of its own. */
export function writeJson(context: Context, value: unknown): void {
  context.stdout.write(`${JSON.stringify(value)}\n`);
}

export function writeLines(context: Context, lines: readonly string[]): void {
  for (const line of lines) context.stdout.write(`${line}\n`);
}

export function columnsOf({ stdout }: Context): number {
  return stdout.columns || DEFAULT_COLUMNS;
}

export function writeTable(context: Context, heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const [head = '', ...body] = tableLines(heads, rows, columnsOf(context));
  writeLines(context, [paint(context, context.stdout, 'bold', head), ...body]);
}

/** A remark, one line on standard error, as it is not a result. */
export function writeNote(context: Context, text: string): void {
  context.stderr.write(`${sanitise(text)}\n`);
}

/** An error, `clipwatch: message` on standard error, without a stack trace. */
export function writeError(context: Context, error: unknown): void {
  const prefix = paint(context, context.stderr, 'red', 'clipwatch:');
  context.stderr.write(`${prefix} ${sanitise(errorMessage(error))}\n`);
}

/** Colours text on a terminal, unless NO_COLOR is set and not empty (no-color.org). */
function paint(context: Context, stream: Stream, style: 'bold' | 'red', text: string): string {
  if (stream.isTTY !== true || context.env.NO_COLOR) return text;
  return styleText(style, text, { validateStream: false });
}
