/** A recheck round of a thousand videos with a tenth of the hosts hanging: time, memory, requests per host, cost. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { z } from 'zod';
import type { Session } from '../local/session.ts';
import { checksIn } from './checks-in.ts';
import type { FakeInternetCounts } from './fake-internet.ts';
import type { Bench, Row } from './figures.ts';
import type { Order } from './recheck-load.ts';

const Ready = z.object({ kind: z.literal('ready'), internet: z.number(), database: z.number() });
const Counts: z.ZodType<FakeInternetCounts> = z.object({
  hosts: z.object({ requests: z.number(), mostInASecond: z.number(), mostAtOnce: z.number() }),
  table: z.object({ requests: z.number(), writeUnits: z.number(), readUnits: z.number() }),
});
const RoundDone = z.object({
  kind: z.literal('done'),
  wallMs: z.number(),
  peakMb: z.number(),
  asked: z.number(),
  suspended: z.number(),
});

/** us-east-1, on demand, arm64: dollars per million (aws.amazon.com/dynamodb/pricing, /lambda/pricing, /s3/pricing). */
const PRICE = { writeUnit: 0.625, readUnit: 0.125, gigabyteSecond: 13.33, invocation: 0.2, put: 5 };
const LAMBDA_GB = 320 / 1024;

/** 100 hosts of ten videos. */
const all = { hosts: 100, hanging: 10, videosEach: 10 };

export const checks: Bench = async (session, progress) => {
  const bundle = await bundleRound(session);
  progress('checks: 900 videos on responding hosts');
  const without = await run(session, bundle, { ...all, hosts: 90, hanging: 0 });
  progress('checks: the same and 100 on hanging hosts');
  const withHanging = await run(session, bundle, all);
  const ratio = withHanging.wallMs / without.wallMs;
  const once = costOf(without);
  const [perYear, unfollowed] = [checksIn(365, true), checksIn(365, false)];
  const rows: Row[] = [
    { what: '900 checks', ...shown(without), ratio: 1 },
    { what: '900 checks and 100 on hanging hosts', ...shown(withHanging), ratio },
  ];
  return {
    title: 'Checks (100 hosts of ten videos, one request a second to a host)',
    columns: {
      what: '',
      seconds: 's',
      ratio: 'ratio',
      peakMb: 'peak MB',
      asked: 'checked',
      suspended: 'suspended',
      mostInASecond: 'most in 1 s of a host',
      mostAtOnce: 'most at once of a host',
      writeUnits: 'write units',
      readUnits: 'read units',
    },
    rows,
    remarks: [
      `a million checks cost $${once.total.toFixed(2)}: writes ${once.writes.toFixed(2)}, reads ${once.reads.toFixed(2)}, λ ${once.lambda.toFixed(2)}`,
      `a playable video is checked ${perYear} times in its first year, then ${checksIn(730, true) - perYear} times a year; where nobody follows its clip ${unfollowed}, then ${checksIn(730, false) - unfollowed}`,
      `a million clips of one video that nobody follows: $${(once.total * unfollowed).toFixed(2)} for the first year (followed: $${(once.total * perYear).toFixed(2)}), $${PRICE.put.toFixed(2)} once for their preview images`,
      `with nothing due: 43,200 runs a month, $${idle().toFixed(2)}`,
    ],
  };
};

type Measured = z.infer<typeof RoundDone> & { readonly counted: z.infer<typeof Counts> };

/** Bundled as deployed: loading TypeScript would add to the memory measured. */
async function bundleRound(session: Session): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clipwatch-checks-'));
  session.atEnd(() => rm(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'round.mjs');
  await build({
    entryPoints: [here('recheck-load.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    minify: true,
    mainFields: ['module', 'main'],
    alias: {
      undici: here('../infra/lean/undici.mjs'),
      'zod/mini': here('../node_modules/zod/mini/index.js'),
      zod: here('../infra/lean/zod.mjs'),
    },
    banner: {
      js: "import{createRequire as bundleRequire}from'node:module';const require=bundleRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return outfile;
}

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

async function run(session: Session, bundle: string, order: Omit<Order, 'task' | 'port'>): Promise<Measured> {
  const servers = start(session, here('fake-internet.ts'), {});
  const { internet, database } = await next(servers, Ready);
  const env = {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${database}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    TABLE_NAME: 'bench',
  };
  const filling = start(session, bundle, env);
  filling.send({ ...order, port: internet, task: 'fill' });
  await next(filling, z.object({ kind: z.literal('filled') }));
  servers.send('reset');
  await next(servers, Counts);
  const round = start(session, bundle, env);
  round.send({ ...order, port: internet, task: 'round' });
  const done = await next(round, RoundDone);
  servers.send('count');
  const counted = await next(servers, Counts);
  servers.disconnect();
  return { ...done, counted };
}

function start(session: Session, file: string, env: Record<string, string>): ChildProcess {
  const child = fork(file, {
    env: { PATH: process.env.PATH ?? '', ...env },
    // As Lambda's start script has it for 512 MB, by its public copies: the limit that a run has to keep by itself.
    execArgv: ['--max-old-space-size=460'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  session.atEnd(() => {
    child.kill();
  });
  return child;
}

/** The next message of a child process; throws where it does not match the schema. */
async function next<T>(child: ChildProcess, schema: z.ZodType<T>): Promise<T> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`A child process of the bench ended early (${code}).`);
  });
  const [message] = await Promise.race([once(child, 'message'), ended]);
  return schema.parse(message);
}

function shown({ wallMs, peakMb, asked, suspended, counted }: Measured): Row {
  const { mostInASecond, mostAtOnce } = counted.hosts;
  const { writeUnits, readUnits } = counted.table;
  return { seconds: wallMs / 1000, peakMb, asked, suspended, mostInASecond, mostAtOnce, writeUnits, readUnits };
}

/** Dollars per million checks. */
function costOf({ wallMs, asked, counted }: Measured) {
  const writes = (counted.table.writeUnits / asked) * PRICE.writeUnit;
  const reads = (counted.table.readUnits / asked) * PRICE.readUnit;
  const lambda = ((wallMs / 1000) * LAMBDA_GB * PRICE.gigabyteSecond + PRICE.invocation) / asked;
  return { writes, reads, lambda, total: writes + reads + lambda };
}

/** Dollars a month for runs with nothing due: one read per shard and a tenth of a second each. */
function idle(): number {
  const runs = 30 * 24 * 60;
  const each = 4 * 0.5 * PRICE.readUnit + 0.1 * LAMBDA_GB * PRICE.gigabyteSecond + PRICE.invocation;
  return (runs * each) / 1_000_000;
}
