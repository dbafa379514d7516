/** The dependencies of the API, in memory: tables that contain what a test puts into them. */
import { createApp } from '../../../functions/api/app.ts';
import type { Dependencies } from '../../../functions/api/dependencies.ts';
import type { DayRange } from '../../../functions/aws/table/clip/counts.ts';
import type { Page, PageQuery } from '../../../functions/aws/table/page.ts';
import type { HourCounts } from '../../../shared/clip/arrivals.ts';
import { addsOf, type CountMove, NO_DAY } from '../../../shared/clip/counts.ts';
import type { AgendaJob } from '../../../shared/contract/alert.ts';
import type { ListedEmbed, Scope } from '../../../shared/contract/api.ts';
import type { AuditEntry } from '../../../shared/contract/audit.ts';
import type { Clip, Receipt } from '../../../shared/contract/clip.ts';
import type { Export } from '../../../shared/contract/export.ts';
import type { Name } from '../../../shared/contract/name.ts';
import type { OwnOutlet } from '../../../shared/contract/outlet.ts';
import type { Confirmation, Subscription } from '../../../shared/contract/subscription.ts';
import type { Suppression } from '../../../shared/contract/suppression.ts';
import { clashOf } from '../../../shared/file/outlets/own.ts';
import { finds, signingKey } from './signing-keys.ts';

export const KEY = signingKey('testkey0');
/** The time of the fakes. */
export const DAY_0 = new Date(0);
export const TOKENS: Readonly<Record<Scope, string>> = { read: 'cw_read', write: 'cw_write', admin: 'cw_admin' };

export function fakeClip(given: Partial<Clip> = {}): Clip {
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
    revision: 1,
    receipt: { ...fakeReceipt({ key: 'astana-platform.txt' }), clipId },
    ...given,
  };
}

