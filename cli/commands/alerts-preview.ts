import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { cardOf } from '../../functions/send/cards.ts';
import type { Links } from '../../functions/send/links.ts';
import type { Content, Reader } from '../../shared/alert/content.ts';
import { MailAddress } from '../../shared/contract/mail-address.ts';
import { HookSecret, Language, type ShownSubscription } from '../../shared/contract/subscription.ts';
import { ApiError, type Client, createClient } from '../client/client.ts';
import { type GlobalOptions, resolveSettings } from '../client/settings.ts';
import { subscriptionsOf } from '../client/subscriptions-of.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { by } from '../input/options.ts';
import { clipOfArchive, clipsOfFile, type Found } from '../preview/clips.ts';
import { contentOf, FORMS, type Form, KINDS, type Kind } from '../preview/content.ts';
import { forPeople, writeJson, writeLines, writeNote } from '../terminal/write.ts';

interface PreviewOptions extends GlobalOptions {
  readonly to: string;
  readonly language?: Language;
  readonly kind: Kind;
  readonly names?: string;
  readonly out: string;
  readonly as?: Form;
  readonly secret: string;
}

/** Signs previews where no secret is given: 32 bytes that everybody knows. */
const EXAMPLE_SECRET = `whsec_${Buffer.alloc(32, 'preview').toString('base64')}`;

const examples = `
No mail is sent and nothing is recorded. Links in a preview have no key: they open nothing. A file
is read on this machine; of a clip of the archive, language, time zone and names are those of the
address's first subscription.

Examples:
  clipwatch alerts preview 2f1c8d3f90ab4e5566778899aabbccdd --to press@example.org
  clipwatch alerts preview clip.txt --names names.json --to me@example.org --language ar --out mails
  clipwatch alerts preview clip.txt --names names.json --to me@example.org --kind digest
  clipwatch alerts preview clip.txt --names names.json --to me@example.org --as webhook`;

/** `clipwatch alerts preview`: the mail that an address would get about a clip, as files. */
export function addAlertsPreview(program: Command, context: Context): void {
  const alerts =
    program.commands.find((one) => one.name() === 'alerts') ??
    program.command('alerts').description('who was told of what');
  alerts
    .command('preview')
    .description('write the mail that an address would get about a clip: .eml, .html and .txt')
    .argument('<clip>', 'id of a clip, or a file')
    .requiredOption('--to <address>', 'whom the mail is for', by(MailAddress))
    .addOption(new Option('--language <language>', 'language of the mail').choices(Language.options))
    .addOption(new Option('--kind <kind>', 'kind of the mail').choices(KINDS).default('alert'))
    .option('--names <names.json>', 'for a file: names to look for')
    .addOption(new Option('--as <form>', 'the request of a web hook or chat instead: a .json file').choices(FORMS))
    .option('--secret <secret>', 'of the web hook, for the signature', by(HookSecret), EXAMPLE_SECRET)
    .option('--out <folder>', 'where the files are written', '.')
    .addHelpText('after', examples)
    .action(async (given: string, _: PreviewOptions, command: Command) => {
      const options = command.optsWithGlobals<PreviewOptions>();
      const source = existsSync(given)
        ? await ofFile(context, given, options)
        : await ofArchive(context, clipIdIn(given), options);
      const preview = await previewOf(context, source, options);
      if (options.as !== undefined) return writeRequest(context, preview, options.as, options);
      const written = await write(preview, options);
      if (!forPeople(context, options)) return writeJson(context, written);
      writeLines(context, [written.subject, ...[written.eml, written.html, written.txt].map((path) => `  ${path}`)]);
    });
}

/** What a mail is made of. */
interface Source {
  readonly found: Found;
  /** Of the address; null where it has none. */
  readonly subscription: ShownSubscription | null;
  /** Links begin with it. */
  readonly base: string;
  readonly sender: string;
}

/** As in the documentation (RFC 2606): a file belongs to no deployment. */
const NOWHERE = 'https://clipwatch.example';
const SENDER = 'alerts@clipwatch.example';

/** A file that is not there is no id: no deployment is asked for it. */
function clipIdIn(given: string): string {
  if (CLIP_ID.test(given)) return given;
  const ids = 'the id of a clip, 32 digits from 0 to f as `clipwatch clips list` shows them';
  throw new Failure(`There is no file ${given}. Give a file on this machine with --names, or ${ids}`);
}

/** As `clipIdOf` makes them. */
const CLIP_ID = /^[0-9a-f]{32}$/;

async function ofFile(context: Context, path: string, { names }: PreviewOptions): Promise<Source> {
  if (names === undefined) throw new Failure('Give --names with the names to look for in the file', 2);
  return { found: await clipsOfFile(path, names, context.now()), subscription: null, base: NOWHERE, sender: SENDER };
}

async function ofArchive(context: Context, clipId: string, options: PreviewOptions): Promise<Source> {
  const settings = resolveSettings(context, options);
  const base = await settings.apiUrl();
  const client = createClient(context, base, settings);
  const [found, subscription] = [
    await clipOfArchive(client, clipId),
    await subscriptionOf(context, client, options.to),
  ];
  return { found, subscription, base, sender: SENDER };
}

