/** `npm run bench`: all figures in one run, on one machine in one state. */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openSession, Stopped, untilEnd } from '../local/session.ts';
import { archiveAgain } from './archive-again.ts';
import { checks } from './checks.ts';
import { compile } from './compile.ts';
import { consolePages } from './console.ts';
import { embeds } from './embeds.ts';
import { type Bench, jsonLines, lines, type Options, type Report } from './figures.ts';
import { functions } from './functions.ts';
import { charset } from './libraries/charset.ts';
import { htmlTree } from './libraries/html-tree.ts';
import { language } from './libraries/language.ts';
import { mail } from './libraries/mail.ts';
import { office } from './libraries/office.ts';
import { webArchive } from './libraries/web-archive.ts';
import { mails } from './mails.ts';
import { names } from './names.ts';
import { pages } from './pages.ts';
import { requests } from './requests.ts';
import { robust } from './robust.ts';
import { hot } from './scale/hot.ts';
import { lists } from './scale/lists.ts';
import { sweep } from './scale/sweep.ts';
import { words } from './scale/words.ts';
import { seed } from './seed.ts';
import { stack } from './stack.ts';
import { stages } from './stages.ts';
import { stories } from './stories/index.ts';
import { text } from './text.ts';

const benches: Readonly<Record<string, Bench>> = {
  seed,
  pages,
  stages,
  text,
  robust,
  embeds,
  checks,
  names,
  stories,
  compile,
  charset,
  language,
  'html-tree': htmlTree,
  office,
  'web-archive': webArchive,
  mail,
  mails,
  lists,
  hot,
  words,
  requests,
  sweep,
  functions,
  console: consolePages,
  'archive-again': archiveAgain,
  stack,
};
/** Run only if asked for: needs a running stack. */
const onDemand = new Set(['stack']);

const help = `npm run bench [-- [options] [bench...]]

  seed         the example clip against metascraper, Readability and others: fields, time
  pages        fields of web pages against the same parsers
  stages       where the time of reading a page goes: decoding, tree, each field, videos
  text         main text of web pages against the parsers that extract it
  robust       the largest and the most hostile files: time and peak memory
  embeds       videos on labelled cases against two libraries; speed; hostile mark-up
  checks       a recheck of a thousand videos with a tenth of the hosts hanging; its cost
  names        names found in text against modern-ahocorasick; right by language
  stories      near-duplicates found and told apart, against MinHash; units of a look-up among ever more clips
  compile      lists of 10,000 to 100,000 names compiled: time, size, peak memory
  charset      encoding of bytes against chardet, jschardet, chardetng
  language     language of texts against eld, franc, tinyld
  html-tree    our HTML tree against parse5's
  office       Word and OpenDocument against mammoth
  web-archive  WARC against warcio
  mail         MIME against postal-mime
  mails        mails written in six languages: time, size, how many clips are told of
  lists        read units of a page of every list, by the number of clips stored
  hot          write units of the busiest partition at a thousand clips a second
  words        write units of the index of words, by how many words and how many clips a month
  requests     processor time of a request beside an empty hono app
  sweep        a sweep of ten and a hundred thousand files: time, memory, requests
  archive-again  the back-fill and a replay: CPU time of a clip, memory over 100,000 files
  functions    size and cold start of the deployed bundles
  console      pages of the console: weight, largest paint, shifts
  stack        time from upload to e-mail on the stack that \`npm start\` runs

Without names all but the last are run.

  --pages DIR  also measure pages, text and embeds on the saved pages in DIR
               (or CLIPWATCH_PAGES=DIR): pages and an expected.jsonl, see docs/bench.md
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
      show(name, await untilEnd(session.signal, bench(session, console.error, call.options)), call.json);
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
  | { kind: 'run'; json: boolean; chosen: (name: string) => boolean; options: Options }
  | { kind: 'help' }
  | { kind: 'wrong'; message: string };

function readCall(): Call {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        stack: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
        pages: { type: 'string' },
      },
    });
    if (values.help) return { kind: 'help' };
    const unknown = positionals.find((name) => !Object.hasOwn(benches, name));
    if (unknown !== undefined) return { kind: 'wrong', message: `there is no bench "${unknown}"` };
    const named = new Set(
      positionals.length > 0 ? positionals : Object.keys(benches).filter((one) => !onDemand.has(one)),
    );
    if (values.stack) named.add('stack');
    const options = { savedPages: values.pages ?? process.env.CLIPWATCH_PAGES ?? null };
    return { kind: 'run', json: values.json === true, chosen: (name) => named.has(name), options };
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

/** The machine; `load` shows how busy it was with other work. */
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
