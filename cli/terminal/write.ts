import { styleText } from 'node:util';
import type { Context, Stream } from '../context.ts';
import { errorMessage } from '../failure.ts';
import { tableLines } from './table.ts';
import { sanitise } from './width.ts';

/** Width where the terminal does not say. */
const DEFAULT_COLUMNS = 80;

/** Are people reading? If not, or with `--json`, every result is one JSON object a line. */
export function forPeople(context: Context, options: { json?: boolean }): boolean {
  return context.stdout.isTTY === true && options.json !== true;
}

/** Results for machines: one object a line. */
export function writeJson(context: Context, value: unknown): void {
  context.stdout.write(`${JSON.stringify(value)}\n`);
}

export function writeLines(context: Context, lines: readonly string[]): void {
  for (const line of lines) context.stdout.write(`${line}\n`);
}

export function writeTable(context: Context, heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const [head = '', ...body] = tableLines(heads, rows, context.stdout.columns || DEFAULT_COLUMNS);
  writeLines(context, [paint(context, context.stdout, 'bold', head), ...body]);
}

/** A remark that is not a result: standard error, one line. */
export function writeNote(context: Context, text: string): void {
  context.stderr.write(`${sanitise(text)}\n`);
}

/** An error: `clipwatch: what` on standard error, never a stack trace. */
export function writeError(context: Context, error: unknown): void {
  const sign = paint(context, context.stderr, 'red', 'clipwatch:');
  context.stderr.write(`${sign} ${sanitise(errorMessage(error))}\n`);
}

/** Colour only on a terminal, and never against NO_COLOR (no-color.org: set and not empty). */
function paint(context: Context, stream: Stream, style: 'bold' | 'red', text: string): string {
  if (stream.isTTY !== true || context.env.NO_COLOR) return text;
  return styleText(style, text, { validateStream: false });
}
