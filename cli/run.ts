import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addAlerts } from './commands/alerts.ts';
import { addAlertsPreview } from './commands/alerts-preview.ts';
import { addAudit } from './commands/audit.ts';
import { addCheck } from './commands/check.ts';
import { addClips } from './commands/clips.ts';
import { addDigests } from './commands/digests.ts';
import { addDlq } from './commands/dlq.ts';
import { addDoctor } from './commands/doctor.ts';
import { addExport } from './commands/export.ts';
import { addKeys } from './commands/keys.ts';
import { addMatch } from './commands/match.ts';
import { addMcp } from './commands/mcp.ts';
import { addMentions } from './commands/mentions.ts';
import { addNames } from './commands/names/index.ts';
import { addOutlets } from './commands/outlets.ts';
import { addParse } from './commands/parse.ts';
import { addPut } from './commands/put.ts';
import { addReceipts } from './commands/receipts.ts';
import { addReplay } from './commands/replay.ts';
import { addStories } from './commands/stories.ts';
import { addSubscriptions } from './commands/subscriptions/index.ts';
import { addSweep } from './commands/sweep.ts';
import { addTokens } from './commands/tokens.ts';
import type { Context } from './context.ts';
import { Failure } from './failure.ts';
import { harmlessLines } from './terminal/harmless.ts';
import { writeError } from './terminal/write.ts';

/** Adds a group of commands to the program. Its actions call `markFailed` for exit status 1. */
type Group = (program: Command, context: Context, markFailed: () => void) => void;

const groups: readonly Group[] = [
  addParse,
  addMatch,
  addCheck,
  addPut,
  addReceipts,
  addClips,
  addExport,
  addMentions,
  addNames,
  addOutlets,
  addStories,
  addSubscriptions,
  addDigests,
  addAlerts,
  addAlertsPreview,
  addTokens,
  addAudit,
  addKeys,
  addSweep,
  addDlq,
  addReplay,
  addDoctor,
  addMcp,
];

const about = `
The deployment is given by CLIPWATCH_API_URL, CLIPWATCH_TOKEN, CLIPWATCH_BUCKET and CLIPWATCH_TABLE.
All but the token are looked up, if not set, in the outputs of the CloudFormation stack
CLIPWATCH_STACK (default: clipwatch) with the AWS credentials of the environment, in the region that
AWS_REGION or AWS_DEFAULT_REGION names. With --local it is the stack that \`npm start\` runs on this
machine.

Exit status: 0 for success, 1 if something failed, 2 for a usage error.

Examples:
  clipwatch parse clip.txt                   what is read from a file; nothing leaves this machine
  clipwatch check clips/*.txt                check now whether the videos in files play
  clipwatch put clips/ --local               upload a folder, show the outcome of each file
  clipwatch match clip.txt --names names.json --explain
  clipwatch names add "Randa Kassis" --alias "رندة قسيس"
  clipwatch subscriptions add press@example.org --all --cadence daily --confirmed
  clipwatch clips list --from 2017-01-01 --json | jq .title`;

/** Runs one command and returns its exit status. Errors that a user can cause are printed, not thrown. */
export async function run(args: readonly string[], context: Context): Promise<number> {
  let status = 0;
  useDefaultRegion(context.env);
  const program = programFor(context, () => {
    status = 1;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    writeError(context, error);
    return error instanceof Failure ? error.status : 1;
  }
}

/** The command line. `markFailed` is called for exit status 1. */
export function programFor(context: Context, markFailed: () => void): Command {
  const program = new Command('clipwatch')
    .description('An archive of media clips: read and upload files, track names, query the archive.')
    .version(manifest.version)
    .option('--json', 'print JSON, one object per line, also on a terminal')
    .option('--local', 'use the stack that `npm start` runs on this machine')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => context.stdout.write(harmlessLines(text)),
      writeErr: (text) => context.stderr.write(harmlessLines(text)),
      getOutHelpWidth: () => context.stdout.columns || 100,
      getErrHelpWidth: () => context.stderr.columns || 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (text, write) => write(text.replace(/^error: /, 'clipwatch: ')),
    })
    .showHelpAfterError('(add --help for usage)')
    .addHelpText('after', about)
    .exitOverride();
  for (const add of groups) add(program, context, markFailed);
  return program;
}

/** The AWS SDK for JavaScript reads AWS_REGION alone; the AWS CLI and other SDKs read AWS_DEFAULT_REGION too. */
function useDefaultRegion(env: Context['env']): void {
  if (!env.AWS_REGION && env.AWS_DEFAULT_REGION) env.AWS_REGION = env.AWS_DEFAULT_REGION;
}
