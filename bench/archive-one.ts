/** What `archive-again.ts` measures, in a process of its own, since peak memory is of the whole process. */
import { putObject } from '../functions/aws/bucket.ts';
import { dynamo } from '../functions/aws/clients/dynamo.ts';
import { s3 } from '../functions/aws/clients/s3.ts';
import { sqs } from '../functions/aws/clients/sqs.ts';
import { createName, namesVersion } from '../functions/aws/table/name/names.ts';
import { startScan } from '../functions/aws/table/name/scan-run.ts';
import { replayFile } from '../functions/aws/table/replay/file.ts';
import { NOTHING_FOUND, noteFile } from '../functions/aws/table/replay/files.ts';
import { saveReplay } from '../functions/aws/table/replay/state.ts';
import { settle } from '../functions/aws/table/settle/settle.ts';
import { runShards } from '../functions/backfill/scan.ts';
import { runReplay } from '../functions/replay/run.ts';
import { Buckets } from '../local/services/buckets.ts';
import { Queues } from '../local/services/queues.ts';
import type { Command, Service } from '../local/services/service.ts';
import { Table } from '../local/services/table/index.ts';
import { parseFile } from '../shared/clip/parse-file.ts';
import { startedReport } from '../shared/clip/replay-report.ts';
import { resultOfClips } from '../shared/clip/result.ts';
import { fileChanges } from '../shared/clip/s3-event.ts';
import type { Result } from '../shared/contract/message.ts';
import type { Name } from '../shared/contract/name.ts';
import { compileNames } from '../shared/name/index.ts';
import { peakMemoryMb } from './peak-memory.ts';

const CLIPS = 1000;
const COMPARED = 10_000;
const LISTED = 100_000;
const PARAGRAPHS = 12;
const NAMES = 100;
const SURNAMES = ['Lind', 'Berg', 'Cole', 'Kaya', 'Rossi', 'Novak', 'Haddad', 'Silva', 'Weber', 'Okafor'];
const NOW = new Date('2026-01-02T03:04:05.000Z');

Object.assign(process.env, {
  TABLE_NAME: 'table',
  ARCHIVE_BUCKET: 'archive',
  INBOX_BUCKET: 'inbox',
  INGEST_QUEUE_URL: 'ingest',
  HEAVY_QUEUE_URL: 'heavy',
});
console.info = () => {};
const table = new Table({ now: () => NOW.getTime() });
const buckets = new Buckets({ buckets: { inbox: { versioned: true }, archive: { versioned: false } } });
const using = (service: Service): never => ({ send: (command: Command) => service.send(command) }) as never;
dynamo.use(using(table));
s3.use(using(buckets));

const names: Name[] = Array.from({ length: NAMES }, (_, i) => ({
  id: `name-${i}`,
  name: `Mara${i} ${SURNAMES[i % SURNAMES.length]}`,
  aliases: [],
}));
const results: Result[] = [];
const measured: { what: string; items: number; cpuMs: number; peakMb: number }[] = [];

async function measure(what: string, items: number, work: () => Promise<unknown>): Promise<void> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  measured.push({ what, items, cpuMs: (user + system) / 1000, peakMb: peakMemoryMb() });
}

/** About 3 KB, as the example clip. */
function fileText(i: number): string {
  const day = new Date(Date.UTC(2020, 0, 1 + (i % 1000))).toISOString().slice(0, 10);
  const lines = Array.from({ length: PARAGRAPHS }, (_, line) => {
    const who = line === 0 ? names[i % NAMES]?.name : 'the council';
    return `<p>In paragraph ${line} of file ${i} ${who} said that the harbour, the bridge and the road to the town would be mended before the winter comes, whatever that would cost. Zora Quill agreed.</p>`;
  });
  return `<h1>The harbour report number ${i}</h1>\n<p>Radio Coteaux, ${day}</p>\n${lines.join('\n')}`;
}

