/** Deploys the stack to the emulator with the CDK, as it would be deployed to AWS. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IncompleteStack, type StackOutputs, stackOutputs } from '../functions/aws/stack.ts';
import { defaultStackName } from '../shared/wiring.ts';
import { ACCOUNT, awsEnvironment, childEnvironment, REGION } from './child-environment.ts';
import { runCommand } from './children.ts';
import { root } from './paths.ts';

/** The sources of the synthesised stack and its bundles. */
const SOURCES = ['functions', 'infra', 'shared', 'cdk.json', 'package-lock.json', 'tsconfig.json'];

/** A `cdk` command takes about 5 seconds; on a busy machine many times that. */
const LIMIT_SECONDS = 240;

/** CDK context of the deployment (`infra/config.ts`). */
export type CdkContext = Readonly<Record<string, string>>;

export interface CdkOptions {
  readonly signal: AbortSignal;
  /** Called for each line that the CDK writes. */
  readonly onLine: (line: string) => void;
}

/** Sender of the alert mails, in a domain that never exists (RFC 2606). */
export const SENDER = 'alerts@clipwatch.example';

/** The configuration of the local stack: that of a new account, with every default. */
export const localContext: CdkContext = {
  sender: SENDER,
  siteOrigins: 'http://localhost',
};

/** Synthesises the stack and its bundles into `assembly`. Needs no emulator. */
export async function synthesise(assembly: string, config: CdkContext, options: CdkOptions): Promise<void> {
  const values = Object.entries(config).flatMap(([key, value]) => ['--context', `${key}=${value}`]);
  await cdk(['synth', '--quiet', '--output', assembly, ...values], root, {}, options);
}

/** Prepares the emulator's account for the CDK. Runs in `folder`, which has no CDK app, so that nothing is synthesised. */
export async function bootstrap(endpoint: string, folder: string, options: CdkOptions, caFile?: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const aws = awsEnvironment(endpoint, caFile);
  await cdk(['bootstrap', `aws://${ACCOUNT}/${REGION}`], folder, aws, options);
}

/** Deploys the synthesised stack. */
export async function deploy(endpoint: string, assembly: string, options: CdkOptions, caFile?: string): Promise<void> {
  const args = ['deploy', '--app', assembly, '--require-approval', 'never', '--asset-parallelism', 'true'];
  await cdk([...args, defaultStackName], root, awsEnvironment(endpoint, caFile), options);
}

/** Outputs of the deployed stack, or null if there is no complete one. Uses the AWS endpoint of this process's environment. */
export async function deployedOutputs(): Promise<StackOutputs | null> {
  try {
    return await stackOutputs(defaultStackName);
  } catch (error) {
    if (error instanceof IncompleteStack) return null;
    // CloudFormation's error for a stack that does not exist.
    if (error instanceof Error && error.name === 'ValidationError') return null;
    throw error;
  }
}

/**
 * The API's URL with an IP address instead of a `*.localhost` name, which not every machine resolves: the emulator
 * accepts the API's id in the path as well as in the host name.
 */
export function loopbackApiUrl(apiUrl: string, endpoint: string): string {
  const [id] = new URL(apiUrl).hostname.split('.');
  return `${endpoint}/_aws/execute-api/${id}/$default`;
}

/** Hash of the sources, the configuration and the Node version: a deployment with the same hash is up to date. */
export async function fingerprint(config: CdkContext): Promise<string> {
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
  args: readonly string[],
  cwd: string,
  aws: Readonly<Record<string, string>>,
  options: CdkOptions,
): Promise<void> {
  const env = { ...childEnvironment(process.env), ...aws, CDK_DISABLE_CLI_TELEMETRY: 'true' };
  await runCommand('cdk', ['--no-notices', '--no-color', '--ci', ...args], {
    ...options,
    cwd,
    env,
    limitSeconds: LIMIT_SECONDS,
  });
}
