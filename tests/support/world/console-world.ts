/** An archive in which every page of the console has something to show, as of 26 November 2026, 18:00 UTC. */
import type { Dependencies } from '../../../functions/api/dependencies.ts';
import { NO_COUNTS } from '../../../shared/clip/arrivals.ts';
import { type Alert, AlertState } from '../../../shared/contract/alert.ts';
import type { AuditEntry } from '../../../shared/contract/audit.ts';
import { type Check, CheckStatus, type Clip, type Mention, type WatchedEmbed } from '../../../shared/contract/clip.ts';
import type { Revision } from '../../../shared/contract/history.ts';
import { Name } from '../../../shared/contract/name.ts';
import { OwnOutlet } from '../../../shared/contract/outlet.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import type { Suppression } from '../../../shared/contract/suppression.ts';
import { CONSOLE } from '../browser/console-in-browser.ts';
import { fakeApi, fakeClip, fakeReceipt } from '../fake/dependencies.ts';

const NOW = Date.parse('2026-11-26T18:00:00.000Z');
const HOUR = 60 * 60 * 1000;
const hoursAgo = (hours: number): string => new Date(NOW - hours * HOUR).toISOString();
const CLIPS = 30;
/** More are on a second page. */
const NAMES = 20;

/** What files and people write into the archive, each place by a number that goes round. */
export interface Writing {
  readonly title: (at: number) => { readonly text: string; readonly language: string };
  readonly outlet: (at: number) => string;
  readonly name: (at: number) => string;
  readonly sentence: (at: number) => string;
  readonly key: (at: number) => string;
  readonly recipient: (at: number) => string;
  readonly address: (at: number) => string;
}

const around =
  <T>(first: T, ...more: readonly T[]) =>
  (at: number): T =>
    [first, ...more][at % (more.length + 1)] ?? first;

/** As press offices have it: seven languages, four scripts. */
export const PRESS: Writing = {
  title: around(
    { text: 'A Strategic Shift in Syrian Conflict Resolution', language: 'en' },
    { text: 'مكتبة عامة جديدة في الحي القديم', language: 'ar' },
    { text: 'Новый мост через реку откроют весной', language: 'ru' },
    { text: 'El puerto estrena faro', language: 'es' },
    { text: 'Küstenwache übt den Ernstfall mit vier Schiffen', language: 'de' },
    { text: 'La gare rouvre ses portes après deux ans de travaux', language: 'fr' },
    { text: '新图书馆在老城区开放', language: 'zh' },
  ),
  outlet: around(
    'Al Mayadeen TV',
    'قناة السهل',
    'Приречная газета',
    'La Voz de la Bahía',
    'Küstenbote',
    'Harbour Post',
  ),
  name: around('Randa Kassis', 'سلمى الراوي', 'Кайрат Абдрахманов', 'Mara Lind', 'Lake City'),
  sentence: around(
    'The Astana platform emerged as a way to bring the sides to one table.',
    'وقالت مديرة المكتبة إن ساعات العمل ستمتد حتى المساء.',
    'Мост соединит два берега к маю.',
  ),
  key: (at) => `press/2026/file ${at}.txt`,
  recipient: (at) => `desk-${at}@press.example`,
  address: (at) => `https://player.vimeo.com/video/${at + 1}`,
};

function checkOf(status: CheckStatus, at: number, { sentence, address }: Writing): Check {
  return {
    status,
    reason: status === 'gone' ? 'removed' : sentence(at),
    seen: { httpStatus: 200, finalUrl: address(at), title: sentence(at), tookMs: 120, uploader: sentence(at + 1) },
    checkedAt: hoursAgo(at + 1),
    nextCheckAt: hoursAgo(-24),
    playedAt: hoursAgo(500),
    ...(status === 'gone' && { confirmations: [3, 2].map((h) => ({ at: hoursAgo(h + at), reason: 'removed' })) }),
  };
}

const STATES = [...CheckStatus.options, null];

