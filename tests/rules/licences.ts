/**
 * `npm run licences`: writes into NOTICE which packages the functions contain, by licence. Exit status 1, and nothing
 * written, if one has a licence that `PERMISSIVE` does not list.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import * as z from 'zod';
import { bundling } from '../../infra/bundle.ts';

/** SPDX ids of licences that ask for no more than a notice. */
const PERMISSIVE: readonly string[] = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0'];

const Manifest = z.object({ name: z.string(), license: z.string().optional() });
type Manifest = z.output<typeof Manifest>;

/** The packages with code in the bundle of any function. */
export function bundledPackages(): Manifest[] {
  const { outputs } = buildSync({
    ...bundling,
    entryPoints: globSync('functions/*/handler.ts', { cwd: bundling.absWorkingDir }),
    outdir: join(tmpdir(), 'clipwatch-licences'),
    metafile: true,
    write: false,
  }).metafile;
  const folders = new Set(
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? (folderOf(path) ?? []) : [])),
    ),
  );
  return [...folders].map((folder) =>
    Manifest.parse(JSON.parse(readFileSync(join(bundling.absWorkingDir, folder, 'package.json'), 'utf8'))),
  );
}

/** The folder of the package that a file belongs to; none for our own. */
function folderOf(path: string): string | undefined {
  return /^.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}

/** Packages whose licence is unknown, or asks for more than a notice: `<name>: <licence>`. */
export function unfit(packages: readonly Manifest[]): string[] {
  return packages
    .filter(({ license }) => license === undefined || !PERMISSIVE.includes(license))
    .map(({ name, license }) => `${name}: ${license ?? 'no licence stated'}`);
}

/** NOTICE with the list of these packages in place of the one that it has. */
export function noticeOf(notice: string, packages: readonly Manifest[]): string {
  const licences = [...new Set(packages.map(({ license }) => license ?? ''))].toSorted();
  const paragraphs = licences.map((licence) => {
    const names = new Set(packages.flatMap(({ name, license }) => (license === licence ? name : [])));
    return `  ${licence}:\n${[...names]
      .toSorted()
      .map((name) => `    ${name}\n`)
      .join('')}`;
  });
  const [before, after] = [notice.indexOf(START), notice.indexOf(END)];
  if (before < 0 || after < before)
    throw new Error(`NOTICE has no list: it stands between “${START.trim()}” and “${END}”.`);
  return `${notice.slice(0, before + START.length)}\n${paragraphs.join('\n')}\n${notice.slice(after)}`;
}

const START = '`npm run licences` writes this list:\n';
const END = 'The command also uses';

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const packages = bundledPackages();
  const bad = unfit(packages);
  if (bad.length > 0) {
    console.error(`Not for the functions, by licence:\n${bad.join('\n')}`);
    process.exitCode = 1;
  } else {
    writeFileSync('NOTICE', noticeOf(readFileSync('NOTICE', 'utf8'), packages));
    console.info(`NOTICE names ${packages.length} packages.`);
  }
}
