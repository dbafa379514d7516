import { Command, CommanderError } from 'commander';
import { addCheck } from './commands/check.ts';
import { addClips } from './commands/clips.ts';
import { addMatch } from './commands/match.ts';
import { addMentions } from './commands/mentions.ts';
import { addNames } from './commands/names/index.ts';
import { addParse } from './commands/parse.ts';
import { addPut } from './commands/put.ts';
import { addSubscriptions } from './commands/subscriptions.ts';
import { addTokens } from './commands/tokens.ts';
import type { Context } from './context.ts';
import { Failure } from './failure.ts';
import { writeError } from './terminal/write.ts';

/** Adds a group of commands to the program. Its actions call `markFailed` for exit status 1. */
type Group = (program: Command, context: Context, markFailed: () => void) => void;

const groups: readonly Group[] = [
  addParse,
  addMatch,
  addCheck,
  addPut,
  addClips,
  addMentions,
  addNames,
  addSubscriptions,
  addTokens,
];

const about = `
Where it asks: CLIPWATCH_API_URL, CLIPWATCH_TOKEN, CLIPWATCH_BUCKET and CLIPWATCH_TABLE. What is not set is looked up
in the outputs of the CloudFormation stack CLIPWATCH_STACK (default: clipwatch) with the AWS credentials of the
environment. With --local it asks the stack that \`npm start\` runs on this machine.

Exit status: 0 when all went well, 1 when something failed, 2 when the command was called wrongly.

Examples:
  clipwatch parse clip.txt                       what would be read from a file; nothing leaves this machine
  clipwatch check clips/*.txt                    whether the videos in files play, asked now
  clipwatch put clips/ --local                   drop a folder into the inbox, see what became of each file
  clipwatch match clip.txt --names names.json --explain
  clipwatch names add "Randa Kassis" --alias "رندة قسيس"
  clipwatch subscriptions add press@example.org --all --cadence daily --confirmed
  clipwatch clips list --from 2017-01-01 --json | jq .title`;

/** Runs one command; answers its exit status. Never throws for what a user can cause. */
export async function run(args: readonly string[], context: Context): Promise<number> {
  let status = 0;
  const program = new Command('clipwatch')
    .description('An archive of media clips: read files, drop them in, follow names, ask.')
    .option('--json', 'one JSON object a line, also on a terminal')
    .option('--local', 'use the stack that `npm start` runs on this machine')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      getOutHelpWidth: () => context.stdout.columns || 100,
      getErrHelpWidth: () => context.stderr.columns || 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (text, write) => write(text.replace(/^error: /, 'clipwatch: ')),
    })
    .showHelpAfterError('(add --help for usage)')
    .addHelpText('after', about)
    .exitOverride();
  for (const add of groups) {
    add(program, context, () => {
      status = 1;
    });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    writeError(context, error);
    return error instanceof Failure ? error.status : 1;
  }
}
