import { expect, test } from 'vitest';
import { run } from '../../../../cli/run.ts';
import { contextWith, jsonLines } from '../../../support/run-command.ts';

test('variants are shown ranked, without those struck out', async () => {
  const context = contextWith();
  expect(await run(['names', 'variants', 'Mara Lind', '--strike', 'Мара Линд'], context)).toBe(0);
  const [{ variants }] = jsonLines(context.out()).map((line) => Object(line));
  expect(variants).toContain('مارا ليند');
  expect(variants).not.toContain('Мара Линд');
  const terminal = contextWith({}, { isTTY: true });
  await run(['names', 'variants', 'Mara Lind'], terminal);
  expect(terminal.out().split('\n')).toContain('Мара Линд');
});
