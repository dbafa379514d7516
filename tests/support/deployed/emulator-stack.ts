/**
 * The deployed stack that the pipeline tests share: an emulator that checks signatures and certificates and enforces
 * the stack's own policies, each function under its own role, in an account as new as an owner's: ten concurrent runs,
 * SES in the sandbox.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { PutAccountDetailsCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { generate } from 'selfsigned';
import { registerSender } from '../../../functions/aws/sender.ts';
import { createSubscription } from '../../../functions/aws/table/subscription/subscriptions.ts';
import { createToken } from '../../../functions/aws/table/tokens.ts';
import { awsEnvironment, childEnvironment, REGION } from '../../../local/child-environment.ts';
import {
  bootstrap,
  deploy,
  deployedOutputs,
  localContext,
  loopbackApiUrl,
  SENDER,
  synthesise,
} from '../../../local/deploy.ts';
import { startEmulator } from '../../../local/emulator.ts';
import { openMailInbox } from '../../../local/mail-inbox.ts';
import { paths, root } from '../../../local/paths.ts';
import { pickPort } from '../../../local/port.ts';
import { openSession } from '../../../local/session.ts';
import { ensurePython } from '../../../local/venv.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { defaultStackName, environment as wiring } from '../../../shared/wiring.ts';

/** The data that tests get; serialisable, since they run in other processes. */
export interface TestStack {
  /** `https://127.0.0.1:…`; the credentials test/test are the account's root and may do everything. */
  readonly endpoint: string;
  /** The mail inbox: each mail as SES would send it. */
  readonly mailUrl: string;
  /** File with the certificate that clients must trust. */
  readonly authority: string;
  readonly region: string;
  /** The inbox. */
  readonly bucket: string;
  readonly archive: string;
  readonly table: string;
  /** Without a slash at the end. */
  readonly apiUrl: string;
  /** A token with all scopes. */
  readonly token: string;
  readonly sender: string;
  /** Id of a subscription to every name that nobody has confirmed: see `followers.ts`. */
  readonly everyName: string;
  /** The resources of the stack, with their logical ids. */
  readonly resources: readonly Resource[];
  /** Python with the emulator, and the synthesised stack with its bundles: for a test that starts another emulator. */
  readonly python: string;
  readonly assembly: string;
  /** Log file of the emulator and the functions. */
  readonly log: string;
}

interface Resource {
  readonly logicalId: string;
  /** CloudFormation's name of its type, `AWS::SQS::Queue`. */
  readonly type: string;
  /** URL of a queue, name of a function or a table. */
  readonly physicalId: string;
}

/** A stack, and the environment variables that direct the clients in `functions/aws` to it. */
export interface OpenStack {
  readonly stack: TestStack;
  readonly environment: Readonly<Record<string, string>>;
}

/** Follows every name, and gets nothing as long as it is not confirmed. */
const EVERY_NAME: Subscription = {
  id: 'every-name',
  address: 'nobody@example.org',
  nameIds: '*',
  cadence: 'instant',
  confirmed: false,
};

/** Starts the emulator and deploys the stack. `stop`, or a signal to this process, ends both. */
export async function openTestStack(): Promise<OpenStack & { stop: () => Promise<void> }> {
  const session = openSession();
  const before = { ...process.env };
  try {
    return { ...(await start(session)), stop: session.close };
  } catch (error) {
    await session.close();
    throw error;
  } finally {
    // Restored, since other test projects of this process must not use the emulator.
    process.env = before;
  }
}

async function start({ signal, atEnd }: ReturnType<typeof openSession>): Promise<OpenStack> {
  const folder = await mkdtemp(join(tmpdir(), 'clipwatch-pipeline-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const assembly = join(folder, 'cdk.out');
  const log = join(folder, 'emulator.log');
  const how = { signal, onLine: () => undefined };

  const synthesised = synthesise(assembly, localContext, how);
  // Awaited below; without this, an earlier failure would be an unhandled rejection.
  synthesised.catch(() => undefined);
  const onProgress = (message: string) => console.info(message);
  const python = await ensurePython(paths.venv, { ...how, cwd: root, env: childEnvironment(process.env), onProgress });
  const strict = await writeCertificate(folder);
  const authority = strict.certificate;
  const [port, smtp, web] = [await pickPort([]), await pickPort([]), await pickPort([])];
  const inbox = await openMailInbox({ smtp, web, folder: join(folder, 'mail') }, signal);
  atEnd(() => inbox.stop());
  const mailTo = `127.0.0.1:${smtp}`;
  const emulator = await startEmulator({ python, port, folder: join(folder, 'emulator'), log, mailTo, strict, signal });
  atEnd(emulator.stop);
  const { endpoint } = emulator;
  const aws = awsEnvironment(endpoint, authority);
  Object.assign(process.env, aws);
  // NODE_EXTRA_CA_CERTS is read only when a process starts.
  setDefaultCACertificates([...getCACertificates('default'), await readFile(authority, 'utf8')]);

  await bootstrap(endpoint, folder, how, authority);
  await synthesised;
  await deploy(endpoint, assembly, how, authority);
  const outputs = await deployedOutputs();
  if (outputs === null) throw new Error(`The stack is not in the emulator: see ${log}`);
  process.env[wiring.table] = outputs.table;
  await registerSender(SENDER);
  await enterSandbox();
  // Before the first clip: the alert function remembers for some seconds who follows every name.
  await createSubscription(EVERY_NAME);
  const { clear } = await createToken(['read', 'write', 'admin'], 'pipeline tests');
  const stack = {
    endpoint,
    mailUrl: inbox.url,
    authority,
    region: REGION,
    bucket: outputs.inbox,
    archive: outputs.archive,
    table: outputs.table,
    apiUrl: loopbackApiUrl(outputs.apiUrl, endpoint),
    token: clear,
    sender: SENDER,
    everyName: EVERY_NAME.id,
    resources: await resourcesOf(defaultStackName),
    python,
    assembly,
    log,
  };
  return { stack, environment: { ...aws, [wiring.table]: outputs.table, [wiring.signingKeys]: outputs.signingKeys } };
}

/** As a new account: SES mails only addresses that are registered with it. */
async function enterSandbox(): Promise<void> {
  const client = new SESv2Client({});
  const details = { MailType: 'TRANSACTIONAL', WebsiteURL: 'https://clipwatch.example' } as const;
  await client.send(new PutAccountDetailsCommand({ ...details, ProductionAccessEnabled: false }));
  client.destroy();
}

/** Writes a self-signed certificate for the emulator's host names to the folder. */
async function writeCertificate(folder: string): Promise<{ certificate: string; key: string }> {
  const made = await generate([{ name: 'commonName', value: 'clipwatch pipeline tests' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: '127.0.0.1' },
          { type: 2, value: 'localhost' },
          { type: 2, value: '*.localhost' },
          { type: 2, value: '*.execute-api.localhost' },
        ],
      },
    ],
  });
  const paths = { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') };
  await writeFile(paths.certificate, made.cert);
  await writeFile(paths.key, made.private, { mode: 0o600 });
  return paths;
}

async function resourcesOf(stackName: string): Promise<Resource[]> {
  const client = new CloudFormationClient({});
  const resources: Resource[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: stackName })) {
    for (const { LogicalResourceId, ResourceType, PhysicalResourceId } of page.StackResourceSummaries ?? []) {
      if (!LogicalResourceId || !ResourceType || !PhysicalResourceId) continue;
      resources.push({ logicalId: LogicalResourceId, type: ResourceType, physicalId: PhysicalResourceId });
    }
  }
  client.destroy();
  return resources;
}
