import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { programFor, run } from '../../cli/run.ts';
import manifest from '../../package.json' with { type: 'json' };
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

test('--version is that of the package', async () => {
  const context = contextWith();
  expect([await run(['--version'], context), context.out()]).toEqual([0, `${manifest.version}\n`]);
});

test.each<[why: string, env: Record<string, string>, region: string | undefined]>([
  ['the one of the AWS CLI', { AWS_DEFAULT_REGION: 'eu-west-3' }, 'eu-west-3'],
  ['both', { AWS_REGION: 'eu-central-1', AWS_DEFAULT_REGION: 'eu-west-3' }, 'eu-central-1'],
  ['none', {}, undefined],
])('the region of %s', async (_, env, region) => {
  const context = contextWith(env);
  await run(['--version'], context);
  expect(context.env.AWS_REGION).toBe(region);
});

test('without a region: both variables are named', async () => {
  const context = contextWith();
  expect(await run(['clips', 'list'], context)).toBe(1);
  expect(context.err()).toContain('there is no AWS region: set AWS_REGION or AWS_DEFAULT_REGION');
});

/** Each command as it is called, groups of commands too. */
const calls = (command: Command, path: string[] = []): string[][] => [
  path,
  ...command.commands.flatMap((one) => calls(one, [...path, one.name()])),
];

const all = calls(programFor(contextWith(), () => {})).map((path) => ({
  path,
  call: ['clipwatch', ...path].join(' '),
}));
test.each(all)('no line of `$call --help` is wider than 100 columns', async ({ path }) => {
  const context = contextWith();
  expect(await run([...path, '--help'], context)).toBe(0);
  expect(
    context
      .out()
      .split('\n')
      .filter(({ length }) => length > 100),
  ).toEqual([]);
});
