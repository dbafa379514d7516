import type { Command } from 'commander';
import type { Receipt, UploadMetadata } from '../../shared/contract/clip.ts';
import { awaitReceipts, type Waiting } from '../client/await-receipts.ts';
import { type Client, createClient } from '../client/client.ts';
import { type GlobalOptions, resolveSettings } from '../client/settings.ts';
import { type UploadResult, upload } from '../client/upload.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { type FileToUpload, type LeftOut, listFiles } from '../input/inbox-files.ts';
import { metaOption, positiveInteger } from '../input/options.ts';
import { createProgress, type Progress } from '../terminal/progress.ts';
import { forPeople, writeError, writeJson, writeNote, writeTable } from '../terminal/write.ts';

const examples = `
The key of a file in a folder is its path in that folder; hidden files are left out, and links that
lead out of the folder, which the command says. A file that the
inbox has already is not uploaded again, so that an interrupted run can be repeated. With --meta it
is, unless the inbox has it with the same metadata; those given replace all earlier ones. Uploads
use the AWS credentials of the environment. Exit status: 0 if every file was read, 1 if one failed,
was refused or has no receipt in time.

Examples:
  clipwatch put clip.txt --local
  clipwatch put archive/ --prefix 2017/ --concurrency 16
  clipwatch put archive/ --no-wait
  clipwatch put cutting.pdf --meta outlet="Radio Hill" --meta published-on=2017-02-15
  clipwatch put archive/ --json | jq 'select(.outcome == "refused")'`;

interface PutOptions extends GlobalOptions {
  readonly prefix: string;
  readonly wait: boolean;
  readonly timeout: number;
  readonly concurrency: number;
  readonly again?: boolean;
  readonly meta: UploadMetadata;
}

/** The result line of one file. `outcome` is null without a receipt. */
interface PutResult {
  readonly file: string;
  readonly key: string | null;
  readonly versionId: string | null;
  readonly sent: UploadResult['kind'];
  readonly outcome: Receipt['outcome'] | null;
  readonly reason: string | null;
  readonly clipId: string | null;
}

/** `clipwatch put`: uploads files to the inbox and prints the outcome of each. */
export function addPut(program: Command, context: Context, markFailed: () => void): void {
  program
    .command('put')
    .description('upload files to the inbox and show the outcome of each')
    .argument('<file|dir...>', 'files, and folders with files')
    .option('--prefix <prefix>', 'prefix of every key', '')
    .option('--wait', 'wait for the receipt of each file', true)
    .option('--no-wait', 'do not wait for the receipts')
    .option('--timeout <seconds>', 'how long to wait for receipts after the last upload', positiveInteger, 120)
    .option('--concurrency <n>', 'uploads at a time', positiveInteger, 8)
    .addOption(metaOption())
    .option('--again', 'upload files that the inbox has already, too')
    .addHelpText('after', examples)
    .action(async (paths: string[], _: PutOptions, command: Command) => {
      const results = await put(context, paths, command.optsWithGlobals<PutOptions>());
      if (results.some(failed(command.optsWithGlobals<PutOptions>().wait))) markFailed();
    });
}

async function put(context: Context, paths: readonly string[], options: PutOptions): Promise<PutResult[]> {
  const settings = resolveSettings(context, options);
  const listed = filesToPut(context, await listFiles(paths, options.prefix));
  if (listed.length === 0) throw new Failure(`There are no files in ${paths.join(', ')}`);
  const bucket = await settings.bucket();
  const client = options.wait ? createClient(context, await settings.apiUrl(), settings) : null;
  const progress = createProgress(context);
  let done = 0;
  const onUploaded = () => progress.show('uploaded', ++done, listed.length);
  const { concurrency, meta, again = false } = options;
  const since = context.now();
  const sent = await upload(listed, { bucket, concurrency, again, meta, onUploaded }).finally(() => progress.end());
  const waiting = { timeoutMs: options.timeout * 1000, since };
  const receipts = client ? await collectReceipts(context, client, sent, waiting, progress) : new Map();
  const results = sent.map((one) => toResult(one, receipts.get(one)));
  report(context, results, options);
  return results;
}

/** The files to upload; says of each other one why it is left out. */
function filesToPut(context: Context, listed: readonly (FileToUpload | LeftOut)[]): FileToUpload[] {
  return listed.filter((one) => {
    if (one.kind === 'left-out') writeNote(context, `${one.file} is left out: ${one.reason}.`);
    return one.kind !== 'left-out';
  });
}

/** Receipts by file. If the API fails, its error is printed and the uploads are still reported. */
async function collectReceipts(
  context: Context,
  client: Client,
  sent: readonly UploadResult[],
  waiting: Waiting,
  progress: Progress,
): Promise<Map<UploadResult, Receipt>> {
  const receipts = new Map<UploadResult, Receipt>();
  const arrived = sent.filter((one) => one.kind !== 'failed');
  progress.show('receipts', 0, arrived.length);
  try {
    await awaitReceipts(context, client, arrived, waiting, (one, receipt) => {
      receipts.set(one, receipt);
      progress.show('receipts', receipts.size, arrived.length);
    });
  } catch (error) {
    progress.end();
    if (!(error instanceof Failure)) throw error;
    writeError(context, error);
  }
  progress.end();
  return receipts;
}

function toResult(sent: UploadResult, receipt: Receipt | undefined): PutResult {
  return {
    file: sent.file,
    key: sent.key,
    versionId: sent.kind === 'failed' ? null : sent.versionId,
    sent: sent.kind,
    outcome: receipt?.outcome ?? null,
    reason: sent.kind === 'failed' ? sent.reason : (receipt?.reason ?? null),
    clipId: receipt?.clipId ?? null,
  };
}

/** `superseded` and `removed` are no failures: a newer version or a deletion came in between. */
function failed(waited: boolean): (result: PutResult) => boolean {
  return ({ sent, outcome }) => sent === 'failed' || outcome === 'refused' || (waited && outcome === null);
}

function report(context: Context, results: readonly PutResult[], options: PutOptions): void {
  for (const { file, sent, reason } of results) if (sent === 'failed') writeError(context, `${file}: ${reason}`);
  const late = results.filter(({ sent, outcome }) => sent !== 'failed' && outcome === null).length;
  if (options.wait && late > 0) {
    writeNote(context, `${late} of ${results.length} files have no receipt yet: repeat the command to ask again.`);
  }
  if (!forPeople(context, options)) {
    for (const result of results) writeJson(context, result);
    return;
  }
  writeTable(
    context,
    ['FILE', 'SENT', 'OUTCOME', 'REASON'],
    results.map(({ file, sent, outcome, reason }) => [file, sent, outcome ?? '–', reason ?? '']),
  );
}
