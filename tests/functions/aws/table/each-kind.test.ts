/**
 * Each other kind of row at its own limit: the largest that its edge lets in, or that gathers over time, is written and read
 * again. The table of the tests refuses what DynamoDB refuses.
 */
import { beforeEach, expect, it } from 'vitest';
import { read } from '../../../../functions/alert/news.ts';
import { askedIn, difference } from '../../../../functions/api/audit/fields.ts';
import { arrange, jobsUntil } from '../../../../functions/aws/table/alert/agenda.ts';
import { listAlerts } from '../../../../functions/aws/table/alert/alerts.ts';
import { lockRecipient, unlockRecipient } from '../../../../functions/aws/table/alert/mail-pace.ts';
import { owedTo } from '../../../../functions/aws/table/alert/owed.ts';
import { arrangeDigest, readPeriods } from '../../../../functions/aws/table/alert/period.ts';
import { record } from '../../../../functions/aws/table/alert/record-owed.ts';
import { noteReturned, returnedOf } from '../../../../functions/aws/table/alert/returned.ts';
import { beginAudit, completeAudit, listAudit } from '../../../../functions/aws/table/audit.ts';
import { changeBreaker, readBreakers } from '../../../../functions/aws/table/embed/breaker.ts';
import { readLeases, readPaces, takeLease, takePace } from '../../../../functions/aws/table/embed/turns.ts';
import { readExport, saveExport } from '../../../../functions/aws/table/exports.ts';
import { openRun } from '../../../../functions/aws/table/file/open-runs.ts';
import { readSweep, saveSweep, takeSweep } from '../../../../functions/aws/table/file/sweep.ts';
import { putFound, queuedClips, queueForRematch, summarise } from '../../../../functions/aws/table/name/backfill.ts';
import { importNames } from '../../../../functions/aws/table/name/names.ts';
import { getOutlet, putOutlet } from '../../../../functions/aws/table/outlets.ts';
import { filesOfPage, foundIn, noteFile } from '../../../../functions/aws/table/replay/files.ts';
import { putList, readList, readReplay, saveReplay } from '../../../../functions/aws/table/replay/state.ts';
import { settle } from '../../../../functions/aws/table/settle/settle.ts';
import { anchorsAt } from '../../../../functions/aws/table/story/anchors.ts';
import { exampleRow } from '../../../../functions/aws/table/story/story-rows.ts';
import { markAsked, takeTurn } from '../../../../functions/aws/table/subscription/asked.ts';
import { getSubscription, replaceSubscription } from '../../../../functions/aws/table/subscription/subscriptions.ts';
import { suppress, suppressionOf } from '../../../../functions/aws/table/subscription/suppressed.ts';
import { createToken, listTokens } from '../../../../functions/aws/table/tokens.ts';
import { changedFields } from '../../../../shared/clip/replay.ts';
import { startedReport, withFiles } from '../../../../shared/clip/replay-report.ts';
import type { Owed } from '../../../../shared/contract/alert.ts';
import { OutletKind } from '../../../../shared/contract/outlet.ts';
import type { ChangedClip } from '../../../../shared/contract/replay.ts';
import { Subscription } from '../../../../shared/contract/subscription.ts';
import { readSesEvent } from '../../../../shared/feedback/ses-event.ts';
import { sketchOf, storyText } from '../../../../shared/story/index.ts';
import { MOST_SENT } from '../../../../shared/sweep/sent-events.ts';
import { rows } from '../../../../shared/wiring.ts';
import { largestResult, textsOf } from '../../../support/make/largest.ts';
import { itemBytes } from '../../../support/request-units.ts';
import { owing } from '../../../support/world/owing.ts';
import { begin, settlement, table } from '../../../support/world/settling.ts';

beforeEach(() => {
  begin();
  process.env.AUDIT_DAYS = '365';
});

const NOW = new Date('2026-02-02T03:04:06.000Z');
const at = NOW.toISOString();
const after = (ms: number) => new Date(NOW.getTime() + ms);
const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

