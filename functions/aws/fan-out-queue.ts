/** Sending to the queue by which the many followers of a name are reached. */
import type { FanOut } from '../../shared/contract/fan-out.ts';
import { sendBatches } from './jobs.ts';
import { messageText } from './message-text.ts';

/** Throws if SQS does not take all messages; those that it took stay, and one that is read twice tells nothing twice. */
export async function sendFanOut(messages: readonly FanOut[]): Promise<void> {
  await sendBatches('fanOut', messages.map(messageText));
}
