/** Starts another run of the back-fill beside the one that asks. */
import type { BackfillRequest } from '../../shared/contract/message.ts';
import { errorLog } from '../runtime/error-log.ts';

/**
 * Asks for a run (an asynchronous invocation) and does not wait for it. Where that fails it is only logged: the next minute
 * starts one again.
 */
export async function startBackfill(functionName: string, request: BackfillRequest): Promise<void> {
  try {
    // Loaded on demand: most minutes have nothing to do.
    const [{ InvokeCommand }, { lambda }] = await Promise.all([
      import('@aws-sdk/client-lambda'),
      import('./clients/lambda.ts'),
    ]);
    const Payload = JSON.stringify(request);
    await lambda().send(new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload }));
  } catch (error) {
    console.warn({ message: 'no other run could be started, the next minute starts one', error: errorLog(error) });
  }
}
