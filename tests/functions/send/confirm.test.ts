import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keyring } from '../../../functions/aws/signing-keys.ts';
import { jobsUntil } from '../../../functions/aws/table/alert/agenda.ts';
import { confirmationFor } from '../../../functions/aws/table/subscription/asked.ts';
import { removeSubscription, replaceSubscription } from '../../../functions/aws/table/subscription/subscriptions.ts';
import { suppress } from '../../../functions/aws/table/subscription/suppressed.ts';
import { confirm } from '../../../functions/send/confirm.ts';
import type { Run } from '../../../functions/send/outcome.ts';
import { type Outgoing, type Sent, ways } from '../../../functions/send/ways/index.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { openConfirmLink, placeHash } from '../../../shared/signing/links.ts';
import { FakeParameters } from '../../support/fake/parameters.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { crashAtEachRequest } from '../../support/faults/crash.ts';

const START = Date.parse('2026-11-26T08:00:00.000Z');
const HOUR = 60 * 60 * 1000;

let table: FakeTable;
let clock: number;
let runs = 0;
const sentBy: Outgoing[] = [];
let answer: Sent;

const subscribe = (id: string, given: Partial<Subscription> = {}) =>
  replaceSubscription({
    id,
    address: 'press@example.org',
    nameIds: ['mara-lind'],
    cadence: 'instant',
    confirmed: false,
    ...given,
  });
const run = (): Run => ({ id: `run-${++runs}`, now: () => new Date(clock), until: new Date(clock + HOUR) });
const ask = (subscriptionId: string) => confirm({ kind: 'confirm', subscriptionId }, run());
/** As `subscribe` makes it. */
const subscription: Subscription = {
  ...{ id: 's1', address: 'press@example.org', nameIds: ['mara-lind'], confirmed: false },
  cadence: 'instant',
};
const dayAfter = (at: number) => new Date(at + 24 * HOUR).toISOString();
const asked = () => sentBy.map(({ subscription }) => subscription.id);

