/** The stack onto the emulator: synthesised, bundled and deployed by the CDK as it would be to AWS. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IncompleteStack, type StackOutputs, stackOutputs } from '../functions/aws/stack.ts';
import { defaultStackName } from '../shared/wiring.ts';
import { ACCOUNT, awsEnvironment, childEnvironment, REGION } from './child-environment.ts';
import { run } from './children.ts';
import { root } from './paths.ts';

/** What decides the synthesised stack and its bundles. */
const SOURCES = ['functions', 'infra', 'shared', 'cdk.json', 'package-lock.json', 'tsconfig.json'];

/** One call of the `cdk` command takes some 5 seconds; a machine that is busy otherwise may take many times that. */
const LIMIT_SECONDS = 240;

/** The CDK context of the deployment (`infra/config.ts`). */
export type Context = Readonly<Record<string, string>>;

export interface Deploying {
  readonly signal: AbortSignal;
  /** Each line that the CDK writes. */
  readonly onLine: (line: string) => void;
}

/** Alerts come from here; the domain is one that never exists (RFC 2606). */
export const SENDER = 'alerts@clipwatch.example';

/** The configuration of a stack on this machine: it can be thrown away, and holds nothing of worth. */
export const context: Context = {
  sender: SENDER,
  siteOrigins: 'http://localhost',
  retain: 'false',
  // Each run is a process of its own here: many more of them than processors would only wait for one another.
  concurrency: '16',
};

/** Synthesises the stack and its bundles into `assembly`. Needs no emulator. */
export async function synthesise(assembly: string, config: Context, how: Deploying): Promise<void> {
  const values = Object.entries(config).flatMap(([key, value]) => ['--context', `${key}=${value}`]);
  await cdk(['synth', '--quiet', '--output', assembly, ...values], root, {}, how);
}

/** Prepares the emulator's account for the CDK. In a folder without an app, so that nothing is synthesised for it. */
export async function bootstrap(endpoint: string, folder: string, how: Deploying, authority?: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const where = awsEnvironment(endpoint, authority);
  await cdk(['bootstrap', `aws://${ACCOUNT}/${REGION}`], folder, where, how);
}

/** Deploys what was synthesised. */
export async function deploy(endpoint: string, assembly: string, how: Deploying, authority?: string): Promise<void> {
  const parameters = ['deploy', '--app', assembly, '--require-approval', 'never', '--asset-parallelism', 'true'];
  await cdk([...parameters, defaultStackName], root, awsEnvironment(endpoint, authority), how);
}

/** The outputs of the deployed stack; null where there is none that is complete. Asks where the environment of this process leads. */
export async function deployed(): Promise<StackOutputs | null> {
  try {
    return await stackOutputs(defaultStackName);
  } catch (error) {
    if (error instanceof IncompleteStack) return null;
    // CloudFormation has no better word for a stack that does not exist.
    if (error instanceof Error && error.name === 'ValidationError') return null;
    throw error;
  }
}

/**
 * An address of the API that needs no `*.localhost` name to be resolved, which not every machine does: the emulator
 * takes the API's id from the path as well as from the host name.
 */
export function plainApiUrl(apiUrl: string, endpoint: string): string {
  const [id] = new URL(apiUrl).hostname.split('.');
  return `${endpoint}/_aws/execute-api/${id}/$default`;
}

/** The same for the same sources and configuration: what is deployed already need not be deployed again. */
export async function fingerprint(config: Context): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(config)).update(process.version);
  for (const source of SOURCES) {
    for (const file of await filesOf(source)) hash.update(`\0${file}\0`).update(await readFile(join(root, file)));
  }
  return hash.digest('hex');
}

async function filesOf(source: string): Promise<string[]> {
  const folder = join(root, source);
  if (source.includes('.')) return [source];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}

async function cdk(
  parameters: readonly string[],
  cwd: string,
  aws: Readonly<Record<string, string>>,
  how: Deploying,
): Promise<void> {
  const env = { ...childEnvironment(process.env), ...aws, CDK_DISABLE_CLI_TELEMETRY: 'true' };
  await run('cdk', ['--no-notices', '--no-color', '--ci', ...parameters], {
    ...how,
    cwd,
    env,
    limitSeconds: LIMIT_SECONDS,
  });
}