async function subscriptionOf(context: Context, client: Client, address: string): Promise<ShownSubscription | null> {
  try {
    for await (const one of subscriptionsOf(client, address, 1)) return one;
    writeNote(context, `${address} has no subscription: the mail is in English and shows every name.`);
  } catch (error) {
    if (!(error instanceof ApiError) || error.httpStatus !== 403) throw error;
    writeNote(context, 'The token may not read subscriptions: the mail is in English and shows every name.');
  }
  return null;
}

interface Preview {
  readonly source: Source;
  readonly content: Content;
  readonly reader: Reader;
}

async function previewOf(context: Context, source: Source, options: PreviewOptions): Promise<Preview> {
  const { found, subscription, base } = source;
  const { to, kind, language = subscription?.language ?? 'en' } = options;
  const links = previewLinks(base);
  const names = followed(found, subscription);
  const cards = found.clips.map((clip) => cardOf(clip, { names }, links)).filter(({ mentions }) => mentions.length > 0);
  if (found.names.size === 0) throw new Failure('The clip mentions no tracked name: nobody gets a mail about it');
  if (cards.length === 0) throw new Failure(`${to} follows no name that the clip mentions: it would get no mail`);
  const told = [...names.values()].filter(({ id }) =>
    cards.some((card) => card.mentions.some((one) => one.nameId === id)),
  );
  const reader: Reader = {
    address: to,
    language,
    timeZone: subscription?.timeZone ?? 'UTC',
    follows: subscription?.nameIds === '*' ? '*' : told.map(({ name }) => name),
    links: {
      unsubscribe: links.unsubscribe(),
      names: told.map(({ name }) => ({ name, link: links.unsubscribe() })),
      stop: { videos: links.unsubscribe(), corrections: links.unsubscribe(), all: links.unsubscribe() },
      settings: null,
    },
  };
  const { cadence = 'instant', hour, weekday, channel } = subscription ?? {};
  const shown = { cards, subscription: { cadence, hour, weekday, channel }, confirmLink: links.confirm() };
  const content = contentOf(kind, { ...shown, now: context.now() });
  return { source, content, reader };
}

async function write({ source, content, reader }: Preview, { to, kind, out }: PreviewOptions) {
  const { found, subscription, sender } = source;
  const { language } = reader;
  const [{ compose }, { mimeOf }] = await Promise.all([
    import('../../shared/alert/index.ts'),
    import('../../functions/aws/mail.ts'),
  ]);
  const message = compose(content, reader);
  const mime = await mimeOf({
    kind,
    subscriptionId: subscription?.id ?? 'preview',
    sender,
    to,
    language,
    unsubscribe: reader.links.unsubscribe,
    stories: kind === 'alert' ? found.clips.map(({ story }) => story) : [],
    message,
    replyTo: null,
  });
  await mkdir(out, { recursive: true });
  const path = (extension: string) => join(out, `${kind}-${language}.${extension}`);
  const files = { eml: path('eml'), html: path('html'), txt: path('txt') };
  await Promise.all([
    writeFile(files.eml, mime),
    writeFile(files.html, message.html),
    writeFile(files.txt, message.text),
  ]);
  return { kind, to, language, subject: message.subject, ...files };
}

/** Writes the body as it would be sent, and says the headers: `curl --data-binary @file` sends it on. */
async function writeRequest(
  context: Context,
  { source, content, reader }: Preview,
  form: Form,
  options: PreviewOptions,
): Promise<void> {
  const { hookRequest } = await import('../preview/hook-request.ts');
  const { kind, to, out, secret } = options;
  const subscriptionId = source.subscription?.id ?? 'preview';
  const { headers, body } = hookRequest(form, { content, reader, subscriptionId, secret, now: context.now() });
  await mkdir(out, { recursive: true });
  const json = join(out, `${kind}-${reader.language}.${form}.json`);
  await writeFile(json, body);
  if (!forPeople(context, options)) {
    return writeJson(context, { kind, to, language: reader.language, as: form, headers, json });
  }
  writeLines(context, [...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), `  ${json}`]);
}

/** Of the names in the clips those that the subscription follows; all of them where there is none. */
function followed({ names }: Found, subscription: ShownSubscription | null): Found['names'] {
  const nameIds = subscription?.nameIds ?? '*';
  return new Map([...names].filter(([id]) => nameIds === '*' || nameIds.includes(id)));
}

/** Links of the form that mails have, which open nothing. */
function previewLinks(base: string): Links & Record<'unsubscribe' | 'confirm', () => string> {
  return {
    clip: (clipId) => `${base}/clips/${clipId}?key=preview`,
    name: (nameId) => `${base}/names/${encodeURIComponent(nameId)}?key=preview`,
    clipsOf: (nameId) => `${base}/names/${encodeURIComponent(nameId)}?key=preview#clips`,
    still: ({ clipId, embedId }) => `${base}/stills/${clipId}/${encodeURIComponent(embedId)}?key=preview`,
    unsubscribe: () => `${base}/unsubscribe?key=preview`,
    confirm: () => `${base}/confirm?key=preview`,
  };
}
