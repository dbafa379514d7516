/** The world around the API, in memory: repositories that hold what a test puts into them. */

import { createApp } from '../../functions/api/app.ts';
import type { Dependencies } from '../../functions/api/dependencies.ts';
import type { Page, PageQuery } from '../../functions/aws/table/listing.ts';
import type { ListedEmbed, Scope } from '../../shared/contract/api.ts';
import type { Clip, Receipt } from '../../shared/contract/clip.ts';
import type { Name, Subscription } from '../../shared/contract/name.ts';

export const SECRET = 'a-secret-of-the-tests';
export const TOKENS: Readonly<Record<Scope, string>> = { read: 'cw_read', write: 'cw_write', admin: 'cw_admin' };

export function clipOf(given: Partial<Clip> = {}): Clip {
  const clipId = given.clipId ?? '0123456789abcdef0123456789abcdef';
  const receivedAt = '2026-11-22T08:00:00.000Z';
  return {
    file: 'astana-platform.txt',
    format: 'html',
    title: 'A Strategic Shift in Syrian Conflict Resolution',
    outlet: 'Al Mayadeen TV',
    publishedOn: '2017-02-15',
    summary: 'The Astana platform emerged.',
    language: 'en',
    embeds: [],
    mentions: [],
    evidence: { title: { rule: 'first-heading', start: 4, end: 51 } },
    warnings: [],
    clipId,
    bucket: 'inbox',
    key: 'astana-platform.txt',
    receivedAt,
    story: 'story-1',
    receipt: { ...receiptOf({ key: 'astana-platform.txt' }), clipId },
    ...given,
  };
}

export function receiptOf(given: Partial<Receipt> = {}): Receipt {
  return {
    bucket: 'inbox',
    key: 'a.txt',
    versionId: 'v1',
    outcome: 'parsed',
    reason: null,
    receivedAt: '2026-11-22T08:00:00.000Z',
    settledAt: '2026-11-22T08:00:01.000Z',
    ...given,
  };
}

/** Rows of the fake, open to the test. */
export interface World {
  clips: Clip[];
  texts: Map<string, Awaited<ReturnType<Dependencies['clipText']>>>;
  names: Map<string, Name>;
  subscriptions: Map<string, Subscription>;
  receipts: Receipt[];
  embeds: ListedEmbed[];
  revoked: string[];
  tokensRead: number;
  /** Of the list of names. */
  version: number;
}