/** The first clip has a video of every state, and one that was not checked yet; of the others every second has one. */
function videos(clipId: string, from: number, writing: Writing): (WatchedEmbed & { readonly id: string })[] {
  const states = from === 0 ? STATES : from % 2 === 0 ? [STATES[(from / 2) % STATES.length] ?? null] : [];
  return states.map((status, i) => ({
    id: `${clipId}-${i}`,
    provider: i % 3 === 2 ? writing.sentence(from + i) : 'vimeo',
    videoId: `${from + i}`,
    url: writing.address(from + i),
    check: status === null ? null : checkOf(status, from + i, writing),
    history: [
      { at: hoursAgo(400), status: 'playable', reason: 'oembed-ok' },
      ...(status === null ? [] : [{ at: hoursAgo(from + i + 1), status, reason: writing.sentence(from + i) }]),
    ],
    ...(status === 'gone' && { proof: { key: 'stills/1', type: 'image/png', at: hoursAgo(500) } }),
  }));
}

function mentionOf(at: number, writing: Writing): Mention {
  const form = writing.name(at);
  const span = { start: 0, end: form.length, form, alias: form };
  const snippet = `${form}: ${writing.sentence(at)}`;
  return { nameId: `name-${at}`, count: 1 + (at % 3), spans: [span], snippet, marks: [{ start: 0, end: form.length }] };
}

function clipOf(at: number, writing: Writing): Clip {
  const { text: title, language } = writing.title(at);
  const clipId = `clip-${at}`;
  const key = writing.key(at);
  const isDoubtful = at % 5 === 4;
  const reason = isDoubtful ? writing.sentence(at) : null;
  const settledAt = hoursAgo(at * 3);
  return fakeClip({
    clipId,
    key,
    file: key,
    title,
    language,
    outlet: at % 7 === 6 ? null : writing.outlet(at),
    publishedOn: at % 9 === 8 ? null : settledAt.slice(0, 10),
    summary: writing.sentence(at),
    author: writing.name(at + 1),
    section: writing.sentence(at + 1),
    keywords: [writing.name(at + 2), writing.sentence(at + 2)],
    url: writing.address(at),
    receivedAt: settledAt,
    receipt: fakeReceipt({ key, clipId, settledAt, outcome: isDoubtful ? 'partial' : 'parsed', reason }),
    embeds: videos(clipId, at, writing),
    mentions: [...new Set([0, at % NAMES])].map((one) => mentionOf(one, writing)),
    candidates: {
      outlet: [{ value: writing.outlet(at + 1), rule: 'copyright', start: 0, end: 4 }],
      publishedOn: [{ value: '2026-03-04', rule: 'date-line', start: 0, end: 4 }],
    },
    warnings: isDoubtful ? [{ code: 'date-ambiguous', message: writing.sentence(at) }] : [],
  });
}

function stateOf(at: number, writing: Writing): Revision {
  const { title, outlet, publishedOn, summary, language, story } = clipOf(at, writing);
  return {
    ...{ title, outlet, publishedOn, summary, language, story },
    revision: at + 1,
    recordedAt: hoursAgo(100 - at),
    versionId: `v${at}`,
    changed: at === 0 ? [] : ['title', 'outlet', 'summary'],
    by: at % 2 === 0 ? { kind: 'file', versionId: `v${at}` } : { kind: 'correction', who: writing.name(at) },
    mentions: [{ nameId: 'name-0', count: 1 }],
    embeds: [],
  };
}

const alertOf = (at: number, { recipient, sentence }: Writing): Alert => ({
  id: `alert-${at}`,
  address: recipient(at),
  nameId: at % 6 === 5 ? 'video:gone' : `name-${at % NAMES}`,
  story: 'story-1',
  clipId: `clip-${at}`,
  state: AlertState.options[at % AlertState.options.length] ?? 'sent',
  reason: sentence(at),
  attempts: 1,
  droppedAt: hoursAgo(at + 1),
  recordedAt: hoursAgo(at + 1),
  sentAt: hoursAgo(at),
});

