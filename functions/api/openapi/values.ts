/** Examples of what the API takes and gives: the clip that `npm start` begins with, and what became of it. */
import type { z } from '@hono/zod-openapi';
import type { Alert } from '../../../shared/contract/alert.ts';
import type {
  Backfill,
  DayArrivals,
  DryRun,
  ListedEmbed,
  ListedMention,
  NamesImported,
  ShownName,
  Stats,
  Story,
  Timeline,
} from '../../../shared/contract/api.ts';
import type { Clip, Receipt } from '../../../shared/contract/clip.ts';
import type { ShownExport } from '../../../shared/contract/export.ts';
import type { Revision } from '../../../shared/contract/history.ts';
import type { Name } from '../../../shared/contract/name.ts';
import type {
  AnsweredSubscription,
  GivenSubscription,
  ShownSubscription,
} from '../../../shared/contract/subscription.ts';
import type { Suppression } from '../../../shared/contract/suppression.ts';
import type { Token } from '../../aws/table/tokens.ts';

const clipId = 'ddf75739afbca3b33bd78c574f211767';
const story = '466bca80edb82e6b873a87721f6aa955';
const title = 'A Strategic Shift in Syrian Conflict Resolution';
const outlet = 'Al Mayadeen TV';
const publishedOn = '2017-02-15';
const receivedAt = '2026-11-26T08:00:00.000Z';
const settledAt = '2026-11-26T08:00:01.512Z';
const address = 'press@example.org';
const file = { bucket: 'clipwatch-inbox', key: 'astana-platform.txt', versionId: '3HL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY' };

const receipt: Receipt = { ...file, outcome: 'parsed', reason: null, clipId, receivedAt, settledAt };

const video = {
  provider: 'bunny',
  videoId: '18ae59c9-b8f3-49c4-b505-b9418234e980',
  url: 'https://iframe.mediadelivery.net/embed/455361/18ae59c9-b8f3-49c4-b505-b9418234e980',
};
const watched = {
  ...video,
  id: `${clipId}-710a45ec1c4fc7d8`,
  check: {
    status: 'playable' as const,
    reason: 'page-ok',
    seen: { httpStatus: 200, finalUrl: video.url, title: null, tookMs: 184 },
    checkedAt: settledAt,
    nextCheckAt: '2026-11-27T08:00:01.512Z',
  },
  history: [{ at: settledAt, status: 'playable' as const, reason: 'page-ok' }],
};

const mention = {
  nameId: 'randa-kassis',
  count: 1,
  spans: [{ start: 768, end: 780, form: 'Randa Kassis', alias: 'Randa Kassis', variant: 'exact' as const }],
  snippet: 'Among the visionaries behind this initiative was Randa Kassis.',
  marks: [{ start: 49, end: 61 }],
};

const clip: Clip = {
  file: 'astana-platform.txt',
  format: 'html',
  title,
  outlet,
  publishedOn,
  summary: 'The Astana platform emerged at a critical juncture in the Syrian conflict.',
  language: 'en',
  embeds: [watched],
  mentions: [mention],
  evidence: { title: { rule: 'first-heading', start: 4, end: 51, confidence: 0.93 } },
  warnings: [],
  clipId,
  bucket: file.bucket,
  key: file.key,
  receivedAt,
  receipt,
  story,
  revision: 1,
};

const name: Name = { id: 'randa-kassis', name: 'Randa Kassis', aliases: ['Ранда Кассис', 'رندة قسيس'] };

const subscription: ShownSubscription = {
  id: 'press-office',
  address,
  nameIds: ['randa-kassis'],
  cadence: 'daily',
  hour: 7,
  timeZone: 'Europe/Paris',
  quietHours: { from: '22:00', to: '06:30' },
  confirmed: false,
};

const token: Token = { id: '5f1c09a2b7de', label: "Randa's laptop", scopes: ['write'], createdAt: receivedAt };

const listed = { clipId, title, outlet, publishedOn };

