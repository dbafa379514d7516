/** Names that changed → the automaton that the functions that match load. */
import type { Context } from 'aws-lambda';
import { CompileRequest } from '../../shared/contract/message.ts';
import { compileTracked } from './compile.ts';

/** Started asynchronously after a change of names, and by the back-fill function where that failed. */
export async function handler(event: unknown, { awsRequestId }: Pick<Context, 'awsRequestId'>): Promise<void> {
  const compiled = await compileTracked(CompileRequest.parse(event), { now: () => new Date(), runId: awsRequestId });
  console.info({ message: 'compiled', ...compiled });
}