/** Its address is held to be one, its names to be ids: no text of anybody. */
const subscriptionOf = (at: number): Subscription => ({
  id: `follower-${at}`,
  address: PRESS.recipient(at),
  nameIds: at === 0 ? '*' : [`name-${at}`, 'name-0'],
  cadence: at % 2 === 0 ? 'instant' : 'weekly',
  confirmed: at % 4 !== 3,
});

const suppressionOf = (at: number, { recipient, sentence }: Writing): Suppression => ({
  address: recipient(at).toLowerCase(),
  reason: 'hard-bounce',
  suppressedAt: hoursAgo(at),
  detail: sentence(at),
});

const changeOf = (at: number, { name, outlet, key }: Writing): AuditEntry => ({
  at: hoursAgo(at),
  who: name(at),
  what: 'name.put',
  id: key(at),
  before: { name: outlet(at) },
  after: { name: name(at + 1), aliases: [outlet(at + 1)] },
});

const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

/** Those that the contract lets in. */
const byId = <T extends { readonly id: string }>(all: readonly T[]) => new Map(all.map((one) => [one.id, one]));

/** The app over such an archive. What the contract of a name or an outlet would refuse is not in it. */
export function consoleWorld(writing: Writing, overrides: Partial<Dependencies> = {}) {
  const clips = many(CLIPS, (at) => clipOf(at, writing));
  const names = many(NAMES, (at) => ({ id: `name-${at}`, name: writing.name(at), aliases: [writing.name(at + 1)] }));
  const outlets = many(NAMES, (at) => ({ id: `outlet-${at}`, name: writing.outlet(at), aliases: [] }));
  const refused = many(8, (at) =>
    fakeReceipt({
      key: writing.key(at + CLIPS),
      versionId: `r${at}`,
      outcome: 'refused',
      reason: writing.sentence(at),
      settledAt: hoursAgo(at + 1),
    }),
  );
  const textOf = (paragraphs: number) =>
    many(paragraphs, (at) => `${writing.title(at).text}\n${writing.name(at)}: ${writing.sentence(at)}`).join('\n\n');
  const rows = {
    clips,
    texts: new Map(clips.map(({ clipId }, at) => [clipId, { kind: 'text' as const, text: textOf(at === 0 ? 36 : 3) }])),
    names: byId(names.filter((one) => Name.safeParse(one).success)),
    outlets: byId(outlets.filter((one) => OwnOutlet.safeParse(one).success)),
    receipts: [...refused, ...clips.map(({ receipt }) => receipt)],
    embeds: clips.flatMap(({ clipId, title, outlet, publishedOn }, at) =>
      videos(clipId, at, writing).map((one) => ({ ...one, clipId, title, outlet, publishedOn })),
    ),
    subscriptions: byId(many(10, subscriptionOf)),
    suppressions: many(10, (at) => suppressionOf(at, writing)),
    audit: many(20, (at) => changeOf(at, writing)),
    arrivals: new Map(
      many(14, (at) => [
        `2026-11-${13 + at}T12`,
        { ...NO_COUNTS, parsed: 7 * (at % 6), refused: at % 3, gone: at % 2 },
      ]),
    ),
  };
  return fakeApi(rows, {
    apiUrl: CONSOLE,
    now: () => NOW,
    listAlerts: async () => ({ items: many(25, (at) => alertOf(at, writing)), position: null }),
    listRevisions: async () => ({ items: many(6, (at) => stateOf(5 - at, writing)), position: null }),
    listTexts: async () => ({ items: [], position: null }),
    getStory: async (story) => ({
      story,
      more: 0,
      items: many(10, (at) => ({
        clipId: `clip-${at}`,
        title: writing.title(at).text,
        similarity: 0.8,
        why: writing.sentence(at),
      })),
    }),
    ...overrides,
  });
}
