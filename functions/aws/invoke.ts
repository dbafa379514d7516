/** Asking a function of a deployed stack, for the command: needs the right `lambda:InvokeFunction`. */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';
import { limitedTo } from './clients/limits.ts';
import { once } from './clients/once.ts';

/** Functions answer the command within half a minute; what they begin last may take longer. */
const client = once(() => new LambdaClient(limitedTo({ attempts: 2, silenceMs: 120_000 })));

/** What Lambda answers where a function threw (Lambda guide, "Node.js function errors"). */
const Thrown = z.object({ errorType: z._default(z.string(), 'Error'), errorMessage: z._default(z.string(), '') });

/** The function threw; the message is its own. */
class FunctionFailed extends Error {
  override readonly name = 'FunctionFailed';
}

/**
 * Runs a function and waits for its answer, of at most 6 MB. Throws `FunctionFailed` where the function threw, and the
 * service's own error where it may not be asked.
 */
export async function invokeFunction(name: string, request: unknown): Promise<unknown> {
  const { FunctionError, Payload } = await client().send(
    new InvokeCommand({ FunctionName: name, InvocationType: 'RequestResponse', Payload: JSON.stringify(request) }),
  );
  const text = Payload === undefined ? '' : new TextDecoder().decode(Payload);
  const answer: unknown = text === '' ? null : JSON.parse(text);
  if (FunctionError === undefined) return answer;
  const { errorType, errorMessage } = Thrown.parse(answer ?? {});
  throw new FunctionFailed(`${errorType}: ${errorMessage}`);
}
