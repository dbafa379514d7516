import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { getClip } from '../../../../../functions/aws/table/clip/clips.ts';
import { changeBreaker, readBreakers } from '../../../../../functions/aws/table/embed/breaker.ts';
import type { EmbedRow } from '../../../../../functions/aws/table/embed/embed-row.ts';
import { listEmbeds, makeDue, readDue, saveEmbed as save } from '../../../../../functions/aws/table/embed/embeds.ts';
import { settle } from '../../../../../functions/aws/table/settle/settle.ts';
import { clipIdOf } from '../../../../../shared/clip/id.ts';
import type { ListedEmbed } from '../../../../../shared/contract/api.ts';
import type { Check, CheckStatus, Proof } from '../../../../../shared/contract/clip.ts';
import { afterAttempt, CLOSED, type WatchState } from '../../../../../shared/embed/index.ts';
import { FakeTable } from '../../../../support/fake/table.ts';
import { dueEmbeds } from '../../../../support/world/due-embeds.ts';
import { clipResult, fileVersion, removed } from '../../../../support/world/results.ts';

const START = Date.parse('2026-01-02T03:00:00.000Z');
const at = (hours: number) => new Date(START + hours * 3_600_000);
let table: FakeTable;

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

const check = (status: CheckStatus, hours = 0): Check => ({
  status,
  reason: status,
  seen: { httpStatus: 200, finalUrl: null, title: null, tookMs: 3 },
  checkedAt: at(hours).toISOString(),
  nextCheckAt: at(hours + 1).toISOString(),
});
const youtube = (videoId: string) => ({ provider: 'youtube', videoId, url: `https://youtu.be/${videoId}` });

/** A clip with one video for each check. */
function store(key: string, checks: Check[], version = 1, video = (i: number) => youtube(`${key}-video-${i}`)) {
  const embeds = checks.map((_, i) => video(i));
  const file = { ...fileVersion(version), key };
  return settle(clipResult(version, { file, checks, clip: { title: key, embeds } }), {
    now: new Date(START),
    archiveText: async () => 'key',
  });
}
const embedsOf = async (key: string) => (await getClip(clipIdOf('inbox', key)))?.embeds ?? [];
const known = async (key: string) => (await embedsOf(key)).map((embed) => embed.check);

const due = dueEmbeds;
const saveEmbed = (row: EmbedRow, watched: WatchState, proof?: Proof) => save(row, watched, at(8), proof);
async function one(now: Date): Promise<EmbedRow> {
  const [row] = await due(now);
  if (row === undefined) throw new Error('nothing is due');
  return row;
}
const again = (row: EmbedRow, status: CheckStatus, hours: number): WatchState => ({
  check: { ...check(status, hours), nextCheckAt: at(hours + 24).toISOString() },
  history: [...row.history, { at: at(hours).toISOString(), status, reason: status }],
});

describe('due', () => {
  it('are those whose time has come', async () => {
    await store('a', [check('playable'), check('unknown'), check('invalid')]);
    expect(await due(at(0.9))).toEqual([]);
    expect((await due(at(1.3))).map(({ provider }) => provider)).toEqual(['youtube']);
    expect(await due(at(8))).toHaveLength(2);
  });

  it('never are those that are not to be asked again', async () => {
    await store('a', [{ ...check('invalid'), nextCheckAt: null }]);
    expect(await due(at(1e6))).toEqual([]);
    expect(table.ofKind('due')).toEqual([]);
  });

  it('are read from either end, no more than asked for', async () => {
    for (let i = 0; i < 40; i++) await store(`clip-${i}`, [check('unknown', i)]);
    const oldest = await due(at(1000), 'longest', 16);
    const latest = await due(at(1000), 'latest', 16);
    expect([oldest.length <= 16, latest.length <= 16]).toEqual([true, true]);
    const mean = (rows: EmbedRow[]) => rows.reduce((sum, row) => sum + Date.parse(row.dueAt ?? ''), 0) / rows.length;
    expect(mean(oldest)).toBeLessThan(mean(latest));
  });

  it('are judged by their rows: a page of before makes nobody ask twice', async () => {
    await store('a', [check('unknown')]);
    const row = await one(at(8));
    await saveEmbed(row, again(row, 'playable', 8));
    expect(table.ofKind('due')).toHaveLength(2);
    expect(await readDue([row], at(8))).toEqual([]);
  });
});

