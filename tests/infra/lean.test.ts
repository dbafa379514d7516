/** What is bundled in place of a package must be that package, only less of it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'clipwatch-lean-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The exports of a lean entry, bundled as for a function. */
async function exportsOf<T extends object>(name: string): Promise<T> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [`infra/lean/${name}.mjs`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import{createRequire as bundleRequire}from'node:module';const require=bundleRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  return import(outfile);
}

it.each([
  ['undici', ['Client', 'buildConnector']],
  ['zod', ['z', 'object', 'string', 'email', 'iso', 'coerce', 'toJSONSchema', 'ZodType', 'discriminatedUnion']],
])('%s exports only names that the package has, and those we use', async (name, used) => {
  const [less, whole] = [await exportsOf(name), await import(name)];
  expect(Object.keys(less).filter((key) => !(key in whole))).toEqual([]);
  expect(Object.keys(less)).toEqual(expect.arrayContaining(used));
});

it('zod keeps its English messages and leaves the other languages out', async () => {
  const { z } = await exportsOf<typeof import('zod')>('zod');
  expect(z.string().safeParse(1).error?.issues[0]?.message).toBe('Invalid input: expected string, received number');
  expect(readFileSync(join(folder, 'zod.mjs'), 'utf8')).not.toContain('Ungültige Eingabe');
});

it('undici still makes requests through a client', async () => {
  const { Client } = await exportsOf<typeof import('undici')>('undici');
  const client = new Client('http://127.0.0.1');
  expect(typeof client.request).toBe('function');
  await client.close();
});

it('credentials come from the environment', async () => {
  const { defaultProvider } = await exportsOf<{ defaultProvider: () => () => Promise<object> }>('credentials');
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' });
  expect(await defaultProvider()()).toMatchObject({
    accessKeyId: 'id',
    secretAccessKey: 'secret',
    sessionToken: 'token',
  });
});
