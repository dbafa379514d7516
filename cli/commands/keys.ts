import type { Command } from 'commander';
import type { SigningKey, SigningKeys } from '../../shared/signing/key.ts';
import { type GlobalOptions, resolveSettings } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { errorMessage, Failure } from '../failure.ts';
import { forPeople, writeJson, writeNote } from '../terminal/write.ts';
import { writeList } from '../terminal/write-list.ts';

type KeyStore = typeof import('../../functions/aws/signing-keys.ts');

const DAY_MS = 24 * 3600_000;
const MINUTE_MS = 60_000;

const about = `
The keys sign the links in mails and the cursors of lists. Two are valid: the newest signs, the one
before it still verifies. Needs AWS credentials (ssm:GetParameter, ssm:PutParameter) for the
parameter, but no token.`;

const rotateExamples = `
Links in mails that the former key signed end with this: whoever opens one is asked for a token.
Links that the newest key signed stay valid until the next rotation. To end a key that has leaked,
rotate twice, ten minutes apart.

Examples:
  clipwatch keys rotate
  clipwatch keys rotate --json | jq -r .id`;

/** `clipwatch keys`: the signing keys. Works on the parameter that holds them, not through the API. Shows no secrets. */
export function addKeys(program: Command, context: Context): void {
  const keys = program
    .command('keys')
    .description('keys that sign links and cursors (needs AWS credentials for the parameter)')
    .addHelpText('after', about);

  keys
    .command('list')
    .description('list ids and ages of the valid keys')
    .addHelpText('after', '\nExamples:\n  clipwatch keys list')
    .action(async (_: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await writeList(context, options, valid(context, options), {
        heads: ['ID', 'CREATED', 'DAYS', 'USE'],
        row: ({ id, createdAt, ageDays, signs }) => [
          id,
          createdAt,
          String(ageDays),
          signs ? 'signs and verifies' : 'verifies',
        ],
      });
    });

  keys
    .command('rotate')
    .description('make a new key that signs from now on; the former one ends')
    .addHelpText('after', rotateExamples)
    .action(async (_: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const rotation = await onKeys(context, options, (store) => store.rotateSigningKeys(context.now()));
      switch (rotation.kind) {
        case 'rotated': {
          const { newest, former } = rotation.keys;
          report(newest.id, former?.id ?? null, rotation.ended?.id ?? null, options);
          break;
        }
        case 'too-soon': {
          const minutes = Math.ceil(rotation.waitMs / MINUTE_MS);
          throw new Failure(
            `The newest key is too young: functions may still sign with the one before it. Rotate again in ${minutes} min`,
          );
        }
        default:
          rotation satisfies never;
      }
    });

  function report(id: string, former: string | null, ended: string | null, options: GlobalOptions): void {
    if (!forPeople(context, options)) {
      writeJson(context, { id, former, ended });
      return;
    }
    writeNote(context, `${id} signs from now on; running functions learn of it within five minutes.`);
    if (former !== null) writeNote(context, `${former} verifies until the next rotation.`);
    if (ended !== null) writeNote(context, `${ended} has ended, and the links in mails that it signed.`);
  }
}

interface ShownKey extends Pick<SigningKey, 'id' | 'createdAt'> {
  readonly ageDays: number;
  readonly signs: boolean;
}

async function* valid(context: Context, options: GlobalOptions): AsyncGenerator<ShownKey> {
  const keys = await onKeys(context, options, (store) => store.readSigningKeys());
  if (keys !== null) yield* shown(keys, context.now());
}

function shown({ newest, former }: SigningKeys, now: Date): ShownKey[] {
  return [newest, ...(former === null ? [] : [former])].map(({ id, createdAt }, at) => {
    const ageDays = Math.floor((now.getTime() - Date.parse(createdAt)) / DAY_MS);
    return { id, createdAt, ageDays, signs: at === 0 };
  });
}

async function onKeys<T>(context: Context, options: GlobalOptions, work: (store: KeyStore) => Promise<T>): Promise<T> {
  await resolveSettings(context, options).useSigningKeys();
  try {
    return await work(await import('../../functions/aws/signing-keys.ts'));
  } catch (cause) {
    throw new Failure(`The signing keys cannot be used: ${errorMessage(cause)}`, 1, { cause });
  }
}
