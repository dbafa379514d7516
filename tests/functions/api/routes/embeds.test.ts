import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import * as embeds from '../../../../functions/aws/table/embed/embeds.ts';
import { settle } from '../../../../functions/aws/table/settle/settle.ts';
import { clipIdOf } from '../../../../shared/clip/id.ts';
import { ListedEmbed } from '../../../../shared/contract/api.ts';
import type { CheckStatus } from '../../../../shared/contract/clip.ts';
import { fakeApi, fakeClip } from '../../../support/fake/dependencies.ts';
import { FakeTable } from '../../../support/fake/table.ts';
import { clipResult, fileVersion } from '../../../support/world/results.ts';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');

function embed(id: string, status: CheckStatus, day: number): ListedEmbed {
  const at = `2026-02-${String(day).padStart(2, '0')}T00:00:00.000Z`;
  return {
    id,
    provider: 'youtube',
    videoId: id,
    url: `https://youtu.be/${id}`,
    check: {
      status,
      reason: status,
      seen: { httpStatus: 200, finalUrl: null, title: null, tookMs: 1 },
      checkedAt: at,
      nextCheckAt: null,
      playedAt: at,
    },
    history: [{ at, status, reason: status }],
    proof: { key: 'proofs/x.jpg', type: 'image/jpeg', at },
    clipId: 'c1',
    title: 'A talk',
    outlet: null,
    publishedOn: null,
  };
}

const api = () =>
  fakeApi(
    { embeds: [embed('a', 'playable', 1), embed('b', 'gone', 2), embed('c', 'gone', 3), embed('d', 'unknown', 4)] },
    { now: () => NOW },
  );
const idsIn = async (answer: Response) => {
  const { items, nextCursor } = (await answer.json()) as { items: ListedEmbed[]; nextCursor: string | null };
  return { ids: items.map(({ id }) => id), nextCursor };
};

describe('GET /v1/embeds', () => {
  it('gives the videos of a status, the last to take it on first', async () => {
    const { ask } = api();
    expect(await idsIn(await ask('GET', '/v1/embeds?status=gone'))).toEqual({ ids: ['c', 'b'], nextCursor: null });
    expect((await idsIn(await ask('GET', '/v1/embeds'))).ids).toEqual(['d', 'c', 'b', 'a']);
  });

  it('shows check, history and proof of each', async () => {
    const answer = await api().ask('GET', '/v1/embeds?status=playable');
    const { items } = (await answer.json()) as { items: unknown[] };
    expect(items.map((item) => z.strictObject(ListedEmbed.shape).parse(item))).toEqual([embed('a', 'playable', 1)]);
  });

  it('goes on at a cursor, which is good for its own status only', async () => {
    const { ask } = api();
    const first = await idsIn(await ask('GET', '/v1/embeds?status=gone&limit=1'));
    expect(first.ids).toEqual(['c']);
    const next = await ask('GET', `/v1/embeds?status=gone&limit=1&cursor=${first.nextCursor}`);
    expect((await idsIn(next)).ids).toEqual(['b']);
    const other = await ask('GET', `/v1/embeds?status=playable&cursor=${first.nextCursor}`);
    expect(other.status).toBe(400);
  });

  it.each(['status=dead', 'status=', 'state=gone', 'limit=0', 'cursor=x'])('refuses ?%s', async (query) => {
    const answer = await api().ask('GET', `/v1/embeds?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it('is for readers', async () => {
    expect((await api().ask('GET', '/v1/embeds', null)).status).toBe(401);
  });
});

describe('POST /v1/embeds/{id}/recheck', () => {
  it('asks now, and answers the new check', async () => {
    const stored = [embed('b', 'gone', 2)];
    const asked: string[] = [];
    const askRecheck = async ({ embedId }: { embedId: string }) => {
      asked.push(embedId);
      const [one] = stored;
      const check = one?.check;
      if (one && check) one.check = { ...check, status: 'playable', nextCheckAt: '2026-03-08T12:00:00.000Z' };
    };
    const { ask } = fakeApi({ embeds: stored }, { askRecheck, now: () => Date.parse('2026-03-01T12:00:00.000Z') });
    const answer = await ask('POST', '/v1/embeds/b/recheck', 'write');
    expect([answer.status, asked]).toEqual([200, ['b']]);
    expect(await answer.json()).toMatchObject({ id: 'b', check: { status: 'playable' } });
  });

  it('makes the video due where no run is free to ask', async () => {
    const answer = await api().ask('POST', '/v1/embeds/b/recheck', 'write');
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({
      id: 'b',
      check: { status: 'gone', nextCheckAt: '2026-03-01T12:00:00.000Z' },
    });
  });

  it.each([
    ['nobody', null, 401],
    ['a reader', 'read', 403],
  ] as const)('not for %s', async (_, scope, status) => {
    expect((await api().ask('POST', '/v1/embeds/b/recheck', scope)).status).toBe(status);
  });

  it('knows no other video', async () => {
    expect((await api().ask('POST', '/v1/embeds/zzz/recheck', 'write')).status).toBe(404);
    expect((await api().ask('GET', '/v1/embeds/b/recheck', 'write')).status).toBe(405);
  });
});

it('a clip shows the checks, the history and the proof of its videos', async () => {
  const { clipId: _, title: __, outlet: ___, publishedOn: ____, ...shown } = embed('b', 'gone', 2);
  const { ask } = fakeApi({ clips: [fakeClip({ embeds: [shown] })] });
  const answer = await ask('GET', '/v1/clips/0123456789abcdef0123456789abcdef');
  expect(await answer.json()).toMatchObject({ embeds: [shown] });
});

describe('over the table', () => {
  beforeEach(() => {
    process.env.TABLE_NAME = 'table';
    new FakeTable();
  });

  it('the id of a listed video is the one to ask about', async () => {
    const settlement = { now: new Date(NOW), archiveText: async () => 'key' };
    await settle(clipResult(1, { file: fileVersion(1, 'a') }), settlement);
    const { ask } = fakeApi({}, { ...embeds, now: () => NOW });
    const { ids } = await idsIn(await ask('GET', '/v1/embeds?status=unknown'));
    expect(ids).toEqual([expect.stringMatching(`^${clipIdOf('inbox', 'a')}-[0-9a-f]{16}$`)]);
    const answer = await ask('POST', `/v1/embeds/${ids[0]}/recheck`, 'write');
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({ check: { nextCheckAt: new Date(NOW).toISOString() } });
  });
});
