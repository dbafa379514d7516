import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Check, Embed } from '../../shared/contract/clip.ts';
import type { GlobalOptions } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { fileErrorMessage } from '../input/file-error.ts';
import { videosAtAddress, videosInFile } from '../input/find-videos.ts';
import { createProgress } from '../terminal/progress.ts';
import { forPeople, writeError, writeJson, writeTable } from '../terminal/write.ts';

const examples = `
Each video is checked once, now, by a request to its provider; each host gets at most one request a
second. "gone" is what the provider reports now, "unknown" a check without a result. An address is
the URL of a video, or of a page with videos. Requests go to public addresses only.

Exit status 1 if a video is gone, an address is not a valid video address, or a file cannot be read.

Examples:
  clipwatch check clips/*.txt
  clipwatch check https://youtu.be/aqz-KE-bpKQ --site https://www.example.org
  clipwatch check page.html --json | jq -r 'select(.check.status == "gone").url'`;

interface CheckOptions extends GlobalOptions {
  readonly site: readonly string[];
  readonly contact?: string;
}

/** A video with its check, or an invalid video address with its `fault`. */
interface Row extends Omit<Embed, 'url'> {
  readonly source: string;
  readonly url: string | null;
  readonly check: Check;
  readonly fault?: string;
}

/** Time limit for all requests, as a host with many videos gets one request a second. */
const BUDGET_MS = 30 * 60 * 1000;

/** `clipwatch check`: whether the videos in files and at addresses play now. */
export function addCheck(program: Command, context: Context, markFailed: () => void): void {
  program
    .command('check')
    .description('check whether the videos in files or at addresses play')
    .argument('<file|address...>', 'files to read, or addresses that begin with http:// or https://')
    .option('--site <origin>', 'origin of a site that will show the videos; may be repeated', parseSite, [])
    .option('--contact <address>', 'e-mail or web address sent with the requests (also CLIPWATCH_CONTACT)')
    .addHelpText('after', examples)
    .action(async (sources: string[], _: CheckOptions, command: Command) => {
      const options = command.optsWithGlobals<CheckOptions>();
      const rows = await checkSources(context, sources, options, markFailed);
      if (rows.some(({ check }) => check.status === 'gone' || check.status === 'invalid')) markFailed();
      if (!forPeople(context, options)) {
        for (const row of rows) writeJson(context, row);
      } else if (rows.length > 0) {
        writeTable(context, ['STATUS', 'REASON', 'PROVIDER', 'VIDEO', 'TITLE', 'IN'], rows.map(cells));
      } else context.stderr.write('No videos were found.\n');
    });
}

async function checkSources(
  context: Context,
  sources: readonly string[],
  options: CheckOptions,
  markFailed: () => void,
): Promise<Row[]> {
  const [fetch, { checkEmbeds }] = await Promise.all([
    context.createFetcher(options.contact ?? context.env.CLIPWATCH_CONTACT ?? ''),
    import('../../functions/net/check.ts'),
  ]);
  const found: { source: string; embed: Embed }[] = [];
  const invalid: Row[] = [];
  for (const source of sources) {
    try {
      const isAddress = /^https?:\/\//i.test(source);
      const { embeds, problems } = isAddress
        ? await videosAtAddress(source, (url) => fetch({ url, headers: {} }))
        : await videosInFile(await readFile(source), basename(source));
      found.push(...embeds.map((embed) => ({ source, embed })));
      invalid.push(...problems.map((fault) => invalidRow(source, fault, context.now())));
    } catch (error) {
      markFailed();
      writeError(context, `${source}: ${fileErrorMessage(error)}`);
    }
  }
  const progress = createProgress(context);
  let done = 0;
  progress.show('videos checked', done, found.length);
  const checks = await checkEmbeds(
    found.map(({ embed }) => embed),
    {
      fetch,
      siteOrigins: options.site,
      budgetMs: BUDGET_MS,
      now: () => context.now(),
      onCheck: () => progress.show('videos checked', ++done, found.length),
    },
  ).finally(() => progress.end());
  const rows = found.flatMap(({ source, embed }, i) => {
    const check = checks[i];
    return check === undefined ? [] : [{ source, ...embed, check }];
  });
  return [...rows, ...invalid];
}

/** The row of an invalid address of a known provider; no request is made. */
function invalidRow(source: string, fault: string, now: Date): Row {
  return {
    source,
    provider: 'unknown',
    videoId: null,
    url: null,
    fault,
    check: {
      status: 'invalid',
      reason: 'bad-address',
      seen: { httpStatus: null, finalUrl: null, title: null, tookMs: 0 },
      checkedAt: now.toISOString(),
      nextCheckAt: null,
    },
  };
}

function cells({ source, provider, videoId, url, check, fault }: Row): string[] {
  return [check.status, check.reason, provider, videoId ?? url ?? '–', fault ?? check.seen.title ?? '–', source];
}

function parseSite(value: string, earlier: readonly string[]): string[] {
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new Failure(`--site ${value}: use an origin such as https://www.example.org`, 2);
  }
  return [...earlier, url.origin];
}
