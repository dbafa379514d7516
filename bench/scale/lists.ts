/** What a page costs, by the size of the archive: read units of every list, counted over generated clips. */
import { listClips } from '../../functions/aws/table/clip/clips.ts';
import { clipCounts, countedDays, nameCounts } from '../../functions/aws/table/clip/counts.ts';
import { listRevisions } from '../../functions/aws/table/clip/history.ts';
import { listMentions } from '../../functions/aws/table/clip/mentions.ts';
import { listEmbeds } from '../../functions/aws/table/embed/embeds.ts';
import { receiptsByOutcome } from '../../functions/aws/table/file/receipts.ts';
import { settle } from '../../functions/aws/table/settle/settle.ts';
import { getStory } from '../../functions/aws/table/story/stories.ts';
import { useTable } from '../../local/services/clients.ts';
import { Table } from '../../local/services/table/index.ts';
import { clipIdOf } from '../../shared/clip/id.ts';
import { defaults } from '../../shared/wiring.ts';
import type { Bench, Row } from '../figures.ts';
import { ArchiveTable, middleOf, type Template } from './archive.ts';
import { type ExampleResult, exampleResult } from './example.ts';

const SIZES = { clips1k: 1_000, clips100k: 100_000, clips1M: 1_000_000 } as const;
const NOW = new Date('2026-01-02T03:04:06.000Z');

interface Query {
  readonly what: string;
  /** Into how many rows the counter of a day is parted. */
  readonly slots?: number;
  readonly ask: (middle: ReturnType<typeof middleOf>) => Promise<unknown>;
}

export const lists: Bench = async (_session, progress) => ({
  title: 'Read units of a page of 20 from the middle of an archive of so many clips',
  columns: { what: 'list', clips1k: '1,000', clips100k: '100,000', clips1M: '1,000,000', requests: 'requests' },
  rows: await readUnits(SIZES, progress),
  remarks: [
    'clips of ten years, each of the example outlet and language and with its three names; counters of 20 outlets and 3 languages',
    'counters grow until every outlet and language has a clip on every day, and with the slots that runs at one time spread them over',
  ],
});

/** A row a list: its read units for each of these numbers of clips, and its requests. */
export async function readUnits(
  sizes: Readonly<Record<string, number>>,
  progress: (message: string) => void,
): Promise<Row[]> {
  const result = await exampleResult();
  const template = await templateOf(result);
  const rows: Row[] = [];
  for (const { what, slots = 1, ask } of queriesOf(result)) {
    const units: Record<string, number> = {};
    let requests = 0;
    for (const [size, clips] of Object.entries(sizes)) {
      const table = tableOf(clips, slots, template);
      useTable(table);
      const measured = await table.measure(() => ask(middleOf(clips)));
      units[size] = measured.read;
      requests = Object.values(measured.requests).reduce((sum, one) => sum + one, 0);
    }
    progress(`lists: ${what}`);
    rows.push({ what, ...units, requests });
  }
  return rows;
}

const tables = new Map<string, ArchiveTable>();
function tableOf(clips: number, slots: number, template: Template): ArchiveTable {
  const key = `${clips} ${slots}`;
  const table = tables.get(key) ?? new ArchiveTable(clips, slots, template);
  tables.set(key, table);
  return table;
}

async function templateOf(result: ExampleResult): Promise<Template> {
  const table = new Table();
  useTable(table);
  await settle(result, { now: NOW, archiveText: async () => '', searchWords: defaults.searchWords });
  // A second version, so that there is a state of before.
  const file = { ...result.file, versionId: 'v2', sequencer: '0066A1B2C3D4E5F608' };
  const clip = { ...result.clip, title: 'Another title' };
  await settle({ ...result, file, clip }, { now: NOW, archiveText: async () => '', searchWords: defaults.searchWords });
  const { bucket, key } = result.file;
  const kept = [...table.rows.values()].filter(({ kind }) => kind !== 'counter');
  return { clipId: clipIdOf(bucket, key), day: result.clip.publishedOn ?? '', rows: kept };
}

function queriesOf({ clip, story }: ExampleResult): Query[] {
  const page = { limit: 20, order: 'newest' as const };
  const nameIds = clip.mentions.map(({ nameId }) => nameId);
  const [nameId = ''] = nameIds;
  const by = (what: string, filter: object): Query => ({
    what,
    ask: ({ order }) => full(listClips({ ...page, ...filter, position: order })),
  });
  const month = ({ day }: { day: string }) => ({ from: `${day.slice(0, 7)}-01`, to: `${day.slice(0, 7)}-31` });
  const year = ({ day }: { day: string }) => ({ from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` });
  const stats = (what: string, range: typeof month, slots = 1): Query => ({
    what: `stats of ${what}, with three names`,
    slots,
    ask: (middle) =>
      Promise.all([clipCounts(range(middle)), ...nameIds.map((nameId) => nameCounts(nameId, range(middle)))]),
  });
  const timeline = (what: string, range: typeof month, slots = 1): Query => ({
    what: `timeline of ${what}`,
    slots,
    ask: (middle) => nameCounts(nameId, range(middle)),
  });
  return [
    by('clips', {}),
    {
      what: 'clips of a year',
      ask: (middle) => full(listClips({ ...page, ...year(middle), position: middle.order })),
    },
    by('clips of an outlet', { outlet: clip.outlet ?? '' }),
    by('clips in a language', { language: clip.language ?? '' }),
    by('clips with a name', { nameId }),
    by('clips of an outlet, in a language, with a name', { outlet: clip.outlet, language: clip.language, nameId }),
    by('clips with a video of a status', { embedStatus: 'playable' }),
    by('clips received after a time', { receivedAfter: '2000-01-01T00:00:00Z' }),
    by('clips with a word of the title', { q: 'another' }),
    by('clips with a word of the summary, filed nowhere', { q: 'emerged' }),
    by('clips with a word of either, an outlet and a name', { q: 'another emerged', outlet: clip.outlet, nameId }),
    { what: 'mentions of a name', ask: ({ order }) => full(listMentions({ ...page, nameId, position: order })) },
    {
      what: 'videos of a status',
      ask: ({ clipId }) => full(listEmbeds({ limit: 20, status: 'playable', position: `${CHECKED_AT}#${clipId}` })),
    },
    {
      what: 'receipts with an outcome',
      ask: ({ clipId }) =>
        full(receiptsByOutcome({ limit: 20, outcome: 'parsed', position: `${NOW.toISOString()}#${clipId}` })),
    },
    // All clips are in one story here, of which it shows a hundred.
    { what: 'a story and its clips', ask: () => getStory(story) },
    { what: 'revisions of a clip', ask: ({ clipId }) => listRevisions({ clipId, limit: 20, position: null }) },
    stats('a month', month),
    stats('a month, counted by many runs at once', month, 64),
    stats('a year', year),
    timeline('a month', month),
    timeline('a month, counted by many runs at once', month, 64),
    timeline('a year', year),
    {
      what: 'timeline whose ends are looked for',
      ask: (middle) => Promise.all([countedDays(nameId), nameCounts(nameId, year(middle))]),
    },
  ];
}

const CHECKED_AT = '2026-01-02T03:04:05.000Z';

/** A page that is not full was not read as it should be. */
async function full(page: Promise<{ items: unknown[] }>): Promise<void> {
  const { items } = await page;
  if (items.length !== 20) throw new Error(`The page has ${items.length} items.`);
}
