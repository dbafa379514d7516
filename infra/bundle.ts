import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Packages whose own entry brings in far more than a function uses, each with what is bundled in its place. */
const lean = {
  '@aws-sdk/credential-provider-node': `${root}infra/lean/credentials.mjs`,
  undici: `${root}infra/lean/undici.mjs`,
  zod: `${root}infra/lean/zod.mjs`,
};

/**
 * The handler of a stage (`functions/<stage>/handler.ts`) and all it needs, as one `index.mjs`; what it imports only
 * when needed (`await import(…)`) becomes files of their own beside it, which a cold start does not read.
 */
export function bundleOf(stage: string): Code {
  return Code.fromAsset(`${root}functions`, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // The CDK wants an image named; it would be asked only where bundling on this machine fails.
      image: DockerImage.fromRegistry('unused'),
      // Of one folder, the CDK takes bundlings for the same unless their commands differ.
      command: [stage],
      local: {
        tryBundle(folder) {
          bundle(stage, folder);
          return true;
        },
      },
    },
  });
}

/** Writes the bundle into a folder. */
function bundle(stage: string, folder: string): void {
  buildSync({
    entryPoints: { index: `${root}functions/${stage}/handler.ts` },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    chunkNames: '[name]-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minify: true,
    // Escaped, the letters of languages and outlets would be three times as long.
    charset: 'utf8',
    // The ES module of a package where there is one: unused parts of it fall away.
    mainFields: ['module', 'main'],
    alias: lean,
    // CommonJS packages inside an ES module still call require.
    banner: {
      js: "import{createRequire as bundleRequire}from'node:module';const require=bundleRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}
