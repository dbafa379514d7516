/** The archive matched and read again: CPU time and memory of the back-fill and of a replay, over services in memory. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Bench } from './figures.ts';

const Measured = z.array(z.object({ what: z.string(), items: z.number(), cpuMs: z.number(), peakMb: z.number() }));

/** Of one processor of Lambda: 1,024 of 1,769 MB (Lambda guide, "Configure Lambda function memory"). */
const LAMBDA_CPU = 1024 / 1769;
/** Seconds of each minute in which a run starts clips (`functions/backfill/handler.ts`). */
const WORKING = 46 / 60;
const RUNS = 8;

export const archiveAgain: Bench = async (_session, progress) => {
  progress('archive-again: some minutes');
  const child = fork(fileURLToPath(new URL('archive-one.ts', import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [message] = await once(child, 'message');
  const rows = Measured.parse(message).map(({ what, items, cpuMs, peakMb }) => {
    const each = cpuMs / items;
    const isBackfill = what.includes('back-fill');
    const minutes = (1e6 * each) / 1000 / 60 / (LAMBDA_CPU * WORKING * RUNS);
    return { what, items, eachMs: each, aCpuSecond: 1000 / each, peakMb, ...(isBackfill && { minutes }) };
  });
  return {
    title: 'The archive again (services in memory; CPU time of this process, their own part included)',
    columns: {
      what: '',
      items: 'clips or files',
      eachMs: 'CPU ms each',
      aCpuSecond: 'a CPU second',
      peakMb: 'peak MB so far',
      minutes: 'min for 10⁶ on AWS',
    },
    rows,
    remarks: [
      `On AWS: ${RUNS} runs of 1,024 MB (${LAMBDA_CPU.toFixed(2)} of a processor) that work 46 s of each minute, if a processor there is as fast; 32 clips are read at once, so that reads of 10 ms cost no time of their own.`,
    ],
  };
};
