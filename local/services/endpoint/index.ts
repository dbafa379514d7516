/** The services over HTTP, for clients in other processes: one address for all of them, as an emulator has it. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { InvokeCommand, type InvokeCommandOutput, LambdaServiceException } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import type { Services } from '../clients.ts';
import { type Answer, json, type Request } from './answer.ts';
import { type Account, answerInspection } from './inspection.ts';
import { answerJson } from './json-services.ts';
import { answerMessages } from './messages.ts';
import { answerS3 } from './s3.ts';
import { answerStack, type StackDescription } from './stack.ts';

export interface EndpointOptions {
  readonly services: Services;
  /** The one stack that there is. */
  readonly stack: StackDescription;
  readonly account: Account;
  /** The lines that a function logged, by the name of its log group. */
  readonly logLines: (group: string, from: number, to: number) => Promise<LogLine[]>;
  /** Awaited before an answer is given: what it says is then kept. */
  readonly kept: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** A line of a log; milliseconds of the epoch. */
interface LogLine {
  readonly timestamp: number;
  readonly message: string;
}

/** A server that is not listening yet. */
export function createEndpoint(options: EndpointOptions): Server {
  return createServer(async (incoming, response) => {
    const answer = await answerSafely(options, incoming);
    response.writeHead(answer.status, answer.headers);
    response.end(incoming.method === 'HEAD' ? undefined : answer.body);
  });
}

async function answerSafely(options: EndpointOptions, incoming: IncomingMessage): Promise<Answer> {
  try {
    const answer = await answerTo(options, await requestOf(incoming));
    await options.kept();
    return answer;
  } catch (error) {
    options.onError(error);
    return json(500, {
      __type: 'InternalServerError',
      message: error instanceof Error ? error.message : String(error),
    });
  }
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', headers } = incoming;
  const mark = url.indexOf('?');
  return {
    method,
    path: mark < 0 ? url : url.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
    ),
    body: await buffer(incoming),
  };
}

const INVOCATIONS = /^\/2015-03-31\/functions\/(?<name>[^/]+)\/invocations$/;

async function answerTo({ services, stack, account, logLines }: EndpointOptions, request: Request): Promise<Answer> {
  const { method, path, headers } = request;
  if (path === '/_ministack/ses/messages') return answerMessages(services.mail.sent);
  if (path.startsWith('/_ministack/')) return json(404, { message: 'The services in this process have no such page.' });
  if (headers['x-amz-target'] === 'Logs_20140328.FilterLogEvents') return answerLog(logLines, request);
  if (headers['x-amz-target'] !== undefined) return answerJson(services, request);
  const invoked = INVOCATIONS.exec(path)?.groups?.name;
  if (invoked !== undefined) return answerInvocation(services, request, decodeURIComponent(invoked));
  const inspected = answerInspection(request, account, services);
  if (inspected !== null) return inspected;
  if (method === 'POST' && path === '/') return answerStack(request, stack);
  return answerS3(services.buckets, request);
}

async function answerInvocation({ functions }: Services, { headers, body }: Request, name: string): Promise<Answer> {
  const InvocationType = headers['x-amz-invocation-type'] === 'Event' ? 'Event' : 'RequestResponse';
  const invoke = new InvokeCommand({
    FunctionName: nameIn(name),
    InvocationType,
    ...(body.length > 0 && { Payload: body }),
  });
  try {
    const { StatusCode = 200, FunctionError, Payload } = (await functions.send(invoke)) as InvokeCommandOutput;
    const failed = FunctionError === undefined ? {} : { 'x-amz-function-error': FunctionError };
    return { status: StatusCode, headers: { 'content-type': 'application/json', ...failed }, body: Payload ?? '' };
  } catch (error) {
    if (!(error instanceof LambdaServiceException)) throw error;
    const answer = json(error.name === 'ResourceNotFoundException' ? 404 : 400, { Message: error.message });
    return { ...answer, headers: { ...answer.headers, 'x-amzn-errortype': error.name } };
  }
}

/** The name in the ARN of a function, or the name as it is. */
const nameIn = (name: string): string => name.split(':').at(-1) ?? '';

const LogQuery = z.object({ logGroupName: z.string(), startTime: z.number(), endTime: z.number() });

/** All lines of a time; the caller looks for those that it needs. */
async function answerLog(logLines: EndpointOptions['logLines'], { body }: Request): Promise<Answer> {
  const { logGroupName, startTime, endTime } = LogQuery.parse(JSON.parse(body.toString()));
  return json(200, { events: await logLines(logGroupName, startTime, endTime) }, 'application/x-amz-json-1.1');
}