describe('what is kept of a check', () => {
  it('shows in the clip and in the listing of its status', async () => {
    await store('a', [check('unknown')]);
    const row = await one(at(8));
    const proof = { key: 'proofs/x.jpg', type: 'image/jpeg', at: at(8).toISOString() };
    expect(await saveEmbed(row, again(row, 'playable', 8), proof)).toBe(true);
    expect(await embedsOf('a')).toMatchObject([
      { check: { status: 'playable' }, history: [{ status: 'unknown' }, { status: 'playable' }], proof },
    ]);
    expect((await listEmbeds({ status: 'unknown', limit: 10, position: null })).items).toEqual([]);
    expect((await listEmbeds({ status: 'playable', limit: 10, position: null })).items).toMatchObject([
      { clipId: clipIdOf('inbox', 'a'), title: 'a', proof },
    ]);
  });

  it('is dropped when a run beside this one was first', async () => {
    await store('a', [check('unknown')]);
    const row = await one(at(8));
    expect(await saveEmbed(row, again(row, 'playable', 8))).toBe(true);
    expect(await saveEmbed(row, again(row, 'gone', 8))).toBe(false);
    expect(await known('a')).toMatchObject([{ status: 'playable' }]);
  });

  it('is dropped when the file was uploaded anew, was deleted, or a check was asked for meanwhile', async () => {
    await store('a', [check('unknown')]);
    const first = await one(at(8));
    await store('a', [check('restricted', 7)], 2);
    expect(await saveEmbed(first, again(first, 'gone', 8))).toBe(false);
    expect(await known('a')).toMatchObject([{ status: 'restricted' }]);
    const second = await one(at(2000));
    const [embed] = await embedsOf('a');
    await makeDue(embed?.id ?? '', at(9));
    expect(await saveEmbed(second, again(second, 'gone', 8))).toBe(false);
    const third = await one(at(2000));
    await settle({ ...removed(3), file: { ...fileVersion(3), key: 'a' } }, { now: at(9), archiveText: async () => '' });
    expect(await saveEmbed(third, again(third, 'gone', 8))).toBe(false);
    expect(table.ofKind('embed')).toEqual([]);
  });

  it('moves no listing while the status stays', async () => {
    await store('a', [check('playable')]);
    const [before] = table.ofKind('embed');
    const row = await one(at(8));
    await saveEmbed(row, { check: check('playable', 8), history: row.history });
    const [after] = table.ofKind('embed');
    expect([after?.listKey, after?.listOrder]).toEqual([before?.listKey, before?.listOrder]);
    expect(after?.dueAt).not.toBe(before?.dueAt);
  });
});

