import type { Command } from 'commander';
import { SweepAnswer, type SweepRequest } from '../../shared/contract/sweep.ts';
import { type GlobalOptions, resolveSettings } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { errorMessage, Failure } from '../failure.ts';
import { createProgress } from '../terminal/progress.ts';
import { forPeople, writeJson, writeLines, writeNote } from '../terminal/write.ts';

const examples = `
Compares the inbox with the receipts: a file without a receipt is sent to be read, a stored file
that is not in the inbox any more is sent to be removed. The stack does this once a day by itself;
what was sent is done within minutes. While events or results wait in the queues, the command waits,
for a minute at most; then files and deletes of the last 15 minutes are left to their events. Needs
AWS credentials with the right lambda:InvokeFunction.

  files     current files in the inbox       receipts   those of them that have a receipt
  repaired  files that were sent to be read  removed    files that were sent to be removed

Examples:
  clipwatch sweep
  clipwatch sweep --dry-run                 only say what it would do
  clipwatch sweep --json | jq .repaired`;

/** Another run of the sweep is at work for minutes. */
const BUSY_MS = 5000;
/** Queues are worked off in seconds, or it takes long. */
const WAIT_MS = 2000;
const MOST_WAITS = 30;

interface SweepOptions extends GlobalOptions {
  readonly dryRun?: boolean;
}

/** `clipwatch sweep`: a whole sweep of the inbox now, in steps that the stack's function does. */
export function addSweep(program: Command, context: Context): void {
  program
    .command('sweep')
    .description('compare the inbox with the receipts, and mend what differs')
    .option('--dry-run', 'say what it would do, and do nothing')
    .addHelpText('after', examples)
    .action(async (_: SweepOptions, command: Command) => {
      const options = command.optsWithGlobals<SweepOptions>();
      const isRehearsal = options.dryRun === true;
      const name = await resolveSettings(context, options).functionName('sweep');
      const step = await stepper(context, name);
      const { files, receipts, repaired, removed } = await sweepToEnd(context, options, isRehearsal, step);
      if (!forPeople(context, options)) return writeJson(context, { files, receipts, repaired, removed });
      const sent = isRehearsal ? 'would be sent' : 'sent';
      const counts = `${repaired} ${sent} to be read, ${removed} to be removed`;
      writeLines(context, [`${files} files, ${receipts} receipts, ${counts}`]);
      const young = files - receipts - repaired;
      if (young > 0) writeNote(context, `${young} files are so new that their events may still come: they were left.`);
    });
}

type Step = (request: SweepRequest) => Promise<SweepAnswer>;

async function stepper({ wait }: Context, functionName: string): Promise<Step> {
  const { invokeFunction } = await import('../../functions/aws/invoke.ts');
  return async (request) => {
    try {
      return SweepAnswer.parse(await invokeFunction(functionName, request, wait));
    } catch (cause) {
      throw new Failure(`The sweep failed: ${errorMessage(cause)}. Ask again: it goes on where it was`, 1, { cause });
    }
  };
}

async function sweepToEnd(
  context: Context,
  options: SweepOptions,
  isRehearsal: boolean,
  step: Step,
): Promise<SweepAnswer> {
  const progress = createProgress(context);
  try {
    let since: string | undefined;
    let isPatient = true;
    for (let waits = 0; ; ) {
      const answer = await step({ kind: 'step', isRehearsal, isPatient, ...(since !== undefined && { since }) });
      since = answer.since;
      if (forPeople(context, options)) {
        progress.end();
        for (const { kind, key } of answer.sent) writeNote(context, `${reason(kind)}: ${key}`);
      }
      if (answer.state === 'ended') return answer;
      if (answer.state === 'waiting') {
        isPatient = ++waits < MOST_WAITS;
        progress.count('seconds: files are being read', (waits * WAIT_MS) / 1000);
        await context.wait(WAIT_MS);
        continue;
      }
      isPatient = false;
      progress.count('files compared', answer.files);
      if (answer.state === 'busy') await context.wait(BUSY_MS);
    }
  } finally {
    progress.end();
  }
}

const reason = (kind: SweepAnswer['sent'][number]['kind']): string =>
  kind === 'created' ? 'without a receipt' : 'not in the inbox any more';
