/** The API's function over services in memory, served over HTTP, with what the examples of its document name in the table. */
import dns from 'node:dns/promises';
import { once } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import * as z from 'zod';
import { values } from '../../functions/api/openapi/values.ts';
import { record } from '../../functions/aws/table/alert/record-owed.ts';
import { createName } from '../../functions/aws/table/name/names.ts';
import { settle } from '../../functions/aws/table/settle/settle.ts';
import { createSubscription } from '../../functions/aws/table/subscription/subscriptions.ts';
import { createToken } from '../../functions/aws/table/tokens.ts';
import { createApiServer } from '../../local/in-process/api-server.ts';
import { createQueues } from '../../local/in-process/mappings.ts';
import { functionName, names, setEnvironment } from '../../local/in-process/stages.ts';
import { Buckets } from '../../local/services/buckets.ts';
import { useServices } from '../../local/services/clients.ts';
import { Functions } from '../../local/services/functions.ts';
import { Mail } from '../../local/services/mail.ts';
import { Parameters } from '../../local/services/parameters.ts';
import { Queues } from '../../local/services/queues.ts';
import { Table } from '../../local/services/table/index.ts';
import { Subscription } from '../../shared/contract/subscription.ts';
import { portOf } from '../support/run-command.ts';
import { clipResult, fileVersion } from '../support/world/results.ts';

const LOOPBACK = '127.0.0.1';
/** A parameter may have thousands of characters, and each 12 bytes in an address: that the API refuses it is what is tried. */
const MAX_HEADER_BYTES = 256 * 1024;

const Handler = z.custom<(event: object) => Promise<unknown>>((value) => typeof value === 'function');
const Event = z.looseObject({ rawPath: z.string(), headers: z.record(z.string(), z.string()) });
const Answer = z.looseObject({ statusCode: z.int(), body: z.string().optional(), isBase64Encoded: z.boolean() });

type ApiAnswer = z.infer<typeof Answer>;

export interface ServedApi {
  /** Without a slash at the end. */
  readonly url: string;
  /** With the scope admin. */
  readonly token: string;
  /** What the function answers to an event, also to such as no client of HTTP would send. */
  readonly answer: (event: object) => Promise<ApiAnswer>;
  stop(): Promise<void>;
}

/** What an answer's body becomes. */
export type Answering = (body: string) => string;

export async function serveApi(answering: Answering = (body) => body): Promise<ServedApi> {
  withoutNetwork();
  const services = {
    table: new Table({ name: names.table }),
    buckets: new Buckets({ buckets: { [names.inbox]: { versioned: true }, [names.archive]: { versioned: false } } }),
    queues: new Queues({ endpoint: `http://${LOOPBACK}` }),
    mail: new Mail(),
    parameters: new Parameters(),
    functions: new Functions(),
  };
  createQueues(services);
  useServices(services, `http://${LOOPBACK}`);
  // The address is a setting that the function reads when it is loaded.
  const server = createApiServer({
    invoke: (event) => answer(event),
    kept: async () => {},
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  await once(server.listen(0, LOOPBACK), 'listening');
  const url = `http://${LOOPBACK}:${portOf(server.address())}`;
  setEnvironment(services.queues, url);
  for (const stage of ['compile', 'export', 'recheck']) {
    services.functions.register(functionName(stage), async () => null);
  }
  const handler = Handler.parse((await import('../../functions/api/handler.ts')).handler);
  await fill();
  let live = await newToken();
  const token = live;

  /** With a token that works, whatever was revoked. */
  async function answer(given: object): Promise<ApiAnswer> {
    const event = Event.parse(given);
    if (event.headers.authorization === `Bearer ${token}`) event.headers.authorization = `Bearer ${live}`;
    const { body, ...others } = Answer.parse(await handler(event));
    if (event.rawPath.startsWith('/v1/tokens/') && others.statusCode === 204) live = await newToken();
    return { ...others, ...(body !== undefined && { body: others.isBase64Encoded ? body : answering(body) }) };
  }

  return {
    url,
    token,
    answer,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const newToken = async () => (await createToken(['admin'], 'fuzz')).clear;

/** What the examples name. */
async function fill(): Promise<void> {
  const { Clip, Name, Subscription: shown, Alert } = values;
  await createName({ ...Name, aliases: [...Name.aliases] });
  await createSubscription(Subscription.parse({ ...shown, confirmed: true }));
  const { text, checks, ...result } = clipResult(1, { story: Clip.story });
  const { embeds, mentions } = Clip;
  await settle(
    {
      ...result,
      file: { ...fileVersion(1, Clip.key), bucket: Clip.bucket },
      clip: { ...result.clip, embeds, mentions, title: Clip.title },
      checks: Clip.embeds.flatMap(({ check }) => check ?? []),
      text,
    },
    { now: new Date(), archiveText: async (id) => `texts/${id}.txt` },
  );
  const { address: recipient, nameId, story, clipId, droppedAt, recordedAt } = Alert;
  const owed = { recipient, nameId, story, clipId, droppedAt, recordedAt, subscriptionId: shown.id };
  await record([{ ...owed, when: 'now', debt: { kind: 'mention' } }]);
}

/** The hosts of web hooks are looked up: here there are none. */
function withoutNetwork(): void {
  const lookup = () => Promise.reject(Object.assign(new Error('no network'), { code: 'ENOTFOUND' }));
  Object.assign(dns, { lookup });
  syncBuiltinESMExports();
}
