/** Output of `npm start`: the same text on a terminal and in a pipe, coloured on a terminal only. */
import { styleText } from 'node:util';
import type { Paint, Tone } from './print.ts';

const STYLES = { good: 'green', warning: 'yellow', bad: 'red', quiet: 'dim', strong: 'bold' } as const satisfies Record<
  Tone,
  string
>;

/** Colours text, unless the output is not a terminal or NO_COLOR is set. */
export const paint: Paint = (tone, text) => styleText(STYLES[tone], text, { stream: process.stdout });

export function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Time since the process started, such as `2.5 s`. */
export function uptime(): string {
  return `${(performance.now() / 1000).toFixed(1)} s`;
}

/** Runs `work`; prints its title before, and how long it took after. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  printLine(paint('quiet', `… ${title}`));
  const result = await work();
  printLine(
    `${paint('good', '✓')} ${title} ${paint('quiet', `(${((performance.now() - begun) / 1000).toFixed(1)} s)`)}`,
  );
  return result;
}