/** By the names of schemas. */
export const values = {
  Clip: clip,
  Receipt: receipt,
  Embed: { ...watched, ...listed } satisfies ListedEmbed,
  Mention: { ...mention, ...listed } satisfies ListedMention,
  Revision: {
    title,
    outlet,
    publishedOn,
    summary: clip.summary,
    language: 'en',
    revision: 2,
    recordedAt: '2026-11-26T09:30:00.000Z',
    versionId: file.versionId,
    changed: ['outlet'],
    by: { kind: 'correction', who: token.label },
    story,
    mentions: [{ nameId: 'randa-kassis', count: 1 }],
    embeds: [video],
  } satisfies Revision,
  NewExport: { format: 'csv', from: '2017-01-01', language: 'en' },
  Export: {
    id: '0b1c6f1e-6c7e-4d53-9d07-6f1d3a4d2f55',
    state: 'done',
    rows: 214,
    url: 'https://clipwatch-archive.s3.eu-central-1.amazonaws.com/exports/0b1c6f1e-6c7e-4d53-9d07-6f1d3a4d2f55.csv?X-Amz-Signature=6f1d3a4d2f55',
    expiresAt: '2026-11-26T08:15:00.000Z',
  } satisfies ShownExport,
  CorrectedClip: { outlet: 'Al Mayadeen', publishedOn: null },
  Story: {
    story,
    items: [{ clipId, title, similarity: 1, why: 'the first clip of the story' }],
    more: 0,
  } satisfies Story,
  Stats: {
    totals: { clips: 214, mentions: 12, outlets: 9 },
    names: [{ nameId: 'randa-kassis', clips: 8, mentions: 12, share: 1 }],
    outlets: [{ outlet, clips: 31 }],
    languages: [{ language: 'en', clips: 140 }],
  } satisfies z.infer<typeof Stats>,
  Name: name,
  ShownName: {
    ...name,
    feeds: {
      atom: 'https://clips.example.org/v1/feeds/randa-kassis.atom?key=k1.Zm9v',
      json: 'https://clips.example.org/v1/feeds/randa-kassis.json?key=k1.Zm9v',
    },
  } satisfies ShownName,
  NewName: name,
  NamesImported: {
    created: 2,
    replaced: 1,
    unchanged: 40,
    cleaned: 1,
    errors: [{ line: 7, field: 'name', message: 'is empty' }],
  } satisfies NamesImported,
  DryRun: {
    id: 'randa-kassis',
    searched: 4000,
    hits: 8,
    added: 8,
    lost: 0,
    samples: [{ kind: 'added', nameId: 'randa-kassis', snippet: mention.snippet, ...listed }],
    nextCursor: null,
  } satisfies DryRun,
  Backfill: {
    version: 12,
    compiled: 12,
    state: 'running',
    startedAt: receivedAt,
    finishedAt: null,
    seen: 4000,
    changed: 8,
    failed: 0,
  } satisfies Backfill,
  Timeline: { items: [{ day: '2017-02-13', clips: 3, mentions: 5 }] } satisfies z.infer<typeof Timeline>,
  Subscription: subscription,
  AnsweredSubscription: {
    ...subscription,
    confirmation: { mailedAt: receivedAt, worksUntil: '2026-11-28T08:00:00.000Z' },
  } satisfies AnsweredSubscription,
  NewSubscription: {
    address,
    nameIds: ['randa-kassis'],
    cadence: 'daily',
    hour: 7,
    timeZone: 'Europe/Paris',
    quietHours: { from: '22:00', to: '06:30' },
  } satisfies z.input<typeof GivenSubscription>,
  Arrivals: { day: '2026-11-26', parsed: 38, partial: 2, refused: 1, gone: 1, back: 0 } satisfies DayArrivals,
  Suppression: {
    address,
    reason: 'hard-bounce',
    suppressedAt: receivedAt,
    detail: 'smtp; 550 5.1.1 user unknown',
  } satisfies Suppression,
  Alert: {
    id: 'lruV-SjEKGi4xMEo5Zf3Lw',
    address,
    nameId: 'randa-kassis',
    story,
    clipId,
    state: 'sent',
    attempts: 1,
    droppedAt: receivedAt,
    recordedAt: settledAt,
    sentAt: '2026-11-26T08:00:03.041Z',
    messageId: '0100019ab7c1e2d3-6f1e0a5c-000000',
  } satisfies Alert,
  Token: { ...token, lastUsedOn: '2026-11-26' } satisfies Token,
  NewToken: { label: token.label, scopes: ['write'], expiresAt: '2027-01-31T12:00:00Z' },
  CreatedToken: {
    ...token,
    expiresAt: '2027-01-31T12:00:00.000Z',
    token: 'cw_f3Jq0c1d8e5Tn4aQv7YbZ0wm2LxkXJq0c1d8e5Tn4aQ',
  },
  JsonFeed: {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Randa Kassis',
    items: [
      {
        id: 'urn:uuid:7c1d8e5f-4a9b-4c2d-8e3f-0a1b2c3d4e5f',
        url: `https://clips.example.org/clips/${clipId}?key=k1.Zm9v`,
        title,
        content_text: mention.snippet,
        date_published: settledAt,
      },
    ],
  },
  ClosedDigests: { sent: 3, owed: 12 },
  NewUpload: { name: 'astana-platform.txt', size: 18_230, type: 'text/plain' },
  Upload: {
    url: 'https://clipwatch-inbox.s3.eu-west-1.amazonaws.com/',
    fields: {
      key: 'uploads/2026-11-26/5b7d2f0e-6c1a-4f3b-9e8d-0a1b2c3d4e5f/astana-platform.txt',
      'Content-Type': 'text/plain',
      policy: 'eyJleHBpcmF0aW9uIjoi',
    },
    key: 'uploads/2026-11-26/5b7d2f0e-6c1a-4f3b-9e8d-0a1b2c3d4e5f/astana-platform.txt',
  },
};

