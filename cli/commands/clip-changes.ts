import { type Command, InvalidArgumentError, Option } from 'commander';
import { Clip, type Field } from '../../shared/contract/clip.ts';
import { type Asked, type ChangedBy, Revision } from '../../shared/contract/history.ts';
import { isLanguage } from '../../shared/language/known.ts';
import { clientFor, list, read } from '../client/client.ts';
import type { GlobalOptions } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { day, positiveInteger } from '../input/options.ts';
import { clipLines } from '../terminal/clip-lines.ts';
import { forPeople, writeJson, writeLines } from '../terminal/write.ts';
import { writeList } from '../terminal/write-list.ts';

/** The fields that are corrected, as the options name them. */
const FIELDS = {
  title: 'title',
  outlet: 'outlet',
  day: 'publishedOn',
  summary: 'summary',
  language: 'language',
} as const satisfies Record<string, Field>;
type Word = keyof typeof FIELDS;
const WORDS = Object.keys(FIELDS) as Word[];

interface CorrectOptions extends GlobalOptions, Readonly<Partial<Record<Word, string>>> {
  readonly takeBack?: readonly Word[];
}

const examples = `
Examples:
  clipwatch clips correct 5f2c… --day 2017-02-15 --outlet "Al Mayadeen TV"
  clipwatch clips correct 5f2c… --take-back title day     what is read in the file holds again`;

/** `clipwatch clips correct`: says by hand what a clip's fields are. */
export function addCorrect(clips: Command, context: Context): void {
  clips
    .command('correct')
    .description('correct fields of a clip by hand; this holds for later versions of its file too')
    .argument('<id>', 'clip id, as `clips list` shows it')
    .option('--title <title>', 'the title', textOf('title'))
    .option('--outlet <outlet>', 'the outlet', textOf('outlet'))
    .option('--day <day>', 'the day on which it was published (YYYY-MM-DD)', day)
    .option('--summary <summary>', 'the summary', textOf('summary'))
    .option('--language <tag>', 'the language, such as en', languageTag)
    .addOption(new Option('--take-back <field...>', 'end corrections of these fields').choices(WORDS))
    .addHelpText('after', examples)
    .action(async (id: string, _: CorrectOptions, command: Command) => {
      const options = command.optsWithGlobals<CorrectOptions>();
      const asked = askedBy(options);
      const client = await clientFor(context, options);
      const clip = await read(
        Clip,
        client.PATCH('/v1/clips/{clipId}', { params: { path: { clipId: id } }, body: asked }),
      );
      if (!forPeople(context, options)) return writeJson(context, clip);
      writeLines(context, clipLines(clip));
    });
}

function textOf(word: Word): (value: string) => string {
  return (value) => {
    if (value.trim() !== '') return value;
    throw new InvalidArgumentError(`it is empty; --take-back ${word} ends its correction`);
  };
}

function languageTag(value: string): string {
  if (isLanguage(value.trim())) return value;
  throw new InvalidArgumentError('use the tag of a language, such as en; --take-back language ends its correction');
}

function askedBy(options: CorrectOptions): Asked {
  const takenBack = options.takeBack ?? [];
  const both = WORDS.find((word) => options[word] !== undefined && takenBack.includes(word));
  if (both !== undefined) throw new Failure(`--${both} and --take-back ${both}: give one of them`, 2);
  const given = WORDS.flatMap((word) => (options[word] === undefined ? [] : [[FIELDS[word], options[word]] as const]));
  if (given.length + takenBack.length === 0) {
    throw new Failure(`nothing to correct: give ${WORDS.map((word) => `--${word}`).join(', ')} or --take-back`, 2);
  }
  return Object.fromEntries([...given, ...takenBack.map((word) => [FIELDS[word], null])]);
}

interface RevisionsOptions extends GlobalOptions {
  readonly limit: number;
}

/** `clipwatch clips revisions`: what a clip was before, and who or what changed it. */
export function addRevisions(clips: Command, context: Context): void {
  clips
    .command('revisions')
    .description('list the states of a clip, newest first: what changed, when, and by whom')
    .argument('<id>', 'clip id, as `clips list` shows it')
    .option('--limit <n>', 'at most this many', positiveInteger, 100)
    .addHelpText('after', '\nExamples:\n  clipwatch clips revisions 5f2c… --json | jq -c "[.recordedAt, .changed]"')
    .action(async (id: string, _: RevisionsOptions, command: Command) => {
      const options = command.optsWithGlobals<RevisionsOptions>();
      const client = await clientFor(context, options);
      const path = { clipId: id };
      const revisions = list(
        Revision,
        (page) => client.GET('/v1/clips/{clipId}/revisions', { params: { path, query: page } }),
        options.limit + 1,
      );
      await writeList(context, options, revisions, {
        heads: ['NUMBER', 'RECORDED', 'BY', 'CHANGED', 'TITLE'],
        row: ({ revision, recordedAt, by, changed, title, removedAt }) => [
          String(revision),
          recordedAt,
          makerOf(by),
          [...changed, ...(removedAt === undefined ? [] : [`removed ${removedAt}`])].join(', ') || '–',
          title ?? '–',
        ],
        limit: options.limit,
      });
    });
}

function makerOf(by: ChangedBy): string {
  switch (by.kind) {
    case 'file':
      return `file ${by.versionId}`;
    case 'names':
      return `names, version ${by.version}`;
    case 'correction':
      return `corrected by ${by.who}`;
    case 'replay':
      return `replay ${by.id}`;
    case 'story':
      return `story changed by ${by.who}`;
    default:
      return by satisfies never;
  }
}
