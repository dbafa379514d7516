/** Starts the function that compiles the names. */
import type { CompileRequest } from '../../shared/contract/message.ts';
import { setting } from '../runtime/environment.ts';
import { errorLog } from '../runtime/error-log.ts';

/**
 * Asks for the names to be compiled, and does not wait for it (an asynchronous invocation). Where that fails it is only
 * logged: the back-fill function looks every minute whether the names must be compiled.
 */
export async function startCompile(request: CompileRequest = {}): Promise<void> {
  try {
    // Loaded on demand: only a change of names needs this client.
    const [{ InvokeCommand }, { lambda }] = await Promise.all([
      import('@aws-sdk/client-lambda'),
      import('./clients/lambda.ts'),
    ]);
    await lambda().send(
      new InvokeCommand({
        FunctionName: setting('compile'),
        InvocationType: 'Event',
        Payload: JSON.stringify(request),
      }),
    );
  } catch (error) {
    console.warn({
      message: 'compiling the names could not be started, the back-fill function starts it',
      error: errorLog(error),
    });
  }
}
