/** Who was told of a clip, and asked for it, is told once of each change of title, outlet, day or names. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { claim, giveBack, type Settlement, settle as settleAlert } from '../../../functions/aws/table/alert/ledger.ts';
import { correctClip } from '../../../functions/aws/table/clip/correct-clip.ts';
import { createName } from '../../../functions/aws/table/name/names.ts';
import { startScan } from '../../../functions/aws/table/name/scan-run.ts';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import { knownBy } from '../../../functions/send/known.ts';
import type { Said } from '../../../shared/alert/corrected.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import type { Asked } from '../../../shared/contract/history.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { AlertRun } from '../../support/world/alert-run.ts';
import { follow as followNames } from '../../support/world/follow.ts';
import { clipResult, fileVersion, mention, removed } from '../../support/world/results.ts';

const START = Date.parse('2026-01-02T03:04:06.000Z');
const ANNA = 'anna@example.org';
const clipId = clipIdOf('inbox', fileVersion().key);
let run: AlertRun;
let minutes: number;

/** Time passes: what follows is a minute later. */
function wait(): Date {
  minutes += 1;
  vi.setSystemTime(START + minutes * 60_000);
  return new Date();
}
const store = (result: Parameters<typeof settle>[0]) => settle(result, { now: wait(), archiveText: async () => 'key' });
const correct = (asked: Asked) => correctClip(clipId, { asked, who: 'desk', now: wait(), agrees: async () => {} });
const follow = (id: string, more: Partial<Subscription> = {}) => followNames(id, { corrections: true, ...more });
/** What the corrections that a recipient is owed say that the clip was; they are then sent. */
async function corrections(recipient = ANNA): Promise<Said[]> {
  wait();
  await run.alertNew();
  const said: Said[] = [];
  for (const one of await run.owed(recipient)) {
    const known = await knownBy(one, new Date());
    if (known.kind === 'told') said.push(known.said);
  }
  await run.send(recipient);
  return said;
}
const WAS = { title: 'Title 1', outlet: 'Radio Coteaux', publishedOn: '2017-02-15', nameIds: ['mara-lind'] };

beforeEach(async () => {
  minutes = 0;
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  run = new AlertRun();
  await createName({ id: 'mara-lind', name: 'Mara Lind', aliases: [] });
  await createName({ id: 'ada-berg', name: 'Ada Berg', aliases: [] });
});

/** A clip that Anna was told of. */
async function told(more: Partial<Subscription> = {}): Promise<void> {
  await follow('anna', more);
  await store(clipResult());
  expect(await corrections()).toEqual([]);
  expect(run.table.ofKind('delivery')).toMatchObject([{ state: 'sent' }]);
}