describe('a file that is uploaded anew', () => {
  it('leaves its videos watched: history, proof and doubts go on', async () => {
    await store('a', [check('playable')]);
    const row = await one(at(8));
    const proof = { key: 'proofs/x.jpg', type: 'image/jpeg', at: at(8).toISOString() };
    await saveEmbed(row, again(row, 'playable', 8), proof);
    await store('a', [check('gone', 9)], 2);
    expect(await embedsOf('a')).toMatchObject([
      { check: { status: 'playable', confirmations: [{ at: at(9).toISOString() }] }, proof },
    ]);
    await store('a', [check('gone', 11)], 3);
    expect(await known('a')).toMatchObject([{ status: 'gone' }]);
  });

  it('with a video that was not in it before begins to watch that one', async () => {
    await store('a', [check('playable')]);
    await store('a', [check('gone', 9)], 2, () => youtube('another-one'));
    expect(await embedsOf('a')).toMatchObject([
      { videoId: 'another-one', check: { status: 'unknown', reason: 'gone-unconfirmed' } },
    ]);
    expect(table.ofKind('embed')).toHaveLength(1);
  });

  it('whatever runs beside it: the newest revision stands, and no check is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (s) => {
        table = new FakeTable();
        await store('a', [check('playable')]);
        const row = await one(at(8));
        table.beforeRequest = () => s.schedule(Promise.resolve());
        const all = Promise.all([
          store('a', [check('restricted', 9)], 2),
          saveEmbed(row, again(row, 'unknown', 8)),
          store('a', [check('playable', 10)], 3),
        ]);
        await s.waitFor(all);
        table.beforeRequest = () => {};
        expect(await known('a')).toMatchObject([{ status: 'playable', checkedAt: at(10).toISOString() }]);
        expect(table.ofKind('embed')).toMatchObject([{ revision: expect.stringMatching(/^003/) }]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('listing', () => {
  it('gives every embed of a status once, newest first, page by page', async () => {
    for (let i = 0; i < 12; i++) await store(`clip-${i}`, [check('playable', i), check('restricted', i)]);
    const found: ListedEmbed[] = [];
    let position: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listEmbeds>> = await listEmbeds({ status: 'playable', limit: 5, position });
      found.push(...page.items);
      position = page.position;
    } while (position !== null);
    expect(found.map(({ title }) => title)).toEqual(Array.from({ length: 12 }, (_, i) => `clip-${11 - i}`));
    expect((await listEmbeds({ status: null, limit: 100, position: null })).items).toHaveLength(24);
  });

  it('leaves out those of removed clips', async () => {
    await store('a', [check('playable')]);
    const [head] = table.ofKind('clip');
    if (head) Object.assign(head, { removed: true });
    expect((await listEmbeds({ status: 'playable', limit: 10, position: null })).items).toEqual([]);
  });
});

describe('asking for a check', () => {
  it('makes it due at once, and again as often as it is asked', async () => {
    await store('a', [check('playable')]);
    const [embed] = await embedsOf('a');
    expect(await due(at(0.5))).toEqual([]);
    expect(await makeDue(embed?.id ?? '', at(0.5))).toMatchObject({
      id: embed?.id,
      check: { status: 'playable', nextCheckAt: at(0.5).toISOString() },
    });
    expect(await due(at(0.5))).toHaveLength(1);
    expect(await makeDue(embed?.id ?? '', at(0.6))).not.toBeNull();
  });

  it.each(['', 'x', `${'0'.repeat(32)}-${'0'.repeat(16)}`, '../..', 'CLIP#a'])(
    'of none with the id "%s"',
    async (id) => {
      await store('a', [check('playable')]);
      expect(await makeDue(id, at(1))).toBeNull();
    },
  );
});

describe('breakers', () => {
  const fail = (embed: string) => (breaker: typeof CLOSED) =>
    afterAttempt(breaker, { embed, signal: 'failed', at: START, retryAt: 0 });

  it('are closed where nothing is known, and calm ones take no row', async () => {
    expect(await readBreakers(['a.example'])).toEqual(new Map([['a.example', CLOSED]]));
    await changeBreaker('a.example', at(0), (breaker) =>
      afterAttempt(breaker, { embed: 'x', signal: 'answered', at: START, retryAt: 0 }),
    );
    expect(table.rows.size).toBe(0);
  });

  it('are shared: what runs side by side saw adds up', async () => {
    await Promise.all(['x', 'y', 'z'].map((embed) => changeBreaker('a.example', at(0), fail(embed))));
    const breakers = await readBreakers(['a.example', 'b.example']);
    expect(breakers.get('a.example')).toMatchObject({ trips: 1, openUntil: START + 15 * 60_000 });
    expect(breakers.get('b.example')).toEqual(CLOSED);
    expect(table.ofKind('breaker')).toMatchObject([{ version: 3, expiresAt: START / 1000 + 7 * 86_400 }]);
  });

  it('are written only where there is something to write', async () => {
    await changeBreaker('a.example', at(0), fail('x'));
    table.client.resetHistory();
    expect(await changeBreaker('a.example', at(0), () => null)).toMatchObject({ trips: 0 });
    expect(table.client.calls().map(({ args }) => args[0].constructor.name)).toEqual(['BatchGetCommand']);
  });
});
