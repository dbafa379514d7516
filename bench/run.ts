/** `npm run bench`: every figure in one run, so that all of them come from the same machine in the same state. */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openSession, Stopped, untilEnd } from '../local/session.ts';
import { checks } from './checks.ts';
import { embeds } from './embeds.ts';
import { type Bench, jsonLines, lines, type Report } from './figures.ts';
import { functions } from './functions.ts';
import { names } from './names.ts';
import { pages } from './pages.ts';
import { robust } from './robust.ts';
import { seed } from './seed.ts';
import { stack } from './stack.ts';
import { text } from './text.ts';

const benches: Readonly<Record<string, Bench>> = { seed, pages, text, robust, embeds, checks, names, functions, stack };
/** Left out unless asked for: it needs a stack that runs. */
const onDemand = new Set(['stack']);

const help = `npm run bench [-- [options] [bench...]]

  seed         the seed file read in process, beside metascraper and Readability
  pages        saved pages beside the project: what is right, and how many a second
  text         the main text of saved pages, by quotations
  robust       the largest and the nastiest files: time and peak memory
  embeds       videos found on labelled cases beside two libraries; speed, hostile mark-up
  checks       a thousand videos asked about, a tenth of the hosts hanging; what that costs
  names        names found in text: speed, size, what is right by language
  functions    size and cold start of the bundles, as they are deployed
  stack        from a file dropped to its e-mail, on the stack that \`npm start\` runs

Where none is named all but the last are run.

  --stack      run the last too
  --json       one JSON object a line
  --help       this text`;

process.exitCode = await main();

async function main(): Promise<number> {
  const call = readCall();
  if (call.kind === 'wrong') {
    console.error(`bench: ${call.message}\n\n${help}`);
    return 2;
  }
  if (call.kind === 'help') {
    console.log(help);
    return 0;
  }
  const session = openSession();
  try {
    show('machine', machine(), call.json);
    for (const [name, bench] of Object.entries(benches).filter(([name]) => call.chosen(name))) {
      show(name, await untilEnd(session.signal, bench(session, console.error)), call.json);
    }
    return 0;
  } catch (error) {
    if (error instanceof Stopped) return 130;
    console.error(`bench: ${error instanceof Error ? error.message : error}`);
    return 1;
  } finally {
    await session.close();
  }
}

type Call =
  | { kind: 'run'; json: boolean; chosen: (name: string) => boolean }
  | { kind: 'help' }
  | { kind: 'wrong'; message: string };

function readCall(): Call {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { stack: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
    });
    if (values.help) return { kind: 'help' };
    const stranger = positionals.find((name) => !Object.hasOwn(benches, name));
    if (stranger !== undefined) return { kind: 'wrong', message: `there is no bench "${stranger}"` };
    const named = new Set(
      positionals.length > 0 ? positionals : Object.keys(benches).filter((one) => !onDemand.has(one)),
    );
    if (values.stack) named.add('stack');
    return { kind: 'run', json: values.json === true, chosen: (name) => named.has(name) };
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
}

function show(name: string, report: Report, json: boolean): void {
  if (!json) {
    console.log(`${lines(report).join('\n')}\n`);
    return;
  }
  for (const line of jsonLines(name, report)) console.log(line);
  for (const remark of report.remarks) console.error(`${name}: ${remark}`);
}

/** What the figures were taken on; the load says what else was going on. */
function machine(): Report {
  const [processor] = cpus();
  return {
    title: 'Machine',
    columns: { node: 'node', processor: 'processor', processors: 'processors', load: 'load' },
    rows: [
      {
        node: process.version,
        processor: processor?.model ?? 'unknown',
        processors: cpus().length,
        load: loadavg()[0] ?? 0,
      },
    ],
    remarks: [],
  };
}
