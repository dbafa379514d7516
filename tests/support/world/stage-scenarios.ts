/** What the steps of `cost/steps.ts` leave out of the work of the stages. It begins with the names only. */
import { mock } from 'node:test';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { FOLLOWERS_MS } from '../../../functions/alert/followers.ts';
import { arrange } from '../../../functions/aws/table/alert/agenda.ts';
import { alertIdOf, owedIn } from '../../../functions/aws/table/alert/alert-rows.ts';
import { settle as settleAlert } from '../../../functions/aws/table/alert/ledger.ts';
import { changePeriod } from '../../../functions/aws/table/alert/period.ts';
import { record } from '../../../functions/aws/table/alert/record-owed.ts';
import { startScan } from '../../../functions/aws/table/name/scan-run.ts';
import { hookWay } from '../../../functions/send/ways/hook.ts';
import { ways } from '../../../functions/send/ways/index.ts';
import { webhookForm } from '../../../functions/send/ways/webhook.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import type { Owed } from '../../../shared/contract/alert.ts';
import { Outcome } from '../../../shared/contract/clip.ts';
import type { Result } from '../../../shared/contract/message.ts';
import { idFromName } from '../../../shared/name-list/index.ts';
import { correctionNews, rows } from '../../../shared/wiring.ts';
import type { HttpRequest } from '../cost/events.ts';
import type { MemoryStack } from '../cost/memory-stack.ts';
import { NAMES, PLAYS } from '../cost/seed-clip.ts';
import { drop } from '../cost/steps.ts';
import { bounce, complaint, delivery } from '../fake/ses-events.ts';
import type { Change } from '../fake/table.ts';
import { follow } from './follow.ts';
import { clipResult, fileVersion, mention, refused, removed } from './results.ts';

const HOUR = 60 * 60 * 1000;
const LONGEST_INTERVAL = 40 * 24 * HOUR;
/** More names than one transaction of a back-fill has room for. */
const MANY = ['Bor', 'Dal', 'Fen', 'Gus', 'Kim', 'Lor', 'Mep', 'Nat'].flatMap((start) =>
  ['ak', 'el', 'ir', 'os', 'un', 'ed', 'ol'].map((end) => `${start}${end} Lind`),
);

const OWED: Owed = {
  recipient: 'press@example.org',
  subscriptionId: 's1',
  nameId: 'mara-lind',
  story: 'story-1',
  clipId: 'c1',
  droppedAt: '2026-11-26T07:59:00.000Z',
  recordedAt: '2026-11-26T07:59:01.000Z',
  when: 'now',
  debt: { kind: 'mention' },
};

type Scenario = (stack: MemoryStack) => Promise<unknown>;