async function store(): Promise<void> {
  const matcher = compileNames(names);
  for (let i = 0; i < CLIPS; i++) {
    const bytes = Buffer.from(fileText(i));
    const key = `clips/${i}.html`;
    const { versionId } = await putObject('inbox', key, bytes);
    const file = {
      bucket: 'inbox',
      key,
      versionId: versionId ?? '',
      sequencer: '0A0',
      lastModified: NOW.toISOString(),
      receivedAt: NOW.toISOString(),
    };
    const clips = await parseFile(bytes, key, matcher, { today: '2026-01-02', metadata: {} });
    const result = resultOfClips(file, clips, [], await namesVersion());
    results.push(result);
    await settle(result, { now: NOW, archiveText: async () => 'none' });
  }
}

async function matchAgain(added: Name): Promise<void> {
  await createName(added);
  const version = await namesVersion();
  const matcher = compileNames([...names, added]);
  await startScan(version, NOW);
  const context = {
    now: () => NOW,
    until: new Date('2100-01-01'),
    pause: async () => {},
    tracked: async () => ({ version, matcher }),
  };
  const { failures } = await runShards([0, 1, 2, 3, 4, 5, 6, 7], context);
  if (failures.length > 0) throw failures[0];
}

const mark = { id: 'bench', dryRun: true };

async function compare(): Promise<void> {
  const replaying = { now: NOW, archiveText: async () => 'none', readText: async () => '' };
  for (let i = 0; i < COMPARED; i++) {
    const result = results[i % CLIPS];
    if (result !== undefined)
      await replayFile(result, { ...mark, page: Math.floor(i / 100), place: i % 100 }, replaying);
  }
}

/** An inbox of so many files, whose messages are done as soon as they are sent. */
async function list(): Promise<void> {
  const queues = new Queues();
  queues.create('ingest');
  s3.use({
    send: async (command: Command) => {
      if (command.constructor.name !== 'ListObjectVersionsCommand') throw new Error('Only a listing was expected.');
      const { KeyMarker }: { readonly KeyMarker?: string } = command.input;
      const from = Number(KeyMarker ?? -1) + 1;
      const Versions = Array.from({ length: 1000 }, (_, i) => ({
        ...{ Key: String(from + i).padStart(8, '0'), VersionId: 'v', IsLatest: true, LastModified: NOW, Size: 3000 },
      }));
      const NextKeyMarker = Versions.at(-1)?.Key;
      return {
        Versions,
        IsTruncated: from + 1000 < LISTED,
        NextKeyMarker,
        NextVersionIdMarker: 'v',
        EncodingType: 'url',
      };
    },
  } as never);
  sqs.use({
    send: async (command: { input: { Entries: { MessageBody: string }[] } }) => {
      for (const { file } of command.input.Entries.flatMap(({ MessageBody }) => fileChanges(MessageBody))) {
        if (file.replay)
          await noteFile(
            file.replay,
            { outcome: 'compared', found: { ...NOTHING_FOUND, clips: 1 }, isDone: true },
            NOW,
          );
      }
      return {};
    },
  } as never);
  const scope = { prefix: '', since: null, dryRun: true };
  const report = startedReport('listed', scope, NOW);
  await saveReplay({ scope, report, position: null, isListed: false, nextPage: 0, open: [] }, null, NOW);
  const ended = await runReplay('listed', {
    now: () => NOW,
    until: new Date('2100-01-01'),
    pause: async () => {},
    mostInFlight: 800,
  });
  if (ended.done !== LISTED) throw new Error(`${ended.done} of ${LISTED} files were done.`);
}

for (const name of names) await createName(name);
await store();
await measure('unchanged clip in a back-fill', CLIPS, () =>
  matchAgain({ id: 'nobody', name: 'Nobody Known', aliases: [] }),
);
await measure('clip with a new mention in a back-fill', CLIPS, () =>
  matchAgain({ id: 'zora', name: 'Zora Quill', aliases: [] }),
);
await measure('replay: an unchanged clip compared', COMPARED, compare);
await measure('replay: a file listed, sent and counted', LISTED, list);
process.send?.(measured);
process.disconnect?.();
