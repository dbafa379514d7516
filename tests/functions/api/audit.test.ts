import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { changeOf } from '../../../functions/api/audit/changes.ts';
import { askedIn, difference } from '../../../functions/api/audit/fields.ts';
import type { AuditEntry } from '../../../shared/contract/audit.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { confirmLink, unsubscribeLink } from '../../../shared/signing/links.ts';
import { fakeApi, fakeClip, KEY } from '../../support/fake/dependencies.ts';

const { clipId } = fakeClip();
const hook = {
  kind: 'webhook' as const,
  url: 'https://hooks.example/T0/secret-path',
  secret: 'whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0',
};
const daily: Subscription = { id: 's1', address: 'a@example.org', nameIds: ['ada'], cadence: 'daily', confirmed: true };
const story = { story: 'story-2', items: [], more: 0 };
const embed = {
  id: 'e1',
  provider: 'youtube',
  videoId: 'x',
  url: 'https://www.youtube.com/watch?v=x',
  clipId,
  title: null,
  outlet: null,
  publishedOn: null,
};

function api(given: Parameters<typeof fakeApi>[0] = {}, overrides: Parameters<typeof fakeApi>[1] = {}) {
  return fakeApi(
    {
      clips: [fakeClip()],
      names: new Map([['ada', { id: 'ada', name: 'Ada', aliases: ['A.'] }]]),
      subscriptions: new Map([['s1', daily]]),
      outlets: new Map([['sea', { id: 'sea', name: 'Sea TV', aliases: [] }]]),
      suppressions: [
        { address: 'gone@example.org', reason: 'complaint', suppressedAt: '2026-11-03T08:00:00.000Z', detail: '' },
      ],
      ...given,
    },
    {
      splitStory: async () => ({ kind: 'split', story }),
      mergeStories: async () => ({ kind: 'merged', story }),
      makeDue: async () => ({ ...embed, check: null, history: [] }),
      getEmbed: async () => ({ ...embed, check: null, history: [] }),
      ...overrides,
    },
  );
}

type Trail = Pick<AuditEntry, 'what' | 'id' | 'before' | 'after'>;

/** Every change by a route: the request, and its trail. */
const CHANGES: [method: string, path: string, body: unknown, trail: Trail][] = [
  [
    'POST',
    '/v1/names',
    { name: 'Ben Holm' },
    { what: 'name.create', id: 'ben-holm', after: { id: 'ben-holm', name: 'Ben Holm', aliases: [] } },
  ],
  [
    'PUT',
    '/v1/names/ada',
    { name: 'Ada Lind', aliases: ['A.'] },
    { what: 'name.put', id: 'ada', before: { name: 'Ada' }, after: { name: 'Ada Lind' } },
  ],
  ['PUT', '/v1/names/cy', { name: 'Cy' }, { what: 'name.put', id: 'cy', after: { id: 'cy', name: 'Cy', aliases: [] } }],
  [
    'DELETE',
    '/v1/names/ada',
    undefined,
    { what: 'name.remove', id: 'ada', before: { id: 'ada', name: 'Ada', aliases: ['A.'] } },
  ],
  [
    'POST',
    '/v1/names/import',
    [{ name: 'Ada Lind', id: 'ada' }, { name: 'Ben Holm' }],
    { what: 'name.import', id: '', after: { created: 1, replaced: 1, unchanged: 0, errors: 0 } },
  ],
  [
    'PUT',
    '/v1/outlets/sea',
    { name: 'Sea Radio' },
    { what: 'outlet.put', id: 'sea', before: { name: 'Sea TV' }, after: { name: 'Sea Radio' } },
  ],
  [
    'DELETE',
    '/v1/outlets/sea',
    undefined,
    { what: 'outlet.remove', id: 'sea', before: { id: 'sea', name: 'Sea TV', aliases: [] } },
  ],
  ['POST', '/v1/names/backfill', undefined, { what: 'backfill.start', id: '', after: { version: 1 } }],
  [
    'PATCH',
    `/v1/clips/${clipId}`,
    { title: 'By hand' },
    { what: 'clip.correct', id: clipId, before: { title: fakeClip().title }, after: { title: 'By hand' } },
  ],
  [
    'POST',
    '/v1/stories/story-1/split',
    { clipId },
    { what: 'story.split', id: 'story-1', after: { clipId, story: 'story-2' } },
  ],
  [
    'POST',
    '/v1/stories/merge',
    { stories: ['story-2', 'story-3'] },
    { what: 'story.merge', id: 'story-2', after: { stories: ['story-2', 'story-3'], story: 'story-2' } },
  ],
  ['POST', '/v1/embeds/e1/recheck', undefined, { what: 'embed.recheck', id: 'e1' }],
  [
    'POST',
    '/v1/subscriptions',
    { id: 's2', address: 'b@example.org', nameIds: '*', cadence: 'instant', channel: hook },
    {
      what: 'subscription.create',
      id: 's2',
      after: {
        id: 's2',
        address: 'b@example.org',
        nameIds: '*',
        cadence: 'instant',
        channel: { kind: 'webhook', host: 'hooks.example' },
        confirmed: false,
      },
    },
  ],
  [
    'PUT',
    '/v1/subscriptions/s1',
    { address: 'a@example.org', nameIds: ['ada', 'ben'], cadence: 'daily', hour: 9 },
    {
      what: 'subscription.put',
      id: 's1',
      before: { nameIds: ['ada'] },
      after: { nameIds: ['ada', 'ben'], hour: 9 },
    },
  ],
  ['DELETE', '/v1/subscriptions/s1', undefined, { what: 'subscription.remove', id: 's1', before: { ...daily } }],
  ['DELETE', '/v1/suppressions/gone@example.org', undefined, { what: 'suppression.release', id: 'gone@example.org' }],
  ['POST', '/v1/digests', {}, { what: 'digest.send', id: '', after: { sent: 1, owed: 2 } }],
  [
    'POST',
    '/v1/digests',
    { address: 'a@example.org' },
    { what: 'digest.send', id: 'a@example.org', after: { sent: 1, owed: 2 } },
  ],
  [
    'POST',
    '/v1/exports',
    { format: 'csv', outlet: 'X' },
    { what: 'export.create', id: expect.any(String), after: { format: 'csv', outlet: 'X' } },
  ],
  [
    'POST',
    '/v1/tokens',
    { label: 'console', scopes: ['read'] },
    {
      what: 'token.create',
      id: 'abc123',
      after: { id: 'abc123', label: 'console', scopes: ['read'], createdAt: '2026-11-22T08:00:00.000Z' },
    },
  ],
  ['DELETE', '/v1/tokens/abc123', undefined, { what: 'token.revoke', id: 'abc123' }],
];

