import { styleText } from 'node:util';
import type { Stream, World } from '../context.ts';
import { reasonOf } from '../failure.ts';
import { table } from './table.ts';
import { plain } from './width.ts';

/** Width where the terminal does not say. */
const DEFAULT_COLUMNS = 80;

/** Are people reading? If not, or with `--json`, every result is one JSON object a line. */
export function forPeople(world: World, options: { json?: boolean }): boolean {
  return world.stdout.isTTY === true && options.json !== true;
}

/** Results for machines: one object a line. */
export function writeJson(world: World, value: unknown): void {
  world.stdout.write(`${JSON.stringify(value)}\n`);
}

export function writeLines(world: World, lines: readonly string[]): void {
  for (const line of lines) world.stdout.write(`${line}\n`);
}

export function writeTable(world: World, heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const [head = '', ...body] = table(heads, rows, world.stdout.columns || DEFAULT_COLUMNS);
  writeLines(world, [paint(world, world.stdout, 'bold', head), ...body]);
}

/** A remark that is not a result: standard error, one line. */
export function note(world: World, text: string): void {
  world.stderr.write(`${plain(text)}\n`);
}

/** An error: `clipwatch: what` on standard error, never a stack trace. */
export function complain(world: World, error: unknown): void {
  const sign = paint(world, world.stderr, 'red', 'clipwatch:');
  world.stderr.write(`${sign} ${plain(reasonOf(error))}\n`);
}

/** Colour only on a terminal, and never against NO_COLOR (no-color.org: set and not empty). */
function paint(world: World, stream: Stream, style: 'bold' | 'red', text: string): string {
  if (stream.isTTY !== true || world.env.NO_COLOR) return text;
  return styleText(style, text, { validateStream: false });
}
