/** Starts the function that writes exports. */
import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { ExportRequest } from '../../shared/contract/export.ts';
import { lambda } from './clients/lambda.ts';

/** Asks for a run (an asynchronous invocation) that goes on with an export, and does not wait for it. */
export async function startExport(functionName: string, request: ExportRequest): Promise<void> {
  const Payload = JSON.stringify(request);
  await lambda().send(new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload }));
}
