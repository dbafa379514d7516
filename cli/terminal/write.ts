import { styleText } from 'node:util';
import type { Context, Stream } from '../context.ts';
import { errorMessage } from '../failure.ts';
import { harmless, harmlessJson, harmlessLines, sanitise } from './harmless.ts';
import { tableLines } from './table.ts';

/** Width of a terminal that does not report it. */
const DEFAULT_COLUMNS = 80;

/** Whether results are printed as text for people: on a terminal, without `--json`. Otherwise as JSON, one object per line. */
export function forPeople(context: Context, options: { json?: boolean }): boolean {
  return context.stdout.isTTY === true && options.json !== true;
}

/** A result for machines, on a line of its own. */
export function writeJson(context: Context, value: unknown): void {
  context.stdout.write(`${harmlessJson(JSON.stringify(value))}\n`);
}

export function writeLines(context: Context, lines: readonly string[]): void {
  for (const line of lines) context.stdout.write(`${harmless(line)}\n`);
}

/** Text as it is, for a file or another program; on a terminal without what that would obey. */
export function writeText({ stdout }: Context, text: string): void {
  stdout.write(stdout.isTTY === true ? harmlessLines(text) : text);
}

export function columnsOf({ stdout }: Context): number {
  return stdout.columns || DEFAULT_COLUMNS;
}

export function writeTable(context: Context, heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const [head = '', ...body] = tableLines(heads, rows, columnsOf(context));
  context.stdout.write(`${paint(context, context.stdout, 'bold', harmless(head))}\n`);
  writeLines(context, body);
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