describe('a change of a clip that was told of', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['the title, by hand', () => correct({ title: 'By hand' })],
    ['the outlet, by hand', () => correct({ outlet: 'Another' })],
    ['the day, by hand', () => correct({ publishedOn: '2018-01-01' })],
    ['the title, by a new version of the file', () => store(clipResult(2, { story: 'story-1' }))],
    ['the story with the title', () => store(clipResult(2))],
    [
      'a name, which the new version does not have',
      () => store(clipResult(2, { story: 'story-1', clip: { title: 'Title 1', mentions: [mention('ada-berg')] } })),
    ],
  ])('is told: %s', async (_, change) => {
    await told();
    await change();
    const first = run.table.stream.length;
    expect(await corrections()).toEqual([WAS]);
    expect(run.jobs()).toContain(ANNA);
    await run.alert(run.records(first - 20));
    await run.alert();
    expect(await run.owed(ANNA)).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['the summary', () => correct({ summary: 'Another.' })],
    ['the language', () => correct({ language: 'fr' })],
    ['only the version of the file', () => store(clipResult(2, { story: 'story-1', clip: { title: 'Title 1' } }))],
    [
      'how often a name occurs',
      () =>
        store(
          clipResult(2, {
            story: 'story-1',
            clip: { title: 'Title 1', mentions: [{ ...mention('mara-lind'), count: 3 }] },
          }),
        ),
    ],
    ['a clip that is removed', () => store(removed(2))],
  ])('starts no run: %s', async (_, change) => {
    await told();
    const from = run.table.stream.length;
    await change();
    expect(run.records(from)).toEqual([]);
  });

  it('is told in the place of the oldest state that is kept, too', async () => {
    await told();
    for (let i = 0; i < 103; i++) await correct({ summary: `Summary ${i}` });
    await correct({ title: 'By hand' });
    expect(run.records().at(-1)).toMatchObject({ eventName: 'MODIFY' });
    // What was told is kept no longer.
    expect(await corrections()).toEqual([]);
    await correct({ title: 'Again' });
    expect(await corrections()).toEqual([]);
  });

  it.each<[string, Partial<Subscription>]>([
    ['who did not ask for it', { corrections: false }],
    ['who ended the subscription', { confirmed: false }],
  ])('is not told to those %s', async (_, more) => {
    await told();
    const { replaceSubscription } = await import('../../../functions/aws/table/subscription/subscriptions.ts');
    await replaceSubscription({
      id: 'anna',
      address: ANNA,
      nameIds: '*',
      cadence: 'instant',
      confirmed: true,
      corrections: true,
      ...more,
    });
    await correct({ title: 'By hand' });
    expect(await corrections()).toEqual([]);
  });

  it.each<[string, Partial<Settlement>, Said[]]>([
    ['told in a digest that showed the clip', { state: 'digested', clipState: 1 }, [WAS]],
    ['told in the summary of a flood or of a back-fill', { state: 'digested' }, []],
    ['told of the clip as it is now', { state: 'sent', clipState: 2 }, []],
    ['refused the mail', { state: 'refused', clipState: 1 }, []],
  ])('to who was %s', async (_, settlement, said) => {
    await follow('anna');
    await store(clipResult());
    await run.alertNew();
    for (const one of await run.owed(ANNA)) await settleAlert(one, { state: 'sent', ...settlement }, wait());
    await correct({ title: 'By hand' });
    expect(await corrections()).toEqual(said);
  });

  it('is recorded while the alert is being told; whether there is something to correct is known afterwards', async () => {
    await follow('anna');
    await store(clipResult());
    await run.alertNew();
    const [alert = expect.fail('nothing is owed')] = await run.owed(ANNA);
    await claim(alert, wait());
    await correct({ title: 'By hand' });
    await run.alertNew();
    const correction = (await run.owed(ANNA)).find(({ debt }) => debt.kind === 'correction');
    if (correction === undefined) throw new Error('There is no correction.');
    expect(await knownBy(correction, new Date())).toMatchObject({ kind: 'unsure' });
    await giveBack(alert, 'throttled', wait());
    expect(await knownBy(correction, new Date())).toEqual({ kind: 'nothing' });
    await claim(alert, wait());
    await settleAlert(alert, { state: 'sent', clipState: 1 }, wait());
    const at = new Date().toISOString();
    expect(await knownBy(correction, new Date())).toEqual({ kind: 'told', at, said: WAS });
  });

  it('is not told to those who wait for a digest, were told of a copy, or of nothing', async () => {
    await follow('anna');
    await follow('daily', { cadence: 'daily' });
    await store(clipResult(1, { file: fileVersion(1, 'copy.txt') }));
    await run.alertNew();
    await run.send(ANNA);
    await store(clipResult());
    await run.alertNew();
    await follow('ben');
    const [digest] = run.table.ofKind('owed');
    expect(digest).toMatchObject({ recipient: 'daily@example.org', when: 'digest' });
    await correct({ title: 'By hand' });
    expect([await corrections(), await corrections('daily@example.org'), await corrections('ben@example.org')]).toEqual(
      [[], [], []],
    );
  });

  it('that is taken back before it is told is not', async () => {
    await told();
    await correct({ title: 'By hand' });
    await correct({ title: null });
    expect(await corrections()).toEqual([]);
  });

  it('is one mail a change; changes that come before it is sent are told with it', async () => {
    await told();
    await correct({ title: 'By hand' });
    await run.alertNew();
    await correct({ title: 'By another hand' });
    await run.alertNew();
    expect(await run.owed(ANNA)).toHaveLength(1);
    expect(await corrections()).toEqual([WAS]);
    await correct({ outlet: 'Another' });
    expect(await corrections()).toEqual([{ ...WAS, title: 'By another hand' }]);
    await correct({ title: null, outlet: null });
    expect(await corrections()).toEqual([{ ...WAS, title: 'By another hand', outlet: 'Another' }]);
    const rows = run.table.ofKind('delivery').filter(({ sk }) => String(sk).startsWith('correction#'));
    expect(rows).toHaveLength(3);
  });

  it('after one that nobody is told of is still told', async () => {
    await told();
    await startScan(9, new Date());
    await correct({ summary: 'Another.' });
    await run.alertNew();
    await correct({ title: 'By hand' });
    expect(await corrections()).toEqual([WAS]);
  });

  it('to a clip whose alert waits is not: the alert says how it is', async () => {
    await follow('anna');
    await store(clipResult());
    await run.alertNew();
    await correct({ title: 'By hand' });
    expect(await corrections()).toEqual([]);
    await correct({ title: 'Again' });
    expect(await corrections()).toMatchObject([{ title: 'By hand' }]);
  });

  it('is suppressed for good where it was', async () => {
    await told();
    await correct({ title: 'By hand' });
    await run.alertNew();
    for (const one of await run.owed(ANNA))
      await settleAlert(one, { state: 'suppressed', reason: 'ended' }, new Date());
    await run.alert();
    expect(await run.owed(ANNA)).toEqual([]);
  });
});
