/** Asking a function of a deployed stack, for the command: needs the right `lambda:InvokeFunction`. */
import {
  InvokeCommand,
  type InvokeCommandOutput,
  LambdaClient,
  TooManyRequestsException,
} from '@aws-sdk/client-lambda';
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

/** While many files are read they take all runs that an account has: a new one has ten. For five minutes it is asked again. */
const PAUSE_MS = 5000;
const MOST_PAUSES = 60;

/**
 * Runs a function and waits for its answer, of at most 6 MB; `wait` passes the time until the account has a run for it.
 * Throws `FunctionFailed` where the function threw, and the service's own error where it may not be asked.
 */
export async function invokeFunction(
  name: string,
  request: unknown,
  wait: (milliseconds: number) => Promise<void>,
): Promise<unknown> {
  const { FunctionError, Payload } = await begun(
    new InvokeCommand({ FunctionName: name, InvocationType: 'RequestResponse', Payload: JSON.stringify(request) }),
    wait,
  );
  const text = Payload === undefined ? '' : new TextDecoder().decode(Payload);
  const answer: unknown = text === '' ? null : JSON.parse(text);
  if (FunctionError === undefined) return answer;
  const { errorType, errorMessage } = Thrown.parse(answer ?? {});
  throw new FunctionFailed(`${errorType}: ${errorMessage}`);
}

async function begun(
  command: InvokeCommand,
  wait: (milliseconds: number) => Promise<void>,
): Promise<Pick<InvokeCommandOutput, 'FunctionError' | 'Payload'>> {
  for (let pauses = 0; ; pauses++) {
    try {
      return await client().send(command);
    } catch (error) {
      // It began no run, so that nothing is done twice.
      if (!(error instanceof TooManyRequestsException) || pauses === MOST_PAUSES) throw error;
      await wait(PAUSE_MS);
    }
  }
}