/** Ids of a hundred letters of four bytes each, the longest that somebody may choose. */
const wide = textsOf(4, 5);
const ids = (count: number) => times(count, () => wide(200));
const [ID = ''] = ids(1);
/** Some 250 characters; 254 are the most that an address may have. */
const address = (i: number) => `${String(i).padStart(55, 'a')}@${`${'d'.repeat(60)}.`.repeat(3)}example.org`;
const HOST = `${`${'h'.repeat(60)}.`.repeat(4)}org`;

const following = (more: Partial<Subscription>): Subscription => ({
  ...{ id: ID, address: address(0), nameIds: '*', cadence: 'weekly', confirmed: true },
  ...more,
});
const largest = following({
  // A body has 256 KB.
  ...{ nameIds: ids(400), urgentNameIds: ids(220) },
  channel: { kind: 'webhook', url: `https://example.org/${'u'.repeat(1900)}`, secret: 's'.repeat(200) },
});

/** What a host or a mail server says at most. */
const bounce = (day: number) =>
  readSesEvent(
    JSON.stringify({
      eventType: 'Bounce',
      mail: { timestamp: at, messageId: 'm'.repeat(60), destination: [address(0)] },
      bounce: {
        ...{ bounceType: 'Transient', bounceSubType: 'General', timestamp: after(day * 86_400_000).toISOString() },
        bouncedRecipients: [{ emailAddress: address(0), diagnosticCode: textsOf(3, day)(60_000) }],
      },
    }),
  );

const audited = (seed: number) => {
  const text = textsOf(3, seed);
  return askedIn(JSON.stringify(Object.fromEntries(times(30, (i) => [`field-${i}`.padEnd(50, 'f'), text(2700)]))));
};

const [one, other] = [largestResult(3, 1), largestResult(3, 2)];
/** The fields of a clip that a replay may change. */
const fieldNames = Object.keys(changedFields({ ...one.clip, text: one.text }, { ...other.clip, text: other.text }));

/** A clip that a replay would change in all of its fields; of each 200 characters are shown. */
function changedClip(seed: number): ChangedClip {
  const text = textsOf(3, seed);
  const fields = Object.fromEntries(fieldNames.map((name) => [name, { before: text(200), after: text(200) }]));
  return { clipId: 'c'.repeat(32), key: text(340), part: text(300), fields };
}
const failure = (seed: number) => ({ key: textsOf(3, seed)(340), reason: `Error: ${textsOf(3, seed)(500)}` });
const replayScope = { prefix: textsOf(3)(340), since: null, dryRun: false };

async function replayed(): Promise<void> {
  const found = (page: number) =>
    foundIn(
      500,
      times(12, (i) => changedClip(100 * page + i)),
    );
  const files = times(20, (i) => ({ outcome: 'compared' as const, ...found(i), failure: failure(i) }));
  const report = withFiles(startedReport('r', replayScope, NOW), files);
  const open = times(20, (i) => ({ page: i, files: 100, list: 'l'.repeat(36), sentAt: at }));
  const position = { key: textsOf(3, 9)(340), versionId: 'v'.repeat(40) };
  const replay = { scope: replayScope, report, position, isListed: false, nextPage: 20, open };
  await saveReplay(replay, null, NOW);
  expect((await readReplay('r'))?.replay.report).toEqual(report);
  const listed = times(100, (i) => ({ key: textsOf(3, i)(340), versionId: 'v'.repeat(40), lastModified: at, size: 1 }));
  await putList('r', { page: 0, list: 'l' }, listed, NOW);
  expect(await readList('r', { page: 0, list: 'l' })).toEqual(listed);
  const mark = { id: 'r', dryRun: false, page: 0, place: 0 };
  await noteFile(mark, { outcome: 'compared', found: { ...found(1), failure: failure(1) }, isDone: true }, NOW);
  expect((await filesOfPage('r', 0))[0]?.packed.samples).toEqual(found(1).samples);
}