const csv = 'id,name,aliases\r\nranda-kassis,Randa Kassis,Ранда Кассис;رندة قسيس\r\n';
/** By operation and media type. */
type Bodies = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Bodies of requests that are no named schema. */
export const asked: Bodies = {
  importNames: { 'text/csv': csv, 'application/json': [name] },
  splitStory: { 'application/json': { clipId } },
  mergeStories: { 'application/json': { stories: [story, '0b1f8a53c2d94e7fa6b0c1d2e3f40516'] } },
};

/** Answers that are no named schema. */
export const answered: Bodies = {
  getClipText: { 'text/plain; charset=UTF-8': `${title}\n\n${outlet}\n15 February 2017\n` },
  exportNames: { 'text/csv': csv, 'application/json': [name] },
  getAtomFeed: {
    'application/atom+xml': `<feed xmlns="http://www.w3.org/2005/Atom"><title>Randa Kassis</title><entry><title>${title}</title></entry></feed>`,
  },
};

/** What problems say, by their status. */
export const details: Readonly<Record<number, object>> = {
  400: {
    detail: 'The query is not as it should be. from: is no day of the calendar: write it as 2017-02-15',
    errors: [{ in: 'query', path: 'from', message: 'is no day of the calendar: write it as 2017-02-15' }],
  },
  401: { detail: 'This token is not known here.' },
  403: { detail: 'This needs a token with the scope write.' },
  404: { detail: 'There is no such clip, or its file was removed.' },
  409: { detail: 'There is a name with the id randa-kassis. Give another id, or replace it with PUT.' },
  412: { detail: 'It was changed since you read it. Read it again, and change what it is now.' },
  413: { detail: 'A body may have 262144 bytes at most.' },
  415: { detail: 'Send the body as JSON, with the header Content-Type: application/json.' },
  429: { detail: 'The names that came before are still being compiled: send these again in a moment.' },
  500: { detail: 'Something went wrong on our side; the cause is in the log of the function.' },
};
