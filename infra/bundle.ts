import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type BuildOptions, buildSync, type Metafile, transformSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Packages and modules whose entry imports far more than a function uses, each with its replacement (`infra/lean/README.md`). */
const lean = {
  '@aws-sdk/credential-provider-node': `${root}infra/lean/credentials.mjs`,
  'node:process': `${root}infra/lean/process.mjs`,
  undici: `${root}infra/lean/undici.mjs`,
  'zod/mini': `${root}node_modules/zod/mini/index.js`,
  'zod/v4/core': `${root}node_modules/zod/v4/core/index.js`,
  zod: `${root}infra/lean/zod.mjs`,
};

/** How every function is bundled. */
export const bundling = {
  absWorkingDir: root,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  chunkNames: '[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node24',
  minify: true,
  // Escaped, non-Latin letters in the data would take three times the space.
  charset: 'utf8',
  // Prefer the ES module of a package: unused parts of it are removed.
  mainFields: ['module', 'main'],
  alias: lean,
  // CommonJS packages in the bundle call `require`.
  banner: {
    js: "import{createRequire as bundleRequire}from'node:module';const require=bundleRequire(import.meta.url);",
  },
  logLevel: 'warning',
} satisfies BuildOptions;

/**
 * The handler of a stage (`functions/<stage>/handler.ts`) with its dependencies as `index.mjs`. Dynamic imports
 * (`await import(…)`) become files of their own, which a cold start does not read.
 */
export function bundleOf(stage: string): Code {
  return Code.fromAsset(`${root}functions`, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // The CDK requires an image, but uses it only if local bundling fails.
      image: DockerImage.fromRegistry('unused'),
      // The CDK caches bundles by folder and command: without this, all functions would get the same one.
      command: [stage],
      local: {
        tryBundle(folder) {
          writeBundle(stage, folder);
          return true;
        },
      },
    },
  });
}

/** The entries of a stage: its handler, and what it runs in a process of its own, if it does (`process.ts`). */
function entriesOf(stage: string): Record<string, string> {
  const own = `${root}functions/${stage}/process.ts`;
  return { index: `${root}functions/${stage}/handler.ts`, ...(existsSync(own) && { process: own }) };
}

/** Writes the bundle to a folder; returns esbuild's account of what is in it. */
export function writeBundle(stage: string, folder: string): Metafile {
  writeAssets(`${root}functions/${stage}/assets`, join(folder, 'assets'));
  return buildSync({
    ...bundling,
    entryPoints: entriesOf(stage),
    outdir: folder,
    metafile: true,
  }).metafile;
}

/** The files that a stage hands to browsers lie beside its bundle; style and script are made smaller. */
function writeAssets(from: string, to: string): void {
  if (!existsSync(from)) return;
  for (const name of globSync('**/*.*', { cwd: from })) {
    const content = readFileSync(join(from, name), 'utf8');
    const loader = LOADERS[extname(name)];
    const small = loader && transformSync(content, { loader, minify: true, charset: 'utf8' }).code;
    mkdirSync(dirname(join(to, name)), { recursive: true });
    writeFileSync(join(to, name), small ?? content);
  }
}

const LOADERS: Readonly<Record<string, 'css' | 'js'>> = { '.css': 'css', '.js': 'js' };
