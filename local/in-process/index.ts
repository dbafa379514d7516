/**
 * The stack in this process: the functions from their sources, over services in memory, joined as `infra/` joins them. It
 * needs nothing but Node. What the services hold is kept in a file.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import * as z from 'zod';
import { packFast } from '../../functions/aws/table/packed.ts';
import { defaultStackName } from '../../shared/wiring.ts';
import { answerOwnOnly } from '../own-address.ts';
import { root } from '../paths.ts';
import { Buckets } from '../services/buckets.ts';
import { type Services, useServices } from '../services/clients.ts';
import { createEndpoint } from '../services/endpoint/index.ts';
import { Functions } from '../services/functions.ts';
import { Mail, type SentMail } from '../services/mail.ts';
import { Parameters } from '../services/parameters.ts';
import { Queues } from '../services/queues.ts';
import { Table } from '../services/table/index.ts';
import { createApiServer } from './api-server.ts';
import { accountOf, outputsOf, resourcesOf } from './description.ts';
import { createMappings, createQueues, startBackground } from './mappings.ts';
import { openRunLog } from './run-log.ts';
import { functionName, loadStages, names, setEnvironment, stageOfLog } from './stages.ts';
import { openState } from './state.ts';

export interface InProcessOptions {
  /** Where the state is kept. */
  readonly folder: string;
  readonly logs: string;
  readonly port: number;
  readonly apiPort: number;
  /** Told of each mail that is sent, after it is kept. */
  readonly onSent: (mail: SentMail) => void;
  /** The state can be kept no longer. */
  readonly onError: (error: Error) => void;
}

export interface InProcess {
  readonly endpoint: string;
  readonly apiUrl: string;
  readonly bucket: string;
  readonly services: Services;
  /** Ends the runs that are at work, keeps the state and closes the ports. */
  stop(): Promise<void>;
}

const Manifest = z.object({ version: z.string() });
const LOOPBACK = '127.0.0.1';

/** Starts the stack; it is ready when this resolves. */
export async function startInProcess(options: InProcessOptions): Promise<InProcess> {
  const { folder, logs, port, apiPort } = options;
  for (const path of [folder, logs]) await mkdir(path, { recursive: true, mode: 0o700 });
  const [endpoint, apiUrl] = [`http://${LOOPBACK}:${port}`, `http://${LOOPBACK}:${apiPort}`];
  const services = createServices(endpoint);
  services.mail.onSent = options.onSent;
  useServices(services, endpoint);
  setEnvironment(services.queues, apiUrl);
  packFast();
  const log = openRunLog(join(logs, 'functions.log'));
  await loadStages(services.functions, log);

  let keepPassed: (mapping: string, number: number) => void = () => {};
  const mappings = createMappings(services, (mapping, number) => keepPassed(mapping, number));
  const state = await openState(join(folder, 'state.journal'), services, mappings.streams, options.onError);
  keepPassed = state.passed;
  services.queues.showAll();

  const errors = createWriteStream(join(logs, 'services.log'), { flags: 'a' });
  const onError = (error: unknown) =>
    errors.write(`${new Date().toISOString()} ${error instanceof Error ? error.stack : error}\n`);
  const kept = () => state.flushed();
  const { version } = Manifest.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const outputs = outputsOf(apiUrl, version);
  const stack = { name: defaultStackName, outputs, resources: resourcesOf(services.queues) };
  const account = accountOf(services.queues);
  const invoke = (event: unknown) => services.functions.start(functionName('api'), event);
  const logLines = (group: string, from: number, to: number) => log.lines(stageOfLog(group), from, to);
  const servers = [
    createEndpoint({ services, stack, account, logLines, kept, onError }),
    createApiServer({ invoke, kept }),
  ];
  // The API has the console's pages, which links of mails open.
  for (const [i, server] of servers.entries()) answerOwnOnly(server, i === 1);
  for (const [i, server] of servers.entries()) await listen(server, [port, apiPort][i] ?? 0);
  for (const mapping of mappings.queues.values()) mapping.wake();
  const stopBackground = startBackground(services);
  return {
    endpoint,
    apiUrl,
    bucket: names.inbox,
    services,
    stop: async () => {
      await Promise.all(servers.map(close));
      await Promise.all([...mappings.queues.values(), ...mappings.streams.values()].map((mapping) => mapping.stop()));
      await stopBackground();
      await state.close();
      errors.end();
      log.close();
    },
  };
}

function createServices(endpoint: string): Services {
  const services = {
    table: new Table({ name: names.table }),
    buckets: new Buckets({ buckets: { [names.inbox]: { versioned: true }, [names.archive]: { versioned: false } } }),
    queues: new Queues({ endpoint }),
    mail: new Mail(),
    parameters: new Parameters(),
    functions: new Functions(),
  };
  createQueues(services);
  return services;
}

function listen(server: Server, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(port, LOOPBACK, () => resolve());
  return promise;
}

/** Requests that wait for an answer are cut off. */
function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  return promise;
}