const at = '1970-01-01T00:00:00.000Z';

describe('the audit', () => {
  it.each(CHANGES)('%s %s %j leaves its trail', async (method, path, body, trail) => {
    const { ask, stored } = api();
    expect((await ask(method, path, 'admin', body)).status).toBeLessThan(300);
    expect(stored.audit).toEqual([{ at, who: 'admin', ...trail }]);
    expect(JSON.stringify(stored.audit)).not.toMatch(/cw_|whsec|secret-path/);
  });

  it('knows every route that is no GET; one that it does not know is refused', async () => {
    const document = z.object({
      paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))),
    });
    const { paths } = document.parse(await (await api().ask('GET', '/openapi.json', null)).json());
    const routes = Object.values(paths).flatMap((methods) => Object.entries(methods));
    const changing = routes.flatMap(([method, { operationId }]) => (method === 'get' ? [] : [changeOf(operationId)]));
    const tested = new Set([...CHANGES.map(([, , , { what }]) => what), 'alert.resend']);
    expect(new Set(changing.flatMap((change) => change?.what ?? []))).toEqual(tested);
    expect(() => changeOf('newRoute')).toThrow('add it in functions/api/audit/changes.ts');
  });

  it('is written before the change, with what is asked, and stays so where the change failed', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const asked = { name: 'Ada Lind', aliases: ['B.'] };
    const trails: AuditEntry[][] = [];
    const world = api(
      {},
      {
        replaceName: async () => {
          trails.push([...world.stored.audit]);
          throw new Error('the table is away');
        },
      },
    );
    expect((await world.ask('PUT', '/v1/names/ada', 'write', asked)).status).toBe(500);
    const trail = { at, who: 'write', what: 'name.put', id: 'ada', asked };
    expect([trails, world.stored.audit]).toEqual([[[trail]], [trail]]);
  });

  it('that cannot be written lets nothing be changed', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const audit = {
      begin: async () => Promise.reject(new Error('the table is away')),
      complete: async () => {},
      withdraw: async () => {},
      list: async () => ({ items: [], position: null }),
    };
    const { ask, stored } = api({}, { audit });
    expect((await ask('DELETE', '/v1/names/ada', 'write')).status).toBe(500);
    expect(stored.names.has('ada')).toBe(true);
  });

  it('that cannot be completed fails no request: the change is made, and what was asked is kept', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const entries: AuditEntry[] = [];
    const audit = {
      begin: async (entry: AuditEntry) => ({ pk: 'AUDIT', sk: String(entries.push(entry)) }),
      complete: async () => Promise.reject(new Error('throttled')),
      withdraw: async () => {},
      list: async () => ({ items: [], position: null }),
    };
    const { ask, stored } = api({}, { audit });
    expect((await ask('PUT', '/v1/names/ada', 'write', { name: 'Ada Lind' })).status).toBe(200);
    expect([stored.names.get('ada')?.name, entries]).toMatchObject(['Ada Lind', [{ asked: { name: 'Ada Lind' } }]]);
    expect(log.mock.calls[0]?.[0]).toMatchObject({ what: 'name.put', error: { errorMessage: 'throttled' } });
  });

  it.each<[method: string, path: string, body: unknown, status: number, why: string]>([
    ['PUT', '/v1/names/ada', { name: '' }, 400, 'no name'],
    ['PUT', '/v1/names/ada', '{"name":', 400, 'no JSON'],
    ['DELETE', '/v1/names/nobody', undefined, 404, 'nothing there'],
    ['POST', '/v1/names', { id: 'ada', name: 'Ada' }, 409, 'taken'],
    ['POST', '/v1/alerts/x/resend', undefined, 404, 'no alert'],
    ['POST', '/v1/names/dry-run', { id: 'a b' }, 400, 'nothing that changes'],
  ])('%s %s %j → %i leaves none (%s)', async (method, path, body, status) => {
    const { ask, stored } = api();
    expect((await ask(method, path, 'admin', body)).status).toBe(status);
    expect(stored.audit).toEqual([]);
  });

  it('has nothing of who may not, or is not known', async () => {
    const { ask, stored } = api();
    for (const scope of ['read', null] as const) await ask('DELETE', '/v1/names/ada', scope);
    expect(stored.audit).toEqual([]);
  });
});

