import { expect, test } from 'vitest';
import { run } from '../../cli/run.ts';
import { contextWith, runAgainst } from '../support/run-command.ts';

test('what the API refuses is one line, without a stack trace', async () => {
  const { status, out, err } = await runAgainst(
    () => ({ status: 403, body: { title: 'Forbidden', status: 403, detail: 'This needs\nwrite.' } }),
    ['subscriptions', 'list'],
  );
  expect([status, out]).toEqual([1, '']);
  expect(err).toMatch(/^clipwatch: This needs write\. – the token may not do this; .*\n$/);
});

test('colour only on a terminal, and not against NO_COLOR', async () => {
  const coloured = contextWith({ CLIPWATCH_API_URL: 'example.org' }, { isTTY: true });
  await run(['names', 'list'], coloured);
  expect(coloured.err()).toContain('\u001b[31mclipwatch:');
  const grey = contextWith({ CLIPWATCH_API_URL: 'example.org', NO_COLOR: '1' }, { isTTY: true });
  expect(await run(['names', 'list'], grey)).toBe(1);
  expect(grey.err()).toBe('clipwatch: example.org is not the URL of an API: CLIPWATCH_API_URL begins with https://\n');
});
