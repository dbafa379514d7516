/** Lambda in memory: runs functions when they are invoked, or notes that they were. */
import {
  InvokeCommand,
  LambdaServiceException,
  RequestTooLargeException,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import { type Command, type Operation, Service } from './service.ts';

/** A function; `requestId` names the run. */
export type Run = (event: unknown, requestId: string) => Promise<unknown>;

/** An asynchronous invocation that was taken and has not run. */
export interface Invocation {
  readonly functionName: string;
  readonly event: unknown;
  readonly requestId: string;
}

/** Payloads (Lambda quotas, "Function configuration, deployment, and execution"); asynchronous ones may be 1 MB since 2025, not everywhere. */
const MAX_EVENT_BYTES = 256 * 1024;
const MAX_REQUEST_BYTES = 6 * 1024 * 1024;

export class Functions extends Service {
  /** Asynchronous invocations that wait, oldest first: whoever plays the service takes them from here. */
  readonly waiting: Invocation[] = [];
  /** Told of each invocation that begins to wait. */
  onWaiting: () => void = () => {};
  protected override readonly operations: ReadonlyMap<Command['constructor'], Operation> = new Map<
    Command['constructor'],
    Operation
  >([[InvokeCommand, { name: 'Invoke', act: (input: InvokeCommand['input']) => this.invoke(input) }]]);
  private readonly functions = new Map<string, Run>();
  private count = 0;

  register(functionName: string, run: Run): void {
    this.functions.set(functionName, run);
  }

  has(functionName: string): boolean {
    return this.functions.has(functionName);
  }

  /** Runs a function and answers what it returns; throws what it throws. */
  run({ functionName, event, requestId }: Invocation): Promise<unknown> {
    const run = this.functions.get(functionName);
    if (run === undefined) throw new Error(`There is no function ${functionName}.`);
    return run(event, requestId);
  }

  /** Runs a function with an event that a service made; throws what it throws. */
  start(functionName: string, event: unknown): Promise<unknown> {
    return this.run({ functionName, event, requestId: this.requestId() });
  }

  /** An id for a run that nobody asked for by a request. */
  requestId(): string {
    return `00000000-0000-4000-8000-${String(++this.count).padStart(12, '0')}`;
  }

  private async invoke({
    FunctionName: functionName = '',
    InvocationType,
    Payload,
  }: InvokeCommand['input']): Promise<object> {
    if (!this.functions.has(functionName)) {
      throw new ResourceNotFoundException({
        message: `Function not found: ${functionName}`,
        $metadata: {},
        Type: 'User',
      });
    }
    const text = textOf(Payload);
    if (InvocationType === 'DryRun') return { StatusCode: 204 };
    const limit = InvocationType === 'Event' ? MAX_EVENT_BYTES : MAX_REQUEST_BYTES;
    if (Buffer.byteLength(text) > limit) throw tooLarge(limit);
    const invocation = { functionName, event: parsed(text), requestId: this.requestId() };
    if (InvocationType === 'Event') {
      this.waiting.push(invocation);
      this.onWaiting();
      return { StatusCode: 202 };
    }
    try {
      const result = JSON.stringify((await this.run(invocation)) ?? null);
      if (Buffer.byteLength(result) > MAX_REQUEST_BYTES)
        throw new Error(`Response payload size exceeded maximum allowed payload size (${MAX_REQUEST_BYTES} bytes).`);
      return { StatusCode: 200, Payload: payloadOf(result) };
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      return {
        StatusCode: 200,
        FunctionError: 'Unhandled',
        Payload: payloadOf(JSON.stringify({ errorType: name, errorMessage: message })),
      };
    }
  }
}

function textOf(payload: InvokeCommand['input']['Payload']): string {
  if (payload === undefined) return '{}';
  if (typeof payload === 'string') return payload;
  if (payload instanceof Uint8Array) return Buffer.from(payload).toString();
  throw new Error('This service takes payloads of text and bytes.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const message = 'Could not parse request body into json';
    throw new LambdaServiceException({
      name: 'InvalidRequestContentException',
      $fault: 'client',
      $metadata: {},
      message,
    });
  }
}

const tooLarge = (limit: number) =>
  new RequestTooLargeException({
    message: `Request must be smaller than ${limit} bytes for the InvokeFunction operation`,
    $metadata: {},
  });

/** The SDK adds a way to read the bytes as text. */
function payloadOf(text: string): Uint8Array {
  return Object.assign(new Uint8Array(Buffer.from(text)), { transformToString: () => text });
}