/** An app over a fake world. What a route asks beyond it throws. */
export function fakeApi(given: Partial<World> = {}, overrides: Partial<Dependencies> = {}) {
  const world: World = {
    clips: [],
    texts: new Map(),
    names: new Map(),
    subscriptions: new Map(),
    receipts: [],
    embeds: [],
    revoked: [],
    tokensRead: 0,
    version: 1,
    ...given,
  };
  const dependencies: Dependencies = {
    getClip: async (clipId) => world.clips.find((clip) => clip.clipId === clipId) ?? null,
    listClips: async ({ order, outlet, nameId, from, to, ...page }) =>
      pageOf(
        world.clips.filter(
          (clip) =>
            (outlet === undefined || clip.outlet === outlet) &&
            (nameId === undefined || clip.mentions.some((mention) => mention.nameId === nameId)) &&
            (from === undefined || (clip.publishedOn ?? '') >= from) &&
            (to === undefined || (clip.publishedOn ?? '9') <= to),
        ),
        ({ publishedOn, clipId }) => `${publishedOn}#${clipId}`,
        page,
        order === 'newest',
      ),
    clipText: async (clipId) => world.texts.get(clipId) ?? null,
    createName: async (name) => {
      if (world.names.has(name.id)) return 'exists';
      world.names.set(name.id, name);
      return 'created';
    },
    replaceName: async (name) => {
      const known = world.names.has(name.id);
      world.names.set(name.id, name);
      return known ? 'replaced' : 'created';
    },
    removeName: async (id) => (world.names.delete(id) ? 'removed' : 'absent'),
    getName: async (id) => world.names.get(id) ?? null,
    allNames: async () => [...world.names.values()],
    importNames: async (names) => {
      const created = names.filter(({ id }) => !world.names.has(id)).length;
      for (const name of names) world.names.set(name.id, name);
      return { created, replaced: names.length - created, unchanged: 0 };
    },
    namesState: async () => ({ version: world.version, count: world.names.size, changedAt: null }),
    bumpNamesVersion: async () => {
      world.version += 1;
    },
    readScan: async () => null,
    listTexts: async (query) => {
      throw new Error(`no texts: ${JSON.stringify(query)}`);
    },
    listNames: async (page) => pageOf([...world.names.values()], ({ id }) => id, page, false),
    listMentions: async ({ nameId, order, ...page }) =>
      pageOf(
        world.clips.flatMap(({ clipId, title, outlet, publishedOn, mentions }) =>
          mentions
            .filter((mention) => mention.nameId === nameId)
            .map((mention) => ({ ...mention, clipId, title, outlet, publishedOn })),
        ),
        ({ publishedOn, clipId }) => `${publishedOn}#${clipId}`,
        page,
        order === 'newest',
      ),
    listEmbeds: async ({ status, ...page }) =>
      pageOf(
        world.embeds.filter(({ check }) => status === null || check?.status === status),
        ({ history = [], id }) => `${history.at(-1)?.at}#${id}`,
        page,
        true,
      ),
    makeDue: async (id, now) => {
      const embed = world.embeds.find((one) => one.id === id);
      if (!embed?.check) return null;
      embed.check = { ...embed.check, nextCheckAt: now.toISOString() };
      return embed;
    },
    receiptsOfKey: async ({ bucket, key, ...page }) =>
      pageOf(
        world.receipts.filter((receipt) => receipt.bucket === bucket && receipt.key === key),
        orderOfReceipt,
        page,
        true,
      ),
    receiptsByOutcome: async ({ outcome, ...page }) =>
      pageOf(
        world.receipts.filter((receipt) => receipt.outcome === outcome),
        orderOfReceipt,
        page,
        true,
      ),
    createSubscription: async (subscription) => {
      if (world.subscriptions.has(subscription.id)) return 'exists';
      world.subscriptions.set(subscription.id, subscription);
      return 'created';
    },
    replaceSubscription: async (subscription) => {
      const known = world.subscriptions.has(subscription.id);
      world.subscriptions.set(subscription.id, subscription);
      return known ? 'replaced' : 'created';
    },
    removeSubscription: async (id) => (world.subscriptions.delete(id) ? 'removed' : 'absent'),
    getSubscription: async (id) => world.subscriptions.get(id) ?? null,
    listSubscriptions: async ({ address, ...page }) =>
      pageOf(
        [...world.subscriptions.values()].filter((one) => address === undefined || one.address === address),
        (one) => `${one.address}#${one.id}`,
        page,
        false,
      ),
    createToken: async (scopes, label) => ({
      token: { id: 'abc123', label, scopes: [...scopes], createdAt: '2026-11-22T08:00:00.000Z' },
      clear: 'cw_new',
    }),
    findToken: async (clear) => {
      world.tokensRead++;
      const scope = (['read', 'write', 'admin'] as const).find((scope) => TOKENS[scope] === clear);
      if (scope === undefined) return null;
      return { id: scope, label: scope, scopes: [scope], createdAt: '2026-11-22T08:00:00.000Z' };
    },
    listTokens: async (page) =>
      pageOf(
        [{ id: 'abc123', label: 'console', scopes: ['admin' as const], createdAt: '2026-11-22T08:00:00.000Z' }],
        ({ id }) => id,
        page,
        false,
      ),
    revokeToken: async (id) => {
      if (id !== 'abc123') return 'absent';
      world.revoked.push(id);
      return 'revoked';
    },
    signingKey: async () => SECRET,
    readText: async (archivedKey) => `archived under ${archivedKey}`,
    inbox: 'inbox',
    publicRead: false,
    siteOrigins: ['https://clips.example'],
    now: () => 0,
    ...overrides,
  };
  const app = createApp(dependencies);

  /** Asks with a token of the scope (null: without one); a body is sent as JSON. */
  function ask(method: string, path: string, scope: Scope | null = 'read', body?: unknown): Promise<Response> {
    const headers = new Headers();
    if (scope !== null) headers.set('authorization', `Bearer ${TOKENS[scope]}`);
    if (body === undefined) return Promise.resolve(app.request(path, { method, headers }));
    headers.set('content-type', 'application/json');
    return Promise.resolve(app.request(path, { method, headers, body: JSON.stringify(body) }));
  }
  return { app, ask, world };
}

function orderOfReceipt({ settledAt, versionId }: Receipt): string {
  return `${settledAt}#${versionId}`;
}

/** Keyset paging as the table does it. */
function pageOf<T>(
  all: readonly T[],
  orderOf: (item: T) => string,
  { limit, position }: PageQuery,
  newest: boolean,
): Page<T> {
  const sorted = [...all].sort((a, b) => (orderOf(a) < orderOf(b) === newest ? 1 : -1));
  const left = sorted.filter((item) => {
    if (position === null) return true;
    return newest ? orderOf(item) < position : orderOf(item) > position;
  });
  const items = left.slice(0, limit);
  const last = items.at(-1);
  return { items, position: left.length > limit && last !== undefined ? orderOf(last) : null };
}