async function foundForMany(): Promise<void> {
  const names = ids(600).map((id, i) => ({ id, name: `Name ${i}`, aliases: [] }));
  await importNames(names);
  const found = names.map(({ id }, i) => ({
    nameId: id,
    clipId: 'c'.repeat(32),
    story: `${i}`.padEnd(32, 's'),
    order: `2026-01-01#${i}`,
  }));
  await putFound({ kind: 'names', version: 1 }, found, NOW);
  await summarise({ kind: 'names', version: 1 }, NOW);
  const follower = following({ cadence: 'instant' });
  const owed = await (await read({ kind: 'found', by: { kind: 'names', version: 1 } })).owedTo([follower]);
  await record(owed);
  expect((await owedTo(address(0), 'now'))[0]?.debt).toEqual(owed[0]?.debt);
  expect((await listAlerts({ limit: 100, position: null })).items).toHaveLength(1 + 20);
}

/** A row of a correction has as many alerts as fit (`functions/alert/last-alerts.ts`). */
const CORRECTION_BYTES = 250_000;
async function corrected(): Promise<void> {
  const story = 's'.repeat(32);
  const each = Buffer.byteLength(JSON.stringify({ nameId: ID, story }));
  const alerts = ids(Math.floor(CORRECTION_BYTES / each)).map((nameId) => ({ nameId, story }));
  const owed: Owed = owing({ recipient: address(0), debt: { kind: 'correction', alerts }, nameId: 'correction' });
  await record([owed]);
  expect((await owedTo(address(0), 'now'))[0]?.debt).toEqual(owed.debt);
}

async function swept(): Promise<void> {
  const sent = Object.fromEntries(times(MOST_SENT, (i) => [`${i}`.padEnd(16, 'x'), 1_800_000_000 + i]));
  const counts = { files: 1, receipts: 1, repaired: 1, removed: 1, stillMissing: 1 };
  const phase = { kind: 'inbox' as const, from: { key: textsOf(3)(340), versionId: 'v'.repeat(40) } };
  const state = { startedAt: at, lastEndedAt: at, salt: 1, slice: { slice: 0, of: 1 }, seen: 'k'.repeat(300) };
  await takeSweep('sweep', 'run', NOW, after(1000));
  const sweep = { ...counts, ...state, phase, sentBefore: sent, sentNow: sent };
  expect(await saveSweep('sweep', 'run', sweep)).toBe(true);
  expect((await readSweep('sweep')).sweep).toEqual(sweep);
}

async function exported(): Promise<void> {
  const text = textsOf(3);
  const filters = { outlet: text(500), nameId: text(200), story: text(200), q: text(200), language: text(35) };
  const state = {
    asOf: at,
    state: 'running' as const,
    rows: 1,
    position: text(340),
    upload: 'u'.repeat(200),
    rest: text(300),
  };
  // S3 takes 10,000 parts of an object.
  const parts = times(10_000, (i) => `"${Buffer.from(textsOf(1, i)(16)).toString('hex')}"`);
  const all = { id: 'e', format: 'csv' as const, bom: true, filters, ...state, parts, tries: 1, savedAt: at };
  await saveExport(all, null);
  expect((await readExport('e'))?.at).toEqual(all);
}

