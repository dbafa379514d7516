/** An export, written part by part to the archive: started by the API, and by itself where a run is too short. */
import type { Context } from 'aws-lambda';
import { ExportRequest } from '../../shared/contract/export.ts';
import { startExport } from '../aws/start-export.ts';
import { setting } from '../runtime/environment.ts';
import { runExport } from './run.ts';

/** No step is begun after it: the function may run for 15 minutes. */
const WORK_MS = 10 * 60_000;
/** Four times what S3 wants: the 10,000 parts of an object (S3 quotas) then hold 160 GB. */
const PART_BYTES = 16 * 1024 * 1024;
/** 50,000 places at most in a step, far fewer than there is time for in the five minutes that are left to the last one. */
const PAGES = { pageClips: 500, mostPages: 10 } as const;

export async function handler(event: unknown, { functionName }: Pick<Context, 'functionName'>): Promise<void> {
  const { id } = ExportRequest.parse(event);
  const until = new Date(Date.now() + WORK_MS);
  const bucket = setting('archive');
  const left = await runExport(id, { now: () => new Date(), bucket, partBytes: PART_BYTES, ...PAGES, until });
  if (left) await startExport(functionName, { id });
}