export function fakeReceipt(given: Partial<Receipt> = {}): Receipt {
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

/** Rows in the fake tables; tests may read and change them. */
export interface StoredRows {
  clips: Clip[];
  texts: Map<string, Awaited<ReturnType<Dependencies['clipText']>>>;
  names: Map<string, Name>;
  outlets: Map<string, OwnOutlet>;
  subscriptions: Map<string, Subscription>;
  receipts: Receipt[];
  embeds: ListedEmbed[];
  revoked: string[];
  tokensRead: number;
  /** The audit, in the order of its rows. */
  audit: AuditEntry[];
  /** Uses of tokens that were noted. */
  used: { readonly hash: string; readonly day: string }[];
  /** Answers too large for a function. */
  answers: Parameters<Dependencies['keepAnswer']>[0][];
  /** Version of the list of names. */
  version: number;
  /** What names were counted with when they were written. */
  weight: number;
  /** How often the names were to be compiled. */
  compiles: number;
  /** Version of the names for which a back-fill was asked. */
  asked: number;
  /** Ids of subscriptions whose owners were to be asked, and of those whose next digest was given its time. */
  askedToConfirm: string[];
  suppressions: Suppression[];
  arranged: string[];
  /** Recipients who were to be told what they are owed. */
  told: string[];
  /** When addresses were asked, by the ids of their subscriptions. */
  confirmations: Map<string, Confirmation>;
  exports: Map<string, Export>;
  /** Exports that were started, each time. */
  started: string[];
  agenda: { readonly job: AgendaJob; readonly at: Date }[];
  /** What was counted in each hour. */
  arrivals: Map<string, HourCounts>;
}

/** The app with fake dependencies. A call that the fakes do not support throws. */
export function fakeApi(given: Partial<StoredRows> = {}, overrides: Partial<Dependencies> = {}) {
  const stored: StoredRows = {
    clips: [],
    texts: new Map(),
    names: new Map(),
    outlets: new Map(),
    subscriptions: new Map(),
    receipts: [],
    embeds: [],
    revoked: [],
    tokensRead: 0,
    audit: [],
    used: [],
    answers: [],
    version: 1,
    weight: 0,
    compiles: 0,
    asked: 0,
    askedToConfirm: [],
    suppressions: [],
    arranged: [],
    told: [],
    confirmations: new Map(),
    agenda: [],
    arrivals: new Map(),
    exports: new Map(),
    started: [],
    ...given,
  };
  /** Changes of the audit as they were begun, by their places. */
  const underWay: AuditEntry[] = [];
  const dependencies: Dependencies = {
    getClip: async (clipId) => stored.clips.find((clip) => clip.clipId === clipId) ?? null,
    listClips: async ({ order, outlet, nameId, from, to, ...page }) =>
      pageOfItems(
        stored.clips.filter(
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
    getStory: async (story) => {
      throw new Error(`no stories: ${story}`);
    },
    splitStory: async (story) => {
      throw new Error(`no stories: ${story}`);
    },
    mergeStories: async (stories) => {
      throw new Error(`no stories: ${stories}`);
    },
    listAlerts: async (query) => {
      throw new Error(`no alerts: ${JSON.stringify(query)}`);
    },
    getAlert: async () => null,
    recordedAlert: async () => null,
    reopen: async () => ({ kind: 'absent' }),
    suppressionOf: async (recipient) => stored.suppressions.find(({ address }) => address === recipient) ?? null,
    tell: async (recipient) => {
      stored.told.push(recipient);
    },
    clipText: async (clipId) => stored.texts.get(clipId) ?? null,
    clipAsOf: unsupported,
    textAsOf: unsupported,
    listRevisions: async ({ clipId }) =>
      stored.clips.some((clip) => clip.clipId === clipId) ? { items: [], position: null } : null,
    correctClip: async (clipId, { asked, agrees }) => {
      const clip = stored.clips.find((one) => one.clipId === clipId);
      if (clip === undefined) return { kind: 'absent' };
      await agrees(clip);
      const corrected = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== null));
      return { kind: 'corrected', clip: Object.assign(clip, corrected) };
    },
    createName: async (name) => {
      if (stored.names.has(name.id)) return 'exists';
      stored.names.set(name.id, name);
      return 'created';
    },
    replaceName: async (name) => {
      const known = stored.names.has(name.id);
      stored.names.set(name.id, name);
      return known ? 'replaced' : 'created';
    },
    removeName: async (id) => (stored.names.delete(id) ? 'removed' : 'absent'),
    getName: async (id) => stored.names.get(id) ?? null,
    namesById: async (ids) =>
      new Map(ids.flatMap((id) => [stored.names.get(id) ?? []].flat()).map((name) => [name.id, name])),
    allNames: async () => [...stored.names.values()],
    changedNames: async (names) =>
      names.filter((name) => JSON.stringify(stored.names.get(name.id)) !== JSON.stringify(name)),
    importNames: async (names) => {
      const created = names.filter(({ id }) => !stored.names.has(id)).length;
      for (const name of names) stored.names.set(name.id, name);
      return { created, replaced: names.length - created, unchanged: 0 };
    },
    namesState: async () => ({
      version: stored.version,
      count: stored.names.size,
      weight: stored.weight,
      changedAt: null,
    }),
    bumpNamesVersion: async () => {
      stored.version += 1;
    },
    storedAutomaton: async () => null,
    startCompile: async () => {
      stored.compiles += 1;
    },
    readScan: async () => null,
    askForScan: async (version) => {
      stored.asked = version;
    },
    listTexts: async (query) => {
      throw new Error(`no texts: ${JSON.stringify(query)}`);
    },
    listNames: async (page) => pageOfItems([...stored.names.values()], ({ id }) => id, page, false),
    listMentions: async ({ nameId, order, ...page }) =>
      pageOfItems(
        stored.clips.flatMap(({ clipId, title, outlet, publishedOn, mentions }) =>
          mentions
            .filter((mention) => mention.nameId === nameId)
            .map((mention) => ({ ...mention, clipId, title, outlet, publishedOn })),
        ),
        ({ publishedOn, clipId }) => `${publishedOn}#${clipId}`,
        page,
        order === 'newest',
      ),
    newestMentions: async (nameId, limit) =>
      stored.clips
        .flatMap(({ mentions, receipt, ...clip }) =>
          mentions
            .filter((mention) => mention.nameId === nameId)
            .map(({ snippet }) => ({ ...clip, snippet, recordedAt: receipt.settledAt })),
        )
        .sort((a, b) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? 1 : -1))
        .slice(0, limit),
    clipCounts: async (range) => addsOfClips(stored.clips, range).flatMap((add) => (add.of === 'clips' ? [add] : [])),
    nameCounts: async (nameId, range) =>
      addsOfClips(stored.clips, range).filter((add) => add.of === 'name' && add.nameId === nameId),
    countedDays: async (nameId) => {
      const adds = addsOfClips(stored.clips, { from: '0001-01-01' });
      const days = adds.flatMap((add) => (add.of === 'name' && add.nameId === nameId ? [add.day] : [])).sort();
      const [from] = days;
      return from === undefined ? null : { from, to: days.at(-1) ?? from };
    },
    listEmbeds: async ({ status, ...page }) =>
      pageOfItems(
        stored.embeds.filter(({ check }) => status === null || check?.status === status),
        ({ history = [], id }) => `${history.at(-1)?.at}#${id}`,
        page,
        true,
      ),
    getEmbed: async (id) => stored.embeds.find((one) => one.id === id) ?? null,
    makeDue: async (id, now) => {
      const embed = stored.embeds.find((one) => one.id === id);
      if (!embed?.check) return null;
      embed.check = { ...embed.check, nextCheckAt: now.toISOString() };
      return { ...embed };
    },
    receiptsOfKey: async ({ bucket, key, from, to, ...page }) =>
      pageOfItems(
        stored.receipts.filter(
          (receipt) => receipt.bucket === bucket && receipt.key === key && isSettledIn(receipt, from, to),
        ),
        orderOfReceipt,
        page,
        true,
      ),
    receiptsByOutcome: async ({ outcome, from, to, ...page }) =>
      pageOfItems(
        stored.receipts.filter((receipt) => receipt.outcome === outcome && isSettledIn(receipt, from, to)),
        orderOfReceipt,
        page,
        true,
      ),
    createSubscription: async (subscription) => {
      if (stored.subscriptions.has(subscription.id)) return 'exists';
      stored.subscriptions.set(subscription.id, subscription);
      return 'created';
    },
    changeSubscription: async (id, change) => {
      const before = stored.subscriptions.get(id) ?? null;
      const after = await change(before);
      if (after === null) stored.subscriptions.delete(id);
      else stored.subscriptions.set(id, after);
      return { before, after };
    },
    askToConfirm: async (id) => {
      stored.askedToConfirm.push(id);
    },
    confirmationFor: async ({ id }) => stored.confirmations.get(id) ?? null,
    arrangeDigest: async ({ id }) => {
      stored.arranged.push(id);
    },
    outlets: {
      list: async (page) => pageOfItems([...stored.outlets.values()], ({ id }) => id, page, false),
      get: async (id) => stored.outlets.get(id) ?? null,
      put: async (outlet) => {
        const clash = clashOf(outlet, [...stored.outlets.values()]);
        if (clash !== null) return { kind: 'clash', clash };
        const kind = stored.outlets.has(outlet.id) ? 'replaced' : 'created';
        stored.outlets.set(outlet.id, outlet);
        return { kind };
      },
      remove: async (id) => (stored.outlets.delete(id) ? 'removed' : 'absent'),
    },
    suppressions: {
      list: async ({ address, ...page }) =>
        pageOfItems(
          stored.suppressions.filter((one) => address === undefined || one.address === address.toLowerCase()),
          (one) => one.address,
          page,
          false,
        ),
      release: async (address) => {
        const at = stored.suppressions.findIndex((one) => one.address === address.toLowerCase());
        if (at < 0) return 'absent';
        stored.suppressions.splice(at, 1);
        return 'released';
      },
    },
    audit: {
      begin: async (entry) => {
        stored.audit.push(entry);
        underWay.push(entry);
        return { pk: 'AUDIT', sk: String(underWay.length - 1) };
      },
      complete: async ({ sk }, changed) => {
        const begun = underWay[Number(sk)] ?? missing(sk);
        const { asked: _, ...known } = begun;
        stored.audit[stored.audit.indexOf(begun)] = { ...known, ...changed };
      },
      withdraw: async ({ sk }) => {
        stored.audit.splice(stored.audit.indexOf(underWay[Number(sk)] ?? missing(sk)), 1);
      },
      list: async ({ from = '', to = '9', ...page }) => {
        const ofDays = stored.audit.filter(({ at }) => at >= from && at.slice(0, 10) <= to);
        return pageOfItems(ofDays, ({ at }) => at, page, true);
      },
    },
    arrivalsByHour: async (from, to) =>
      new Map(
        [...stored.arrivals].filter(([hour]) => hour >= from.toISOString().slice(0, 13) && hour <= to.toISOString()),
      ),
    closeDigests: async ({ address }) => {
      const of = [...stored.subscriptions.values()].filter((one) => address === undefined || one.address === address);
      return { sent: of.length, owed: 2 * of.length, position: null };
    },
    arrange: async (job, at) => {
      stored.agenda.push({ job, at });
    },
    whyNoHook: async (url) => (url.includes('10.0.0.1') ? 'the address is refused: it is private' : null),
    removeSubscription: async (id) => (stored.subscriptions.delete(id) ? 'removed' : 'absent'),
    getSubscription: async (id) => stored.subscriptions.get(id) ?? null,
    listSubscriptions: async ({ address, ...page }) =>
      pageOfItems(
        [...stored.subscriptions.values()].filter(
          (one) => address === undefined || one.address.toLowerCase() === address.toLowerCase(),
        ),
        (one) => `${one.address}#${one.id}`,
        page,
        false,
      ),
    createToken: async (scopes, label, expiresAt) => ({
      token: {
        id: 'abc123',
        label,
        scopes: [...scopes],
        createdAt: '2026-11-22T08:00:00.000Z',
        ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
      },
      clear: 'cw_new',
    }),
    // No run is free, unless a test has one.
    askRecheck: async () => {},
    // Here a token is its own hash.
    hashOf: (clear) => clear,
    findToken: async (hash) => {
      stored.tokensRead++;
      const scope = (['read', 'write', 'admin'] as const).find((scope) => TOKENS[scope] === hash);
      if (scope === undefined) return null;
      return { id: scope, label: scope, scopes: [scope], createdAt: '2026-11-22T08:00:00.000Z' };
    },
    noteUse: async (hash, day) => {
      stored.used.push({ hash, day });
    },
    listTokens: async (page) =>
      pageOfItems(
        [{ id: 'abc123', label: 'console', scopes: ['admin' as const], createdAt: '2026-11-22T08:00:00.000Z' }],
        ({ id }) => id,
        page,
        false,
      ),
    revokeToken: async (id) => {
      if (id !== 'abc123') return 'absent';
      stored.revoked.push(id);
      return 'revoked';
    },
    keyring: { signingKey: async () => KEY, findKey: finds(KEY) },
    linkToText: async (archivedKey) => `https://archive.example/${archivedKey}?signed`,
    keepAnswer: async (answer) => {
      stored.answers.push(answer);
      return `https://archive.example/answers/${stored.answers.length}?signed`;
    },
    readStill: async (key) => new Uint8Array(Buffer.from(`picture ${key}`)),
    readText: async (archivedKey) => `archived under ${archivedKey}`,
    exports: {
      read: async (id) => {
        const at = stored.exports.get(id);
        return at === undefined ? null : { at, step: 1 };
      },
      save: async (at) => {
        stored.exports.set(at.id, at);
        return true;
      },
      start: async ({ id }) => {
        stored.started.push(id);
      },
      link: async ({ id }, now) => ({ url: `https://archive.example/${id}`, expiresAt: now }),
    },
    signUpload: async ({ key, type, size }) => ({
      url: 'https://inbox.example/',
      fields: { key, 'Content-Type': type, policy: `${size} bytes` },
    }),
    apiUrl: 'https://api.example',
    linkDays: 90,
    inbox: 'inbox',
    publicRead: false,
    provider: null,
    siteOrigins: ['https://clips.example'],
    now: () => 0,
    ...overrides,
  };
  const app = createApp(dependencies);

  /** Sends a request with a token of this scope (null: without one), the body as JSON. */
  function ask(method: string, path: string, scope: Scope | null = 'read', body?: unknown): Promise<Response> {
    const headers = new Headers();
    if (scope !== null) headers.set('authorization', `Bearer ${TOKENS[scope]}`);
    if (body === undefined) return Promise.resolve(app.request(path, { method, headers }));
    headers.set('content-type', 'application/json');
    return Promise.resolve(app.request(path, { method, headers, body: JSON.stringify(body) }));
  }
  return { app, ask, stored };
}

/** What the counters of these days are the sums of. */
function addsOfClips(clips: readonly Clip[], { from, to }: DayRange): CountMove[] {
  return clips
    .flatMap((clip) => addsOf({ ...clip, counts: new Map(clip.mentions.map(({ nameId, count }) => [nameId, count])) }))
    .filter(({ day }) => (from === undefined && to === undefined) || day !== NO_DAY)
    .filter(({ day }) => (from === undefined || day >= from) && (to === undefined || day <= to));
}
const unsupported = async () => {
  throw new Error('These fakes have no past.');
};

function missing(sk: string): never {
  throw new Error(`There is no row ${sk} in the audit.`);
}

function isSettledIn({ settledAt }: Receipt, from?: string, to?: string): boolean {
  const day = settledAt.slice(0, 'YYYY-MM-DD'.length);
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

function orderOfReceipt({ settledAt, versionId }: Receipt): string {
  return `${settledAt}#${versionId}`;
}

/** Keyset pagination, as in the table. */
function pageOfItems<T>(
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
