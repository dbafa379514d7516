/** Followers of the deployed stack: asked, told, left alone; floods, digests, corrections. Mails are read as they arrive. */
import { expect, it } from 'vitest';
import * as z from 'zod';
import { Alert } from '../../shared/contract/alert.ts';
import { api, eventually, namesCompiled, post, put, receiptOf } from '../support/deployed/deployed-stack.ts';
import { follower, ownAddress } from '../support/deployed/followers.ts';
import { mailReceived, mailsReceived } from '../support/deployed/received-mail.ts';

const WORDS = [
  'harbour',
  'market',
  'theatre',
  'station',
  'library',
  'museum',
  'square',
  'stadium',
  'chapel',
  'airport',
];
/** Texts that are unlike enough to be stories of their own. */
const about = (name: string, i: number) => {
  const words = Array.from({ length: 12 }, (_, k) => `${WORDS[(i * 7 + k * (i + 3)) % 10]}${i * 31 + k}`).join(' ');
  return `${name} saw ${words} on day ${i}.`;
};

const Alerts = z.object({ items: z.array(Alert), nextCursor: z.string().nullable() });
async function alertsTo(address: string): Promise<Alert[]> {
  const found: Alert[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({ address, limit: '100', ...(cursor !== '' && { cursor }) });
    const page = Alerts.parse(await (await api(`/v1/alerts?${query}`)).json());
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}

/** Asks the address of a link in a mail, as a browser or a mail program does: without a token. */
function open(link: string, init: RequestInit = {}): Promise<Response> {
  const { pathname, search } = new URL(link);
  return api(`${pathname}${search}`, { ...init, token: null });
}
const oneClick = {
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: 'List-Unsubscribe=One-Click',
};

it('an address is asked, confirms, is told, unsubscribes with one click, and is told no more', async () => {
  const address = await ownAddress('asked');
  await post('/v1/names', { id: 'elsa', name: 'Elsa Brandvold' });
  await namesCompiled();
  const witness = await follower('elsa');
  await post('/v1/subscriptions', {
    id: 'asked',
    address,
    nameIds: ['elsa'],
    cadence: 'instant',
    language: 'de',
    confirmed: false,
  });

  const asked = await mailReceived(address, 'the mail that asks', ({ kind }) => kind === 'confirm');
  expect([asked.unsubscribe, asked.header('content-language')]).toEqual([null, ['de']]);
  const [link = ''] = /https?:\S+\/confirm\?key=[\w-]+/.exec(asked.text) ?? [];
  expect((await open(link)).status).toBe(200);
  expect(await (await api('/v1/subscriptions/asked')).json()).toMatchObject({ confirmed: false });
  expect((await open(link, { method: 'POST' })).status).toBe(200);
  expect(await (await api('/v1/subscriptions/asked')).json()).toMatchObject({ confirmed: true });

  await put('alerts/elsa-1.txt', `Elsa at sea\n\nRadio Fjord, 3 May 2020\n\n${about('Elsa Brandvold', 1)}`);
  const told = await mailReceived(address, 'the alert', ({ kind }) => kind === 'alert');
  expect(told.subject).toContain('Elsa Brandvold');
  expect(told.header('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
  expect(told.header('auto-submitted')).toEqual(['auto-generated']);
  expect(told.header('precedence')).toEqual(['bulk']);
  expect(told.header('references')).toEqual([expect.stringMatching(/^<story-.+@.+>$/)]);
  expect(await alertsTo(address)).toMatchObject([{ nameId: 'elsa', state: 'sent', attempts: 1 }]);

  const unsubscribe = told.unsubscribe ?? '';
  expect((await open(unsubscribe)).status).toBe(200);
  expect((await api('/v1/subscriptions/asked')).status).toBe(200);
  expect(
    (await open(`${unsubscribe.slice(0, -1)}${unsubscribe.endsWith('A') ? 'B' : 'A'}`, oneClick)).status,
  ).toBeGreaterThanOrEqual(400);
  for (const time of ['once', 'again']) expect((await open(unsubscribe, oneClick)).status, time).toBe(200);

  await put('alerts/elsa-2.txt', `Elsa on land\n\nRadio Fjord, 4 May 2020\n\n${about('Elsa Brandvold', 2)}`);
  // Another follower is told of it: so it went through.
  await mailReceived(witness, 'the second alert', ({ text }) => text.includes('Elsa on land'));
  expect((await mailsReceived(address)).map(({ kind }) => kind)).toEqual(['confirm', 'alert']);
});

it('many clips about one name are two mails, which tell of every clip', async () => {
  // More than are told before it is a flood; 500 at once are in tests/model/flood.test.ts.
  const CLIPS = 60;
  await post('/v1/names', { id: 'tore', name: 'Tore Vikander' });
  const address = await follower('tore');
  await namesCompiled();
  const articles = Array.from({ length: CLIPS }, (_, i) => ({
    title: `Number ${i} of ${about('them', i)}`,
    outlet: 'Radio Flood',
    date: '2020-05-05',
    text: about('Tore Vikander', i),
  }));
  const FILES = 3;
  const inFile = (file: number) => JSON.stringify(articles.filter((_, i) => i % FILES === file));
  await Promise.all(Array.from({ length: FILES }, (_, file) => put(`alerts/flood-${file}.json`, inFile(file))));
  const areAll = async () => ((await alertsTo(address)).length >= CLIPS ? true : null);
  await eventually(areAll, 'all to be recorded', 120);
  await post('/v1/digests', { address });
  const alerts = await eventually(
    async () => {
      const all = await alertsTo(address);
      return all.every(({ state }) => state === 'sent' || state === 'digested') ? all : null;
    },
    'all to be told',
    100,
  );
  expect(alerts).toHaveLength(CLIPS);
  const mails = await mailsReceived(address);
  const of = (kind: string) => mails.filter((mail) => mail.kind === kind).length;
  expect(of('alert') + of('summary')).toBe(mails.length);
  // What comes over more than a minute, on a machine with other work, is a stream: five in a quarter of an hour, and the summary.
  const times = alerts.map(({ recordedAt }) => Date.parse(recordedAt));
  expect(mails.length).toBeLessThanOrEqual(Math.max(...times) - Math.min(...times) <= 60_000 ? 2 : 6);
  expect(of('summary')).toBeGreaterThanOrEqual(1);
}, 240_000);

it('a daily subscriber gets a digest, and one that says that nothing was found', async () => {
  const address = await ownAddress('daily');
  await post('/v1/names', { id: 'ylva', name: 'Ylva Norrby' });
  await post('/v1/subscriptions', { id: 'daily', address, nameIds: ['ylva'], cadence: 'daily', confirmed: true });
  await namesCompiled();
  await put('alerts/ylva.txt', `Ylva sings\n\nRadio Choir, 6 May 2020\n\n${about('Ylva Norrby', 3)}`);
  await eventually(async () => ((await alertsTo(address)).length > 0 ? true : null), 'it to be owed');
  await post('/v1/digests', { address });
  const first = await mailReceived(address, 'the digest', ({ kind }) => kind === 'digest');
  expect(first.text).toContain('Ylva sings');
  await eventually(
    async () => ((await alertsTo(address)).every(({ state }) => state === 'digested') ? true : null),
    'the ledger to say so',
  );

  await post('/v1/digests', { address });
  await eventually(async () => ((await mailsReceived(address)).length > 1 ? true : null), 'the second digest');
  const [, second] = await mailsReceived(address);
  expect(second?.kind).toBe('digest');
  expect(second?.text).not.toContain('Ylva sings');
});

it('a correction is a mail of its own to who asked for it', async () => {
  const address = await ownAddress('corrected');
  await post('/v1/names', { id: 'sunniva', name: 'Sunniva Aune' });
  await post('/v1/subscriptions', {
    address,
    nameIds: ['sunniva'],
    cadence: 'instant',
    corrections: true,
    confirmed: true,
  });
  await namesCompiled();
  const receipt = await receiptOf(
    'alerts/sunniva.txt',
    await put('alerts/sunniva.txt', `Sunniva wins\n\nRadio Ski, 7 May 2020\n\n${about('Sunniva Aune', 4)}`),
  );
  await mailReceived(address, 'the alert', ({ kind }) => kind === 'alert');
  await eventually(
    async () => ((await alertsTo(address)).every(({ state }) => state === 'sent') ? true : null),
    'it to be told',
  );
  const patched = await api(`/v1/clips/${receipt.clipId}`, {
    method: 'PATCH',
    body: JSON.stringify({ title: 'Sunniva loses' }),
  });
  expect(patched.status).toBe(200);
  const correction = await mailReceived(address, 'the correction', ({ kind }) => kind === 'correction');
  expect(correction.subject).toBe('Corrected: Sunniva loses');
  expect(correction.text).toContain('Sunniva wins');
});