export const scenarios = {
  'a file is a clip, another day, refused, several, and removed': async (stack) => {
    await settle(stack, clipResult(1));
    await settle(stack, clipResult(2, { clip: { publishedOn: '2018-01-01', mentions: [mention('mara-lind')] } }));
    await settle(stack, refused(3), several(4), refused(1), several(5, 1), removed(5), removed(6), refused(2));
    await settle(stack, { kind: 'superseded', file: fileVersion(2, 'clips/other.txt'), reason: 'replaced' });
  },
  'a clip whose file was deleted is there again': async (stack) => {
    await settle(stack, clipResult(1), removed(2), clipResult(1, { file: { ...fileVersion(3), versionId: 'v1' } }));
  },
  'the inbox is swept': async (stack) => {
    await drop(stack, 1);
    await settle(stack, refused(1), clipResult(1, { file: fileVersion(1, 'clips/gone.txt') }));
    stack.buckets.objects.set(`inbox/${fileVersion().key}?v1`, Buffer.from('A picture.'));
    stack.buckets.objects.set('inbox/clips/lost.txt?v1', Buffer.from('A file.'));
    await stack.sweep();
  },
  'files are read again: the same, changed, refused as they were, and damaged': async (stack) => {
    await follow('everything');
    await drop(stack, 1);
    const mentions = [mention('gone'), mention('randa-kassis')];
    await settle(stack, clipResult(1, { clip: { mentions } }), {
      ...refused(1),
      file: fileVersion(1, 'clips/other.txt'),
    });
    for (const key of [fileVersion().key, 'clips/other.txt', 'clips/damaged.txt']) {
      stack.buckets.objects.set(`inbox/${key}?v1`, Buffer.from('Title: Another\n\nRanda Kassis spoke.'));
    }
    stack.buckets.client.on(GetObjectCommand, { Key: 'clips/damaged.txt' }).rejects(new Error('S3 is away'));
    const since = stack.table.stream.length;
    const { files, changed, failed: given } = await stack.replay({ summary: true });
    if (files !== 4 || changed !== 3 || given !== 1) throw new Error(`The replay found ${changed} in ${files} files.`);
    await stack.alert(since, isSummary);
  },
  'a clip that was matched with older names waits, and is matched': async (stack) => {
    await settle(stack, clipResult(1, { text: 'Randa Kassis spoke.', namesVersion: 0 }));
    await stack.wait(HOUR);
    await stack.backfill();
  },
  'a clip that cannot be matched waits for another try': async (stack) => {
    await drop(stack, 1);
    await stack.ask(put('/v1/names/one-more', { name: 'Alexander Lavrentiev', aliases: [] }));
    await stack.compile();
    for (const text of stack.table.ofKind(rows.text)) text.packed = new Uint8Array([1]);
    await stack.wait(HOUR);
    for (let run = 0; run < 2; run++) await failed(stack.backfill());
  },
  'a back-fill that was asked for finds many names and mails them, and later others instead': async (stack) => {
    await follow('everything');
    const text = `${[...MANY, 'Alexander Lavrentiev'].join(' spoke. ')} spoke.`;
    stack.buckets.objects.set('inbox/clips/seed.txt?v1', Buffer.from(text));
    await settle(stack, clipResult(1, { clip: { mentions: [] }, text }));
    await stack.wait(HOUR);
    await stack.backfill();
    await stack.ask(post('/v1/names/import', ['name', ...MANY].join('\n')));
    await stack.ask(post('/v1/names/backfill'));
    await stack.compile();
    const since = stack.table.stream.length;
    await stack.wait(HOUR);
    await stack.backfill();
    await stack.alert(since, isSummary);
    await stack.ask(put(`/v1/names/${idFromName(MANY[0] ?? '')}`, { name: 'Somebody Else', aliases: [] }));
    await stack.ask(post('/v1/names', { name: 'Alexander Lavrentiev', aliases: [] }));
    await stack.compile();
    await stack.wait(HOUR);
    await stack.backfill();
  },
  'a video that is followed is gone, its host fails, and it is to be asked about': async (stack) => {
    await follow('watcher', { videos: true, nameIds: [NAMES[0]?.id ?? ''] });
    await drop(stack, 1);
    const since = stack.table.stream.length;
    const [embed] = items(await stack.get('/v1/embeds', ''));
    for (const status of [200, 200, 404, 404, 404, 503]) {
      await stack.wait(LONGEST_INTERVAL);
      await stack.recheck({ ...PLAYS, status });
    }
    await stack.alert(since, isChangedVideo);
    await stack.ask(post(`/v1/embeds/${encodeURIComponent(embed?.id ?? '')}/recheck`));
  },
  'what recipients are owed is told, waits, or is owed no more': async (stack) => {
    await drop(stack, 1);
    const [clip] = clips(await stack.get('/v1/clips', ''));
    const owed = (recipient: string, clipId = clip?.clipId ?? ''): Owed => ({
      ...{ recipient: `${recipient}@example.org`, subscriptionId: recipient, nameId: NAMES[0]?.id ?? '' },
      ...{ story: clipId, clipId, when: 'now', debt: { kind: 'mention' } },
      ...{ droppedAt: new Date().toISOString(), recordedAt: new Date().toISOString() },
    });
    const all = ['told', 'quiet', 'ended', 'moved'];
    await follow('told');
    await follow('moved', { address: 'elsewhere@example.org' });
    // All day, and the day has a minute more.
    await follow('quiet', { quietHours: { from: '00:01', to: '00:00' } });
    // Renamed: the clip that was told of has gone, and is in the same story under another key.
    const renamed = { ...owed('told', 'before'), story: clip?.story ?? '' };
    await record([...all.map((one) => owed(one)), owed('told', 'a clip that is gone'), renamed]);
    await stack.send(all.map((one) => ({ kind: 'news', recipient: `${one}@example.org` })));
  },
  'digests are due, asked for, cut off, and ended': async (stack) => {
    await drop(stack, 1);
    const [clip] = clips(await stack.get('/v1/clips', ''));
    const nameIds = [NAMES[0]?.id ?? ''];
    const owe = (id: string, clipId = clip?.clipId ?? '') =>
      record([
        {
          ...{ recipient: `${id}@example.org`, subscriptionId: id, nameId: nameIds[0] ?? '', story: clipId, clipId },
          ...{ when: 'digest', debt: { kind: 'mention' } },
          ...{ droppedAt: new Date().toISOString(), recordedAt: new Date().toISOString() },
        },
      ]);
    for (const id of ['told', 'cut-off', 'ended']) {
      const own = { id, address: `${id}@example.org`, nameIds, cadence: 'daily', confirmed: true };
      await stack.ask(post('/v1/subscriptions', own));
      await owe(id);
    }
    await owe('told', 'a clip that is gone');
    await follow('everybody', { nameIds: '*', cadence: 'weekly' });
    await stack.ask(post('/v1/digests', {}));
    const asked = { kind: 'digest', dueAt: new Date().toISOString(), asked: true } as const;
    await stack.send(['told', 'everybody'].map((subscriptionId) => ({ ...asked, subscriptionId })));
    await changePeriod('cut-off', (period) => {
      return period && { ...period, sent: { to: new Date().toISOString(), messageId: 'm' } };
    });
    await stack.ask({ method: 'DELETE', path: '/v1/subscriptions/ended' });
    await follow('heir', { address: 'ended@example.org' });
    await stack.send(['cut-off', 'ended'].map((subscriptionId) => ({ ...asked, subscriptionId })));
    await follow('forgotten', { cadence: 'daily' });
    await stack.wait(25 * HOUR);
    await owe('told', 'another');
    const [lost] = stack.table.ofKind(rows.owed);
    if (lost !== undefined) await record([{ ...owedIn(lost), when: 'now', story: 'lost' }]);
    await stack.wait(2 * HOUR);
    await stack.digest();
    await arrange({ kind: 'close', askedAt: new Date().toISOString(), position: ' ' }, new Date());
    await stack.digest();
  },
  'a web hook says that it has ended': async (stack) => {
    await drop(stack, 1);
    const [clip] = clips(await stack.get('/v1/clips', ''));
    await follow('desk', { channel: { kind: 'webhook', url: 'https://hooks.example.org/', secret: 'x'.repeat(16) } });
    const recipient = 'webhook:desk';
    const at = new Date().toISOString();
    await record([
      {
        ...{ recipient, subscriptionId: 'desk', nameId: NAMES[0]?.id ?? '', story: 's', clipId: clip?.clipId ?? '' },
        ...{ when: 'now', debt: { kind: 'mention' }, droppedAt: at, recordedAt: at },
      },
    ]);
    const ended = hookWay(webhookForm, async () => ({ kind: 'response', status: 410, headers: {}, body: '' }));
    const way = mock.method(ways, 'webhook', ended);
    await stack.send([{ kind: 'news', recipient }]);
    way.mock.restore();
    await stack.send([
      { kind: 'news', recipient },
      { kind: 'hook-ended', subscriptionId: 'desk', reason: 'HTTP 410' },
    ]);
  },
  'who was told is told of a correction; alerts are listed, and sent again': async (stack) => {
    await follow('told', { corrections: true });
    await drop(stack, 1);
    const since = stack.table.stream.length;
    await stack.alert(0);
    await stack.send([{ kind: 'news', recipient: 'told@example.org' }]);
    const [clip] = clips(await stack.get('/v1/clips', ''));
    await stack.ask({ method: 'PATCH', path: `/v1/clips/${clip?.clipId}`, body: { title: 'By hand' } });
    await stack.alert(since, isCorrection);
    // After the pause between two mails.
    await stack.wait(HOUR);
    await stack.send([{ kind: 'news', recipient: 'told@example.org' }]);
    const [alert] = items(await stack.get('/v1/alerts', 'address=told@example.org'));
    for (const filter of ['nameId=randa-kassis', 'state=open', '']) await stack.get('/v1/alerts', filter);
    await stack.ask(post(`/v1/alerts/${alert?.id}/resend`));
    await follow('daily', { cadence: 'daily' });
    await stack.wait(FOLLOWERS_MS);
    await drop(stack, 2);
    await stack.alert(since);
    const [digested] = items(await stack.get('/v1/alerts', 'address=daily@example.org'));
    await stack.ask(post(`/v1/alerts/${digested?.id}/resend`));
  },
  'what is recorded for a digest is told at once where an instant subscription of the address is met later': async (
    stack,
  ) => {
    const address = 'both@example.org';
    await follow('daily', { address, cadence: 'daily' });
    await drop(stack, 1);
    await stack.alert(0);
    await follow('instant', { address });
    await stack.wait(FOLLOWERS_MS);
    await stack.alert(0);
    if (stack.table.ofKind(rows.owed).some(({ when }) => when === 'digest'))
      throw new Error('It waits for the digest.');
  },
  'stories are shown, split and merged, and later copies follow': async (stack) => {
    const named = { mentions: [mention(NAMES[0]?.id ?? '')] };
    // Received just now: news, which is mailed.
    const fileOf = (key: string) => ({ ...fileVersion(1, key), receivedAt: new Date().toISOString() });
    const copy = (key: string): Result => clipResult(1, { clip: named, text: STORY, file: fileOf(key) });
    await follow('merged');
    await settle(stack, copy('a.txt'), copy('b.txt'));
    const [{ story, clipId } = { story: '', clipId: '' }] = clips(await stack.get('/v1/clips', ''));
    const split = JSON.parse(await stack.ask(post(`/v1/stories/${story}/split`, { clipId })));
    await settle(stack, copy('c.txt'));
    await stack.ask(post('/v1/stories/merge', { stories: [split.story, story] }));
    const since = stack.table.stream.length;
    await settle(stack, copy('d.txt'));
    await stack.alert(since);
    // The mail names other clips of the story.
    await stack.send([{ kind: 'news', recipient: 'merged@example.org' }]);
    await stack.ask(get(`/v1/stories/${story}`));
    await stack.ask(get('/v1/clips', `story=${story}`));
  },
  'names are made, read, changed, removed and tried': async (stack) => {
    const name = { name: 'Alexander Lavrentiev', aliases: [] };
    await drop(stack, 1);
    await stack.ask(post('/v1/names', { id: 'one-more', ...name }));
    await stack.ask(put('/v1/names/one-more', { ...name, aliases: ['Lavrentiev'] }));
    await stack.ask(post('/v1/names/import', 'name\nAlexander Lavrentiev\nSomebody Else\n'));
    await stack.ask(post('/v1/names/dry-run', name));
    for (const path of ['', '/one-more', '/export', '/backfill']) await stack.ask(get(`/v1/names${path}`));
    await stack.ask({ method: 'DELETE', path: '/v1/names/one-more' });
    await stack.compile();
  },
  'an outlet counts for new clips at once, for old ones after a replay, until it is removed': async (stack) => {
    const outletsAre = async (...outlets: string[]) => {
      const found = Outlets.parse(await stack.get('/v1/clips', 'order=oldest')).items.map(({ outlet }) => outlet);
      if (found.join() !== outlets.join()) throw new Error(`${outlets} were expected, and ${found} found.`);
    };
    const text = (day: number) => `<h1>The bridge</h1>\n<p>RH FM, ${day} March 2018</p>\n<p>The council met.</p>`;
    const dropOn = async (day: number) => stack.store(await stack.parse([{ key: `${day}.html`, text: text(day) }]));
    await dropOn(1);
    await outletsAre('RH FM');
    await stack.ask(put('/v1/outlets/radio-hill', { name: 'Radio Hill', aliases: ['rh-fm'] }));
    for (const path of ['', '/radio-hill']) await stack.ask(get(`/v1/outlets${path}`));
    await dropOn(2);
    await outletsAre('RH FM', 'Radio Hill');
    await stack.replay();
    await outletsAre('Radio Hill', 'Radio Hill');
    await stack.ask({ method: 'DELETE', path: '/v1/outlets/radio-hill' });
    await stack.replay();
    await outletsAre('RH FM', 'RH FM');
  },
  'subscriptions are made, read, changed and ended': async (stack) => {
    const subscription = { address: 'a@example.org', nameIds: ['randa-kassis'], cadence: 'instant' };
    await stack.ask(post('/v1/subscriptions', { id: 'a', ...subscription }));
    await stack.ask(put('/v1/subscriptions/a', { ...subscription, nameIds: '*' }));
    await stack.send([{ kind: 'confirm', subscriptionId: 'a' }]);
    // Another subscription of the address is another question.
    await stack.ask(post('/v1/subscriptions', { id: 'b', ...subscription }));
    await stack.send([{ kind: 'confirm', subscriptionId: 'b' }]);
    await stack.ask(put('/v1/subscriptions/a', { ...subscription, cadence: 'daily', confirmed: true }));
    await stack.ask(get('/v1/subscriptions/a'));
    await stack.ask(get('/v1/subscriptions', 'address=a@example.org'));
    await stack.ask({ method: 'DELETE', path: '/v1/subscriptions/a' });
  },
  'mails come back': async (stack) => {
    await record([OWED]);
    await settleAlert(OWED, { state: 'sent', messageId: 'm' }, new Date());
    const mail = { messageId: 'm' };
    await stack.feedback(complaint(mail), bounce('Permanent', 'General', mail), delivery(mail));
    await stack.ask(get(`/v1/alerts/${alertIdOf(OWED)}`));
    await stack.ask(get('/v1/suppressions'));
    await stack.ask({ method: 'DELETE', path: '/v1/suppressions/press@example.org' });
  },
  'tokens are made, listed and revoked': async (stack) => {
    const made = JSON.parse(await stack.ask(post('/v1/tokens', { label: 'a', scopes: ['read'] })));
    await stack.ask(get('/v1/tokens'));
    await stack.ask({ method: 'DELETE', path: `/v1/tokens/${made.id}` });
  },
  'a change is made, another refused, and the audit read': async (stack) => {
    await stack.ask(put('/v1/names/randa-kassis', { name: 'Randa Kassis' }));
    await failed(stack.ask({ method: 'DELETE', path: '/v1/names/nobody' }));
    await stack.ask(get('/v1/audit'));
  },
  'a clip of a few names, and one of many, is corrected and looked back on': async (stack) => {
    await startScan(9, new Date());
    for (const [i, names] of [['mara-lind'], MANY].entries()) {
      await settle(stack, clipResult(2 * i + 1, { clip: { mentions: names.map(mention) } }));
      const path = `/v1/clips/${clipIdOf('inbox', fileVersion().key)}`;
      await stack.ask({ method: 'PATCH', path, body: { title: 'By hand' } });
      await stack.ask({ method: 'PATCH', path, body: { publishedOn: `2018-01-0${i + 1}` } });
      await stack.ask(get(path, 'asOf=2030-01-01T00:00:00Z'));
      await stack.ask(get(`${path}/revisions`));
      await settle(stack, removed(2 * i + 2));
    }
  },
  'clips are exported, in every filter': async (stack) => {
    await drop(stack, 1);
    const [clip] = clips(await stack.get('/v1/clips', ''));
    const path = `/v1/clips/${clip?.clipId}`;
    const filters = [
      {},
      { outlet: 'Al Mayadeen TV' },
      { language: 'en' },
      { nameId: 'randa-kassis' },
      { story: clip?.story },
      { embedStatus: 'unknown' },
      { q: 'astana' },
      { q: 'a' },
      { receivedAfter: '2020-01-01T00:00:00Z' },
    ];
    for (const filter of filters) {
      const { id } = JSON.parse(await stack.ask(post('/v1/exports', { format: 'csv', ...filter })));
      await stack.wait(1000);
      // What it was is read from its history.
      await stack.ask({ method: 'PATCH', path, body: { title: `At ${Date.now()}` } });
      await stack.ask(get(`/v1/exports/${id}`));
      await stack.export(id);
    }
  },
  'lists are read, in every filter': async (stack) => {
    await drop(stack, 1);
    await settle(stack, refused(1));
    const file = 'clips/astana-platform-0.txt';
    const filters = [
      '',
      'outlet=Al Mayadeen TV',
      'language=en',
      'nameId=randa-kassis',
      'from=2000-01-01',
      'order=oldest',
    ];
    const searches = [
      'q=astana',
      'q=a',
      'embedStatus=playable',
      'receivedAfter=2017-01-01T00:00:00Z&outlet=x&language=en',
    ];
    for (const filter of [...filters, ...searches]) await stack.ask(get('/v1/clips', encodeURI(filter)));
    for (const end of ['', '/text']) await stack.ask(get(`/v1/clips/${clipIdOf('inbox', file)}${end}`));
    await stack.ask(get('/v1/names/randa-kassis/mentions'));
    await stack.ask(get('/v1/feeds/randa-kassis.atom'));
    await stack.ask(get('/v1/names/randa-kassis/timeline'));
    await stack.ask(get('/v1/stats', 'nameIds=randa-kassis'));
    for (const outcome of Outcome.options) await stack.ask(get('/v1/receipts', `outcome=${outcome}`));
    for (const key of [fileVersion().key, file]) {
      await stack.ask(get('/v1/receipts', `key=${encodeURIComponent(key)}`));
    }
  },
} satisfies Record<string, Scenario>;