beforeEach(() => {
  Object.assign(process.env, {
    TABLE_NAME: 'table',
    API_URL: 'https://api.example.org',
    SIGNING_KEYS_PARAMETER: '/signing-keys',
  });
  new FakeParameters();
  table = new FakeTable();
  clock = START;
  sentBy.length = 0;
  answer = { kind: 'sent', messageId: 'm1' };
  vi.spyOn(ways, 'mail').mockImplementation(async (outgoing) => {
    sentBy.push(outgoing);
    return answer;
  });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

describe('the owner of an address', () => {
  it('is asked with a link that works for a week, in the language of the subscription', async () => {
    await subscribe('s1', { cadence: 'weekly', weekday: 'friday', language: 'ru' });
    expect(await ask('s1')).toEqual({ kind: 'done' });
    const [{ content, reader, stories } = expect.fail('nothing was sent')] = sentBy;
    if (content.kind !== 'confirm') return expect.fail(content.kind);
    expect(content).toMatchObject({ cadence: 'weekly', weekday: 'friday', hour: 7, until: '2026-12-03T08:00:00.000Z' });
    expect([reader.address, reader.language, reader.follows, stories]).toEqual([
      'press@example.org',
      'ru',
      ['mara-lind'],
      [],
    ]);
    const key = new URL(content.link).searchParams.get('key') ?? '';
    expect(await openConfirmLink(key, keyring.findKey)).toEqual({
      subscriptionId: 's1',
      address: 'press@example.org',
      placeHash: placeHash('mail'),
      until: new Date(content.until),
    });
  });

  it.each<[why: string, prepare: () => Promise<unknown>]>([
    ['that confirmed already', () => subscribe('s1', { confirmed: true })],
    ['of a subscription that ended', () => subscribe('s1').then(() => removeSubscription('s1'))],
    ['that there is not', () => subscribe('s1', { address: 'webhook:s1' })],
    [
      'that gets no mail',
      async () => {
        await subscribe('s1');
        await suppress('PRESS@example.org', { kind: 'complaint', at: '2026-11-25T08:00:00.000Z', detail: '' });
      },
    ],
  ])('%s is not asked', async (_, prepare) => {
    await prepare();
    expect(await ask('s1')).toEqual({ kind: 'done' });
    expect(sentBy).toEqual([]);
  });

  it('is asked by mail, whatever way the subscription has', async () => {
    await subscribe('s1', { channel: { kind: 'slack', url: 'https://hooks.slack.example/x' } });
    await ask('s1');
    expect(asked()).toEqual(['s1']);
    // Never its path, which is a secret.
    expect(sentBy[0]?.content).toMatchObject({ elsewhere: { kind: 'slack', host: 'hooks.slack.example' } });
    expect(JSON.stringify(sentBy[0]?.content)).not.toContain('hooks.slack.example/x');
  });
});

describe('once a day, and an address five times', () => {
  it('the same job again asks nothing, a day later it asks again', async () => {
    await subscribe('s1');
    await ask('s1');
    clock += 23 * HOUR;
    await ask('s1');
    expect(asked()).toEqual(['s1']);
    clock += HOUR;
    await ask('s1');
    expect(asked()).toEqual(['s1', 's1']);
  });

  it('the sixth question to an address, in whatever case, waits on the agenda until the first is a day old', async () => {
    for (let i = 1; i <= 6; i++) {
      await subscribe(`s${i}`, i % 2 === 0 ? { address: 'Press@Example.org' } : {});
      expect(await ask(`s${i}`)).toEqual({ kind: 'done' });
      await ask(`s${i}`);
      clock += HOUR;
    }
    expect(asked()).toEqual(['s1', 's2', 's3', 's4', 's5']);
    const jobs = await jobsUntil(new Date(clock + 48 * HOUR), 10);
    expect(jobs.map(({ at, job }) => [at.getTime(), job])).toEqual([
      [START + 24 * HOUR, { kind: 'confirm', subscriptionId: 's6' }],
    ]);
    clock = START + 24 * HOUR;
    await ask('s6');
    expect(asked().at(-1)).toBe('s6');
    // Now the second is the first of the day.
    await subscribe('s7');
    await ask('s7');
    expect(asked()).toHaveLength(6);
  });

  it('one that was removed and made anew under another id is asked at once: the link of the first does not work', async () => {
    await subscribe('s1');
    await ask('s1');
    await removeSubscription('s1');
    await subscribe('s2');
    await ask('s2');
    expect(asked()).toEqual(['s1', 's2']);
  });

  const slack = (url: string): Partial<Subscription> => ({ channel: { kind: 'slack', url } });
  it.each<[why: string, first: Partial<Subscription>, then: Partial<Subscription>]>([
    ['follows other names', {}, { nameIds: '*' }],
    ['tells a chat instead', {}, slack('https://hooks.slack.example/a')],
    ['tells another place', slack('https://hooks.slack.example/a'), slack('https://hooks.slack.example/b')],
  ])('a subscription that was confirmed, ended, and now %s is asked again, once', async (_, first, then) => {
    await subscribe('s1', first);
    await ask('s1');
    await subscribe('s1', { ...first, confirmed: true });
    await removeSubscription('s1');
    clock += HOUR;
    await subscribe('s1', then);
    await ask('s1');
    await ask('s1');
    expect(asked()).toEqual(['s1', 's1']);
  });

  it('the order of the names, or the hour of the digest, makes no other question', async () => {
    await subscribe('s1', { nameIds: ['mara-lind', 'olga-berg'], cadence: 'daily' });
    await ask('s1');
    await subscribe('s1', { nameIds: ['olga-berg', 'mara-lind'], cadence: 'daily', hour: 9 });
    await ask('s1');
    expect(asked()).toEqual(['s1']);
    expect(await jobsUntil(new Date(clock + 48 * HOUR), 10)).toEqual([]);
  });

  it('of two runs at once one sends', async () => {
    await subscribe('s1');
    await Promise.all([ask('s1'), ask('s1')]);
    expect(asked()).toEqual(['s1']);
  });

  it('two subscriptions in one run are two', async () => {
    await subscribe('s1');
    await subscribe('s2');
    const one = run();
    await Promise.all(['s1', 's2'].map((subscriptionId) => confirm({ kind: 'confirm', subscriptionId }, one)));
    expect(asked().sort()).toEqual(['s1', 's2']);
  });

  it.each<[why: string, first: Sent, waits: number]>([
    ['SES is too busy', { kind: 'failed', reason: 'Throttling' }, 60_000],
    ['SES takes no mail of the account', { kind: 'stopped', reason: 'paused' }, HOUR],
    ['the rate is used up', { kind: 'later', at: new Date(START + 5_000), reason: 'rate' }, 5_000],
  ])('%s: the turn is given back, and the job comes again', async (_, first, waits) => {
    await subscribe('s1');
    answer = first;
    expect(await ask('s1')).toMatchObject({ kind: 'later', at: new Date(START + waits) });
    answer = { kind: 'sent', messageId: 'm1' };
    clock += waits;
    expect(await ask('s1')).toEqual({ kind: 'done' });
    expect(asked()).toEqual(['s1', 's1']);
  });

  it('a question that SES refused is none that was asked: it is asked again, five times a day', async () => {
    await subscribe('s1');
    answer = { kind: 'refused', reason: 'not verified' };
    expect(await ask('s1')).toEqual({ kind: 'done' });
    expect(await confirmationFor(subscription, new Date(clock))).toBeNull();
    clock += HOUR;
    for (let i = 2; i <= 6; i++) expect(await ask('s1')).toEqual({ kind: 'done' });
    expect(asked()).toHaveLength(5);
    expect(await confirmationFor(subscription, new Date(clock))).toEqual({ askedFrom: dayAfter(START) });
  });

  it('nor is one that was refused before it was asked', async () => {
    await subscribe('s1');
    answer = { kind: 'refused', reason: 'not verified' };
    await ask('s1');
    answer = { kind: 'sent', messageId: 'm1' };
    clock += HOUR;
    for (let i = 1; i <= 2; i++) await ask('s1');
    expect(asked()).toEqual(['s1', 's1']);
    const mailedAt = new Date(clock).toISOString();
    expect(await confirmationFor(subscription, new Date(clock))).toMatchObject({ mailedAt });
  });

  it('the API can say when it was asked, and until when the link works', async () => {
    await subscribe('s1');
    expect(await confirmationFor(subscription, new Date(clock))).toBeNull();
    await ask('s1');
    clock += HOUR;
    expect(await confirmationFor(subscription, new Date(clock))).toEqual({
      mailedAt: new Date(START).toISOString(),
      worksUntil: '2026-12-03T08:00:00.000Z',
    });
    expect(await confirmationFor({ ...subscription, nameIds: '*' }, new Date(clock))).toBeNull();
    expect(await confirmationFor(subscription, new Date(START + 24 * HOUR))).toBeNull();
  });

  it('the API can say when an address is asked that was asked five times', async () => {
    for (let i = 2; i <= 6; i++) {
      await subscribe(`s${i}`);
      await ask(`s${i}`);
    }
    expect(await confirmationFor(subscription, new Date(clock))).toEqual({ askedFrom: dayAfter(START) });
    expect(await confirmationFor({ ...subscription, address: 'other@example.org' }, new Date(clock))).toBeNull();
  });

  it('a crash at any request loses no question, and asks twice at most', async () => {
    await crashAtEachRequest({
      start: () => {
        table = new FakeTable();
        clock = START;
        sentBy.length = 0;
        return table;
      },
      work: async () => {
        await subscribe('s1').catch(() => {});
        await ask('s1').catch(() => {});
      },
      check: async (label) => {
        await subscribe('s1');
        // The queue gives the job back when the run is over for certain.
        clock += 720_000;
        await ask('s1');
        expect([1, 2], label).toContain(sentBy.length);
      },
    });
  });
});