describe('links of mails', () => {
  const whose = { subscriptionId: 's1', address: 'a@example.org' };
  const until = new Date('2026-12-03T08:00:00Z');

  it('that confirm are in the audit, by "link", once', async () => {
    const { app, stored } = api({ subscriptions: new Map([['s1', { ...daily, confirmed: false }]]) });
    const path = confirmLink('', { ...whose, place: 'mail', until }, KEY);
    for (const method of ['GET', 'POST', 'POST']) await app.request(path, { method });
    expect(stored.audit).toEqual([
      {
        at,
        who: 'link',
        what: 'subscription.confirm',
        id: 's1',
        before: { confirmed: false },
        after: { confirmed: true },
      },
    ]);
  });

  it('that end a name or all are in the audit, for each subscription that they change', async () => {
    const other = { ...daily, id: 's2', nameIds: ['ada', 'ben'] };
    const { app, stored } = api({
      subscriptions: new Map([
        ['s1', daily],
        ['s2', other],
      ]),
    });
    const path = unsubscribeLink('', whose, KEY);
    for (const nameId of ['ada', 'nobody']) {
      await app.request(path, { method: 'POST', body: new URLSearchParams({ nameId }) });
    }
    const trail = { at, who: 'link', what: 'subscription.unsubscribe' };
    expect(stored.audit).toEqual([
      { ...trail, id: 's1', before: daily },
      { ...trail, id: 's2', before: { nameIds: ['ada', 'ben'] }, after: { nameIds: ['ben'] } },
    ]);
  });
});

describe('GET /v1/audit', () => {
  it('lists changes, the newest first, of the days asked for', async () => {
    let now = Date.parse('2026-11-25T23:59:59Z');
    const { ask } = api({}, { now: () => now });
    await ask('PUT', '/v1/names/ada', 'write', { name: 'First' });
    now += 1000;
    await ask('PUT', '/v1/names/ada', 'write', { name: 'Second' });
    const whats = async (query: string) => {
      const page = await (await ask('GET', `/v1/audit${query}`, 'admin')).json();
      const { items } = z.object({ items: z.array(z.object({ after: z.object({ name: z.string() }) })) }).parse(page);
      return items.map(({ after }) => after.name);
    };
    expect(await whats('')).toEqual(['Second', 'First']);
    expect(await whats('?to=2026-11-25')).toEqual(['First']);
    expect(await whats('?from=2026-11-26')).toEqual(['Second']);
    expect(await whats('?limit=1')).toEqual(['Second']);
    expect((await ask('GET', '/v1/audit?from=2026-11-26&to=2026-11-25', 'admin')).status).toBe(400);
  });

  it.each(['read', 'write'] as const)('is not for a token with the scope %s', async (scope) => {
    expect((await api().ask('GET', '/v1/audit', scope)).status).toBe(403);
  });
});

describe('what is shown of a change', () => {
  it('a field over 8 KB by its size, so that a row has room for all', () => {
    const nameIds = Array.from({ length: 1000 }, (_, i) => `name-${i}`);
    const { before, after } = difference({ nameIds }, { nameIds: ['ada'] });
    expect([before, after]).toEqual([{ nameIds: `(${JSON.stringify(nameIds).length} bytes)` }, { nameIds: ['ada'] }]);
  });

  it('another address of a chat as the same host twice: the path is a secret', () => {
    const to = (path: string) => ({ channel: { kind: 'slack', url: `https://hooks.slack.com/${path}` } });
    const channel = { kind: 'slack', host: 'hooks.slack.com' };
    expect(difference(to('a'), to('b'))).toEqual({ before: { channel }, after: { channel } });
  });

  it.each<[body: string, asked: object, why: string]>([
    ['{"name":"Ada","secret":"x","token":"y"}', { name: 'Ada' }, 'no secrets'],
    ['{"name":"Ada","deep":{"a":[1]}}', { name: 'Ada' }, 'nothing nested, which nobody has validated'],
    [`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, {}, 'nesting that would end the stack'],
    ['[1]', {}, 'a list'],
    ['null', {}, 'nothing'],
    ['{"name":', {}, 'half a body'],
  ])('of what was asked by %s: %j (%s)', (body, asked) => {
    expect(askedIn(body)).toEqual(asked);
  });
});
