/** Bundles of functions: one file that a cold start reads, and files that are loaded on demand. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleOf } from '../../infra/bundle.ts';
import { pdf } from '../support/make/make-pdf.ts';

const outdir = mkdtempSync(join(tmpdir(), 'clipwatch-bundle-'));
afterAll(() => rmSync(outdir, { recursive: true }));

/** Files of the parse bundle, by name without the hash; what several share, by its whole name. */
const files = new Map<string, string>();
let folders: string[] = [];
let folder = '';

beforeAll(() => {
  const stack = new Stack(new App({ outdir }), 'Bundles');
  const code = { runtime: Runtime.NODEJS_24_X, handler: 'index.handler' };
  for (const handler of ['parse', 'store']) new Lambda(stack, handler, { ...code, code: bundleOf(handler) });
  folders = readdirSync(outdir).filter((name) => name.startsWith('asset.'));
  const parse = folders.find((folder) => readdirSync(join(outdir, folder)).some((name) => name.startsWith('zip-')));
  folder = join(outdir, parse ?? '');
  for (const name of readdirSync(folder)) {
    const own = name.startsWith('chunk-') ? name : name.replace(/-[A-Z0-9]{8}(?=\.mjs$)/, '');
    files.set(own, readFileSync(join(folder, name), 'utf8'));
  }
  // Bundling two functions may pass the default of 10 s on a busy machine.
}, 60_000);

test('two functions are two bundles', () => {
  expect(folders).toHaveLength(2);
});

test.each(['zip', 'docx', 'odt', 'doc', 'xlsx', 'xls', 'ods', 'rtf', 'pdf', 'warc', 'gzip', 'mhtml', 'eml'])(
  'the parse function loads the reader of %s on demand',
  (container) => {
    const all = [...files.values()].join('\n');
    expect(files.has(`${container}.mjs`)).toBe(true);
    expect(all).toMatch(new RegExp(`import\\("\\./${container}-[A-Z0-9]{8}\\.mjs"\\)`));
    expect(all).not.toMatch(new RegExp(`(?:from|import)"\\./${container}-`));
  },
);

test('a PDF is read as deployed, in a thread of its own', async () => {
  const name = readdirSync(folder).find((file) => file.startsWith('pdf-')) ?? '';
  const { openPdf } = await import(join(folder, name));
  const bytes = pdf([{ runs: [{ x: 50, y: 700, size: 10, text: 'The bridge is open.' }] }]);
  expect(await openPdf(bytes)).toMatchObject({ parts: [{ content: { text: '<p>The bridge is open.</p>' } }] });
});