/** By kind of row: what bounds it, kilobytes at most, and how it comes to be that large. */
const KINDS: readonly (readonly [
  kinds: readonly (keyof typeof rows)[],
  kilobytes: number,
  why: string,
  write: () => Promise<void>,
])[] = [
  [
    ['subscription', 'follower'],
    262,
    'names of a body of 256 KB',
    async () => {
      expect(Buffer.byteLength(JSON.stringify(largest))).toBeGreaterThan(250_000);
      expect(Buffer.byteLength(JSON.stringify(largest))).toBeLessThan(256 * 1024);
      await replaceSubscription(Subscription.parse(largest));
      expect(await getSubscription(ID)).toEqual(largest);
    },
  ],
  [
    ['period'],
    10,
    'twenty addresses, and those that are owed something still',
    async () => {
      await record([{ ...owing(), recipient: address(1), subscriptionId: ID, when: 'digest' }]);
      for (let i = 0; i < 2000; i++) await arrangeDigest(following({ address: address(i) }), NOW);
      const [period] = await readPeriods([ID]);
      expect(period?.recipients).toEqual([address(1), ...times(20, (i) => address(1980 + i))]);
    },
  ],
  [
    ['asked'],
    5,
    'five questions a day, by hashes',
    async () => {
      for (let i = 0; i < 20; i++) {
        const asking = { subscription: { ...largest, id: `${i}${wide(190)}` }, run: 'r'.repeat(36) };
        if ((await takeTurn(asking, NOW)).kind === 'ours') await markAsked(asking, NOW);
      }
      expect((await takeTurn({ subscription: largest, run: 'r' }, NOW)).kind).toBe('later');
    },
  ],
  [
    ['mailPace'],
    20,
    'the last 200 messages of a quarter of an hour',
    async () => {
      const pace = await lockRecipient(address(0), 'run', NOW);
      if (pace === null) throw new Error('Nobody else has it.');
      const sent = times(20_000, () => ({ at, stories: 20 }));
      await unlockRecipient(address(0), 'run', { ...pace, sent }, NOW);
      expect((await lockRecipient(address(0), 'again', NOW))?.sent).toHaveLength(200);
    },
  ],
  [
    ['suppression', 'returned'],
    15,
    'ten days, 300 characters of each',
    async () => {
      for (let day = 0; day < 40; day++) {
        for (const { address, feedback } of bounce(day)?.recipients ?? [])
          if (feedback) await suppress(address, feedback);
      }
      expect(await suppressionOf(address(0))).toMatchObject({ reason: 'soft-bounces' });
      const mail = { address: address(0), messageId: 'm'.repeat(60) };
      const remark = bounce(1)?.remark ?? { rank: 0, text: '' };
      await noteReturned(mail, remark, NOW);
      expect(await returnedOf([mail])).toEqual([remark.text]);
    },
  ],
  [
    ['found', 'summary', 'delivery', 'owed', 'alertPlace', 'name', 'namesVersion'],
    260,
    '500 names of what a search found',
    foundForMany,
  ],
  [['delivery', 'owed', 'alertPlace'], 260, '250 KB of the alerts that a correction is about', corrected],
  [
    ['agenda'],
    3,
    'an id, an address, a reason of one word',
    async () => {
      const job = { kind: 'close', askedAt: at, position: wide(600), address: address(0) } as const;
      await arrange(job, NOW);
      await arrange({ kind: 'hook-ended', subscriptionId: ID, reason: 'r'.repeat(200) }, NOW);
      expect((await jobsUntil(after(1), 10)).map(({ job }) => job)).toContainEqual(job);
    },
  ],
  [
    ['token'],
    2,
    'a label of 200 characters',
    async () => {
      const { token } = await createToken(['read', 'write', 'admin'], wide(200), after(1000));
      expect((await listTokens({ limit: 1, position: null })).items).toEqual([token]);
    },
  ],
  [
    ['outlet', 'outletsVersion'],
    30,
    '50 aliases of 80 characters, 20 domains of 253',
    async () => {
      const outlet = {
        id: ID,
        name: wide(80),
        aliases: times(50, () => wide(80)),
        domains: times(20, (i) => `${i}${HOST}`),
      };
      const kind = OutletKind.options[0];
      expect(await putOutlet({ ...outlet, country: 'GB', language: 'en', kind })).toEqual({ kind: 'created' });
      expect(await getOutlet(ID)).toMatchObject(outlet);
    },
  ],
  [
    ['audit'],
    260,
    '30 fields of 8 KB, or 20 before and after',
    async () => {
      const entry = { at, who: wide(200), what: 'subscription.put', id: ID } as const;
      await beginAudit({ ...entry, asked: audited(1) });
      const [before, after] = [largest, { ...largest, nameIds: ids(20), urgentNameIds: ids(20) }];
      const place = await beginAudit({ ...entry, asked: {} });
      await completeAudit(place, { id: ID, ...difference({ ...before }, { ...after }) });
      const { items } = await listAudit({ limit: 10, position: null });
      expect(items.map(({ asked, after }) => Object.keys(asked ?? after ?? {}).length).sort()).toEqual([2, 30]);
    },
  ],
  [
    ['breaker', 'pace', 'lease'],
    60,
    'ten attempts; a host of 253 characters; a thousand hosts of a round, hashed where they are long',
    async () => {
      const recent = times(10, () => ({ embed: 'e'.repeat(60), signal: 'failed' as const }));
      await changeBreaker(HOST, NOW, (breaker) => ({ ...breaker, recent, trips: 9 }));
      expect((await readBreakers([HOST])).get(HOST)?.recent).toEqual(recent);
      await takePace(HOST, NOW.getTime(), NOW.getTime() + 1);
      expect((await readPaces([HOST])).get(HOST)).toBe(NOW.getTime() + 1);
      const hosts = times(1000, (i) => `${i}${HOST.slice(3)}`);
      await takeLease(new Map(hosts.map((host) => [host, NOW.getTime() + 1])), NOW.getTime(), NOW.getTime() + 1);
      expect((await readLeases(hosts)).get(hosts[999] ?? '')).toBe(NOW.getTime() + 1);
    },
  ],
  [
    ['openRuns', 'queued'],
    2,
    'as many runs as a message has receives; a clip',
    async () => {
      for (let receive = 1; receive <= 100; receive++) await openRun('m'.repeat(36), receive, NOW);
      expect(await openRun('m'.repeat(36), 101, NOW)).toBe(101);
      await queueForRematch(['c'.repeat(32)], NOW);
      expect((await Promise.all(times(8, (shard) => queuedClips(shard, 1)))).flat()).toHaveLength(1);
    },
  ],
  [
    ['anchor', 'story'],
    3,
    'a sketch of a text',
    async () => {
      const sketch = sketchOf(storyText({ title: wide(1000), outlet: null }, textsOf(3)(60_000)));
      await anchorsAt(NOW).leave('h'.repeat(40), { clipId: 'c'.repeat(32), story: wide(200), sketch });
      expect(await anchorsAt(NOW).read(['h'.repeat(40)])).toMatchObject([{ clipId: 'c'.repeat(32) }]);
      expect(itemBytes(exampleRow(wide(200), { clipId: 'c'.repeat(32), story: wide(200), sketch }))).toBeLessThan(3000);
    },
  ],
  [
    ['wordPlace', 'wordLine', 'leftOut'],
    300,
    'a thousand words of 64 letters',
    async () => {
      const summary = times(1200, () => wide(140)).join(' ');
      const result = largestResult(4, 1);
      const clip = { ...result.clip, mentions: [], embeds: [], summary };
      await settle({ ...result, clip, checks: [] }, { ...settlement, searchWords: 30 });
    },
  ],
  [['sweep'], 60, 'a thousand events of this sweep and of those before', swept],
  [['replay', 'replayFile'], 250, 'twenty clips with all of their fields, twenty failures', replayed],
  [['export'], 300, 'ten thousand parts', exported],
];

it.each(KINDS)(
  '%j: at most %i KB, %s',
  async (kinds, kilobytes, _, write) => {
    await write();
    const seen = [...table.rows.values()].filter(({ kind }) => kinds.some((one) => rows[one] === kind));
    const sizes = seen.map((row) => Math.round(itemBytes(row) / 1024));
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.max(...sizes)).toBeLessThan(kilobytes);
  },
  120_000,
);

/** Rows of other tests, and those of a few numbers, instants and ids. */
const ELSEWHERE: ReadonlySet<keyof typeof rows> = new Set([
  // `largest-rows.test.ts`.
  ...(['clip', 'history', 'mentionDetails', 'text', 'embed', 'due', 'receipt', 'counter', 'mention'] as const),
  ...([
    'earlierMention',
    'arrivals',
    'automaton',
    'compileLease',
    'scan',
    'askedScan',
    'scanShard',
    'sweepRecord',
  ] as const),
]);

it('every kind of row has its limit', () => {
  const measured = new Set<string>([...KINDS.flatMap(([kinds]) => kinds), ...ELSEWHERE]);
  expect(Object.keys(rows).filter((kind) => !measured.has(kind))).toEqual([]);
});
