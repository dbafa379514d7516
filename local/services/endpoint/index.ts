/** The services over HTTP, for clients in other processes: one address for all of them, as an emulator has it. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { InvokeCommand, type InvokeCommandOutput, LambdaServiceException } from '@aws-sdk/client-lambda';
import type { Services } from '../clients.ts';
import { type Answer, element, json, type Request, xml } from './answer.ts';
import { answerJson } from './json-services.ts';
import { answerMessages } from './messages.ts';
import { answerS3 } from './s3.ts';

export interface EndpointOptions {
  readonly services: Services;
  /** Outputs of the one stack that there is, by name. */
  readonly stack: { readonly name: string; readonly outputs: Readonly<Record<string, string>> };
  /** Awaited before an answer is given: what it says is then kept. */
  readonly kept: () => Promise<void>;
  readonly onError: (error: unknown) => void;
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

async function answerTo({ services, stack }: EndpointOptions, request: Request): Promise<Answer> {
  const { method, path, headers } = request;
  if (path === '/_ministack/ses/messages') return answerMessages(services.mail.sent);
  if (path.startsWith('/_ministack/')) return json(404, { message: 'The services in this process have no such page.' });
  if (headers['x-amz-target'] !== undefined) return answerJson(services, request);
  const invoked = INVOCATIONS.exec(path)?.groups?.name;
  if (invoked !== undefined) return answerInvocation(services, request, decodeURIComponent(invoked));
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

/** CloudFormation, which is asked by forms: the outputs of the stack. */
function answerStack({ body }: Request, { name, outputs }: EndpointOptions['stack']): Answer {
  const form = new URLSearchParams(body.toString());
  if (form.get('Action') !== 'DescribeStacks') {
    const message = element('Message', `The services in this process do not know ${form.get('Action')}.`);
    return xml(
      400,
      `<ErrorResponse><Error><Type>Sender</Type><Code>InvalidAction</Code>${message}</Error></ErrorResponse>`,
    );
  }
  const asked = form.get('StackName') ?? name;
  if (asked !== name) {
    const message = element('Message', `Stack with id ${asked} does not exist`);
    return xml(
      400,
      `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code>${message}</Error></ErrorResponse>`,
    );
  }
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member>${element('OutputKey', key)}${element('OutputValue', value)}</member>`,
  );
  const made = '<CreationTime>2026-01-01T00:00:00Z</CreationTime>';
  return xml(
    200,
    `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>${element(
      'StackName',
      name,
    )}${made}<StackStatus>CREATE_COMPLETE</StackStatus><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
  );
}
