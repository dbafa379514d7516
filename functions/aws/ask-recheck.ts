/** Has the recheck function ask about one video. */
import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { RecheckRequest } from '../../shared/contract/message.ts';
import { setting } from '../runtime/environment.ts';
import { errorLog } from '../runtime/error-log.ts';
import { lambda } from './clients/lambda.ts';

/** Of the 15 s that the API may take: a check with a cold start mostly takes two. */
const WAIT_MS = 9000;

/**
 * Asks about a video that is due, and waits until it was asked about, for 9 s at most. Where that fails (no run is free, its
 * host is slow) it is only logged: the round of the next minute finds the video due.
 */
export async function askRecheck(request: RecheckRequest): Promise<void> {
  try {
    await lambda().send(
      new InvokeCommand({
        FunctionName: setting('recheck'),
        InvocationType: 'RequestResponse',
        Payload: JSON.stringify(request),
      }),
      { abortSignal: AbortSignal.timeout(WAIT_MS), requestTimeout: WAIT_MS },
    );
  } catch (error) {
    console.warn({ message: 'a video was not asked about at once, the next round does it', error: errorLog(error) });
  }
}
