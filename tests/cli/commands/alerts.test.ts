import { describe, expect, it } from 'vitest';
import { notFound, page } from '../../support/fake/api-responses.ts';
import { jsonLines, runAgainst } from '../../support/run-command.ts';

const alert = {
  id: 'tGh2',
  address: 'press@example.org',
  nameId: 'mara-lind',
  story: 's1',
  clipId: 'c1',
  state: 'open',
  reason: 'quiet until 07:00',
  attempts: 0,
  droppedAt: '2026-01-02T03:04:05.000Z',
  recordedAt: '2026-01-02T03:04:06.000Z',
};

describe('clipwatch alerts', () => {
  it('list asks the API by the filters, and prints an object a line', async () => {
    const args = ['--address', 'press@example.org', '--state', 'open', '--from', '2026-01-01', '--to', '2026-01-31'];
    const { status, out, asked } = await runAgainst(() => page([alert]), ['alerts', 'list', ...args]);
    expect([status, jsonLines(out)]).toEqual([0, [alert]]);
    expect(asked.at(-1)).toMatchObject({
      path: '/v1/alerts',
      query: { address: 'press@example.org', state: 'open', from: '2026-01-01', to: '2026-01-31' },
    });
  });

  it('list finds a name by its name, and takes what is none as it is', async () => {
    const names = page([{ id: 'mara-lind', name: 'Mara Lind', aliases: [] }]);
    const answers = ({ path }: { path: string }) => (path.startsWith('/v1/names') ? names : page([]));
    const asked = async (name: string) =>
      (await runAgainst(answers, ['alerts', 'list', '--name', name])).asked.at(-1)?.query;
    expect(await asked('Mara Lind')).toMatchObject({ nameId: 'mara-lind' });
    expect(await asked('video:gone')).toMatchObject({ nameId: 'video:gone' });
  });

  it('for people a list is a table that says why', async () => {
    const { out } = await runAgainst(() => page([alert]), ['alerts', 'list'], { isTTY: true });
    expect(out).toMatch(/WHEN.*TO.*TOOK.*STATE/);
    expect(out).toMatch(/2026-01-02 03:04 UTC .* – +open: quiet until 07:00/);
    const sent = { ...alert, state: 'sent', reason: undefined, sentAt: '2026-01-02T03:04:09.200Z' };
    const told = await runAgainst(() => page([sent]), ['alerts', 'list'], { isTTY: true });
    expect(told.out).toMatch(/ 4\.2 s +sent$/m);
  });

  it('a list fits into 80 columns, with whole ids and addresses', async () => {
    const id = 'tGh2aaaaaaaaaaaaaaaaaa';
    const one = { ...alert, id, nameId: 'kairat-abdrakhmanov' };
    const { out } = await runAgainst(() => page([one]), ['alerts', 'list'], { isTTY: true, columns: 80 });
    const lines = out.split('\n').slice(1);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect(lines[0]).toContain(id);
    for (const piece of ['press@', 'example.org', 'kairat-', 'abdrakhmanov', 'open: quiet', 'until 07:00'])
      expect(out).toContain(piece);
    expect(out).not.toContain('…');
  });

  it('show prints one, for people its fields', async () => {
    const shown = await runAgainst(() => ({ body: alert }), ['alerts', 'show', 'a/b']);
    expect([shown.status, jsonLines(shown.out)]).toEqual([0, [alert]]);
    expect(shown.asked).toMatchObject([{ method: 'GET', path: '/v1/alerts/a%2Fb' }]);
    const { out } = await runAgainst(() => ({ body: alert }), ['alerts', 'show', 'tGh2'], { isTTY: true });
    expect(out).toMatch(/state +open/);
    expect(out).toMatch(/recorded +2026-01-02 03:04:06 UTC/);
    expect(out).not.toContain('message');
  });

  it('resend asks for each', async () => {
    const { status, out, asked } = await runAgainst(() => ({ body: alert }), ['alerts', 'resend', 'a', 'b']);
    expect([status, jsonLines(out)]).toEqual([0, [alert, alert]]);
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/alerts/a/resend',
      'POST /v1/alerts/b/resend',
    ]);
    const { err } = await runAgainst(() => ({ body: alert }), ['alerts', 'resend', 'a'], { isTTY: true });
    expect(err).toContain('a is on its way to press@example.org.');
  });

  it.each([
    [['show', 'x'], 1],
    [['list', '--state', 'lost'], 2],
    [['list', '--from', 'yesterday'], 2],
  ])('%j has the exit status %d', async (args, expected) => {
    expect((await runAgainst(() => notFound, ['alerts', ...args])).status).toBe(expected);
  });
});
