/** Writing to the terminal, and to whatever stands in its place: colour and nothing else depends on which. */
import { styleText } from 'node:util';
import type { Paint, Tone } from './print.ts';

const STYLES = { good: 'green', warning: 'yellow', bad: 'red', quiet: 'dim', strong: 'bold' } as const satisfies Record<
  Tone,
  string
>;

/** Plain text where the output is no terminal, or NO_COLOR is set. */
export const paint: Paint = (tone, text) => styleText(STYLES[tone], text, { stream: process.stdout });

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Seconds since the process began, for people. */
export function elapsed(): string {
  return `${(performance.now() / 1000).toFixed(1)} s`;
}

/** Tells that a step has begun and how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  say(paint('quiet', `… ${title}`));
  const result = await work();
  say(`${paint('good', '✓')} ${title} ${paint('quiet', `(${((performance.now() - begun) / 1000).toFixed(1)} s)`)}`);
  return result;
}