/** Stores results one after another. */
async function settle(stack: MemoryStack, ...results: Result[]): Promise<void> {
  for (const result of results) await stack.store([JSON.stringify(result)]);
}

/** Waits for work that fails. */
async function failed(work: Promise<unknown>): Promise<void> {
  if (
    await work.then(
      () => true,
      () => false,
    )
  )
    throw new Error('It did not fail.');
}

/** A file of a clip that is read and one that is not; those of `from` on. */
function several(version: number, from = 0): Result {
  const { kind, clip, checks, text, story } = clipResult(version);
  const parts = [
    { kind, clip, checks, text, story, part: 'one' },
    { kind: 'refused' as const, part: 'two', reason: 'It has no text.' },
  ];
  return { kind: 'several', file: fileVersion(version), parts: parts.slice(from), namesVersion: 3 };
}

const get = (path: string, query = ''): HttpRequest => ({ method: 'GET', path, query });
const post = (path: string, body?: unknown): HttpRequest => ({ method: 'POST', path, body });
const put = (path: string, body: unknown): HttpRequest => ({ method: 'PUT', path, body });
const items = (page: unknown) => (page as { items: { id: string }[] }).items;

const Outlets = z.object({ items: z.array(z.object({ outlet: z.string() })) });
const clips = (page: unknown) => (page as { items: { clipId: string; story: string }[] }).items;
const STORY = Array.from({ length: 60 }, (_, i) => `The ${i} boats of the island sail.`).join(' ');

const isSummary = ({ eventName, new: row }: Change): boolean => eventName === 'INSERT' && row?.kind === rows.summary;
const isCorrection = ({ new: row }: Change): boolean => row?.news === correctionNews;
const isChangedVideo = ({ eventName, new: row }: Change): boolean => eventName === 'MODIFY' && row?.kind === rows.embed;
