import type { Command } from 'commander';
import { defaultStackName } from '../../shared/wiring.ts';
import { type GlobalOptions, resolveSettings } from '../client/settings.ts';
import type { Context } from '../context.ts';
import type { Hop } from '../dlq/hops.ts';
import type { FoundLetter } from '../dlq/letters.ts';
import { errorMessage, Failure } from '../failure.ts';
import { positiveInteger } from '../input/options.ts';
import { harmlessJson } from '../terminal/harmless.ts';
import { recordLines } from '../terminal/table.ts';
import { forPeople, writeError, writeJson, writeLines, writeNote } from '../terminal/write.ts';
import { writeList } from '../terminal/write-list.ts';

const about = `
What failed every time it was tried is set aside in dead-letter queues for 14 days: events of the
inbox (ingest), those of files that are read alone (heavy), results (results), ranges of followers
(fanout), jobs of mails (mail) and of web hooks and chats (hooks), events of SES (feedback); and
batches of the table's stream (alert) in the archive bucket for 30. Needs AWS credentials that may
use the queues, read the bucket and the logs, and invoke the alert function.`;

const listExamples = `
RECEIVES counts a look at it, too; a look brings no letter nearer to its end, and hides it from
others for a moment. LAST is the last failure that the log of the function has.

Examples:
  clipwatch dlq list
  clipwatch dlq list --json | jq -r 'select(.queue == "results") | .cause' | sort | uniq -c`;

const redriveExamples = `
Mend the cause first: what fails again comes back after five tries, some minutes later. It may be
done again at any time: nothing is stored or mailed twice, and mentions older than the stack's
newsDays are shown as late and not mailed. A result whose text lay in the archive bucket for more
than 30 days cannot be stored any more: \`clipwatch sweep\` has its file read anew.

Examples:
  clipwatch dlq redrive              all that was set aside
  clipwatch dlq redrive results      one queue`;

const LIMIT = 1000;

interface ListOptions extends GlobalOptions {
  readonly limit: number;
}

/** `clipwatch dlq`: what was set aside, why, and to try it again. */
export function addDlq(program: Command, context: Context, markFailed: () => void): void {
  const dlq = program
    .command('dlq')
    .description('what failed for good: look at it, try it again')
    .addHelpText('after', about);

  dlq
    .command('list')
    .description('list what was set aside, and why')
    .option('--limit <n>', 'list at most so many of each queue', positiveInteger, LIMIT)
    .addHelpText('after', listExamples)
    .action(async (_: ListOptions, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      await writeList(context, options, shownLetters(context, options), {
        heads: ['ID', 'QUEUE', 'FIRST', 'LAST', 'RECEIVES', 'CAUSE'],
        row: ({ id, queue, first, last, receives, cause }) => [id, queue, first, last, String(receives), cause],
      });
    });

  dlq
    .command('show')
    .description('show one whole, with the files that it is about')
    .argument('<id>', 'id, as `dlq list` shows it')
    .addHelpText('after', '\nExamples:\n  clipwatch dlq show 2a3c7c52-3c0e-4e8e-9f0c-b7a7f1b0f5c1')
    .action(async (id: string, _: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const letter = await letterWith(context, options, id);
      const { filesOf } = await import('../dlq/files.ts');
      const files = filesOf(letter.content);
      if (!forPeople(context, options)) return writeJson(context, { ...letter.shown, files, message: letter.content });
      const fields = Object.entries(letter.shown).map(([name, value]) => [name, String(value)] as const);
      writeLines(context, recordLines([...fields, ...files.map(({ key }) => ['file', key] as const)]));
      writeLines(context, plainJson(letter.content));
    });

  dlq
    .command('redrive')
    .description('try again what was set aside')
    .argument('[queue]', 'one of them, as `dlq list` names it; without it all')
    .addHelpText('after', redriveExamples)
    .action(async (queue: string | undefined, _: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const { redrive } = await import('../dlq/redrive.ts');
      for (const hop of await hops(context, options, queue)) {
        const { sent, failed } = await redrive(context, hop);
        if (failed.length > 0) markFailed();
        for (const { id, cause } of failed) writeError(context, `${hop.name} ${id} stays: ${cause}`);
        if (forPeople(context, options)) writeNote(context, `${hop.name}: ${sent} tried again`);
        else writeJson(context, { queue: hop.name, redriven: sent, failed: failed.length });
      }
    });
}

/** The hops of the stack, or the one of this name. */
async function hops(context: Context, options: GlobalOptions, name?: string): Promise<Hop[]> {
  const { local: isLocal } = resolveSettings(context, options);
  const [{ stackState }, { hopsOf }] = await Promise.all([
    import('../../functions/aws/inspect.ts'),
    import('../dlq/hops.ts'),
  ]);
  const stackName = isLocal ? defaultStackName : context.env.CLIPWATCH_STACK || defaultStackName;
  const all = hopsOf(await asked(() => stackState(stackName), `The stack ${stackName} cannot be read`));
  const chosen = all.filter((hop) => name === undefined || hop.name === name);
  if (chosen.length > 0) return chosen;
  throw new Failure(`There is no queue ${name}: use ${all.map((hop) => hop.name).join(', ')}`, 2);
}

async function* letters(context: Context, options: GlobalOptions, most: number): AsyncGenerator<FoundLetter> {
  const { local: isLocal } = resolveSettings(context, options);
  const { lettersOf } = await import('../dlq/letters.ts');
  for (const hop of await hops(context, options)) {
    const look = { isLocal, now: context.now(), most };
    const found = await asked(() => lettersOf(hop, look), `What was set aside of ${hop.name} cannot be read`);
    yield* found.slice(0, most);
    if (found.length > most) writeNote(context, `${hop.name} has more than these ${most}: raise --limit to see them.`);
  }
}

async function* shownLetters(context: Context, options: ListOptions) {
  for await (const { shown } of letters(context, options, options.limit)) yield shown;
}

async function letterWith(context: Context, options: GlobalOptions, id: string): Promise<FoundLetter> {
  for await (const letter of letters(context, options, LIMIT)) if (letter.shown.id === id) return letter;
  throw new Failure(`Nothing with the id ${id} is set aside: see \`clipwatch dlq list\``);
}

async function asked<T>(question: () => Promise<T>, what: string): Promise<T> {
  try {
    return await question();
  } catch (cause) {
    throw new Failure(`${what}: ${errorMessage(cause)}`, 1, { cause });
  }
}

/** JSON on several lines without any character that could be a command to the terminal or turn text around. */
function plainJson(value: unknown): string[] {
  return JSON.stringify(value, null, 2).split('\n').map(harmlessJson);
}
