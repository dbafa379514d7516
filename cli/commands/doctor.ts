import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import type { Subscription } from '../../shared/contract/subscription.ts';
import { defaultStackName, environment } from '../../shared/wiring.ts';
import { type GlobalOptions, resolveSettings } from '../client/settings.ts';
import type { Context } from '../context.ts';
import type { Finding } from '../doctor/finding.ts';
import { findings } from '../doctor/findings.ts';
import { forPeople, writeJson, writeLines } from '../terminal/write.ts';

const examples = `
Reads, and changes nothing: quotas of the account, state and identities of SES, the stack with its
queues and event source mappings, what was given up, how far names are compiled, who gets its
alarms. Needs AWS credentials that may read them; what they may not is said, and the rest goes on.
Addresses of followers are not shown. Only --probe writes: it drops an empty file, which makes no
clip, waits for its receipt and deletes it.

Exit status 1 if something would lose or delay news.

Examples:
  clipwatch doctor                                     after every deployment
  clipwatch doctor --probe                             also drop a file, and see that it arrives
  clipwatch doctor --local
  clipwatch doctor --json | jq -r 'select(.ok | not).advice'`;

const PAGE = 100;
/** A cold start of two functions, and what waits in front of them. */
const PROBE_SECONDS = 60;

interface DoctorOptions extends GlobalOptions {
  readonly probe?: boolean;
}

/** `clipwatch doctor`: whether the account and the stack are in a state in which no news is lost or late. */
export function addDoctor(program: Command, context: Context, markFailed: () => void): void {
  program
    .command('doctor')
    .description('check the account and the deployed stack')
    .option('--probe', 'drop an empty file into the inbox, and see that it arrives')
    .addHelpText('after', examples)
    .action(async (_: DoctorOptions, command: Command) => {
      const options = command.optsWithGlobals<DoctorOptions>();
      const found = await diagnose(context, options);
      if (found.some(({ ok }) => !ok)) markFailed();
      if (forPeople(context, options)) writeLines(context, found.flatMap(lines));
      else for (const finding of found) writeJson(context, finding);
    });
}

async function diagnose(context: Context, options: DoctorOptions): Promise<Finding[]> {
  const { local: isLocal } = resolveSettings(context, options);
  // Loads the clients of seven services: no other command needs them.
  const { examine } = await import('../doctor/examine.ts');
  const seen = await examine({
    subscriptions: (tableName) => subscriptions(context, tableName),
    probe: options.probe ? (bucket, tableName) => probe(context, bucket, tableName) : null,
    names: (tableName) => names(context, tableName),
    sweeps: async (tableName) => {
      context.env[environment.table] = tableName;
      return (await import('../../functions/aws/table/file/sweep.ts')).sweepRecords();
    },
    signingKey: async (parameter) => {
      const { readParameter } = await import('../../functions/aws/parameter.ts');
      return (await readParameter(parameter)) !== null;
    },
    stackName: isLocal ? defaultStackName : context.env.CLIPWATCH_STACK || defaultStackName,
    isLocal,
    ownVersion: versionIn(context.root),
    now: context.now(),
  });
  return findings(seen);
}

/** Drops an empty file, waits for its receipt and deletes it. Answers the seconds; null where there is none in time. */
async function probe(context: Context, bucket: string, tableName: string): Promise<number | null> {
  context.env[environment.table] = tableName;
  const [{ putObject, removeVersion }, { receiptsOfKey }] = await Promise.all([
    import('../../functions/aws/bucket.ts'),
    import('../../functions/aws/table/file/receipts.ts'),
  ]);
  const start = context.now().getTime();
  const passed = () => (context.now().getTime() - start) / 1000;
  const key = `clipwatch-doctor/${new Date(start).toISOString()}.txt`;
  const { versionId } = await putObject(bucket, key, new Uint8Array(), 'text/plain');
  try {
    while (passed() < PROBE_SECONDS) {
      const { items } = await receiptsOfKey({ bucket, key, limit: 1, position: null });
      if (items.length > 0) return Math.round(passed() * 10) / 10;
      await context.wait(1000);
    }
    return null;
  } finally {
    await removeVersion(bucket, key, versionId ?? 'null');
  }
}

async function names(context: Context, tableName: string) {
  context.env[environment.table] = tableName;
  const [{ namesState }, { storedAutomaton }] = await Promise.all([
    import('../../functions/aws/table/name/names.ts'),
    import('../../functions/aws/table/name/automaton.ts'),
  ]);
  const [{ version, changedAt }, stored] = await Promise.all([namesState(), storedAutomaton()]);
  return { version, changedAt, stored };
}

async function* subscriptions(context: Context, tableName: string): AsyncGenerator<Subscription> {
  context.env[environment.table] = tableName;
  const { listSubscriptions } = await import('../../functions/aws/table/subscription/subscriptions.ts');
  let position: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listSubscriptions>> = await listSubscriptions({ limit: PAGE, position });
    yield* page.items;
    position = page.position;
  } while (position !== null);
}

function versionIn(root: string): string {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return version;
}

/** Not a table: advice is never cut. */
function lines({ what, ok, advice }: Finding): string[] {
  return [`${ok ? '✓' : '✗'} ${what}`, ...(advice === undefined ? [] : [`    ${advice}`])];
}
