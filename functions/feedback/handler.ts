/** Feedback queue → which addresses get no mail, and what came back of an alert. */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type Returned, readSesEvent } from '../../shared/feedback/ses-event.ts';
import { noteReturned } from '../aws/table/alert/returned.ts';
import { suppress } from '../aws/table/subscription/suppressed.ts';
import { processBatch } from '../runtime/batch.ts';

/** The same event twice, late, or before another one: what is kept becomes the same. */
export async function handler({ Records }: SQSEvent): Promise<SQSBatchResponse> {
  return processBatch(Records, async ({ body }) => {
    const returned = readSesEvent(body);
    if (returned !== null) await keep(returned);
  });
}

async function keep({ recipients, messageId, remark }: Returned): Promise<void> {
  for (const { address, feedback } of recipients) {
    if (feedback !== null) await suppress(address, feedback);
    if (remark !== null) await noteReturned({ address, messageId }, remark, new Date());
  }
}
