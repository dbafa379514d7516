/** What a recipient is owed at once, from the queue to SES. */
import { beforeEach, describe, expect, it } from 'vitest';
import { owedTo } from '../../../functions/aws/table/alert/owed.ts';
import { record } from '../../../functions/aws/table/alert/record-owed.ts';
import { removeName } from '../../../functions/aws/table/name/names.ts';
import { removeSubscription, replaceSubscription } from '../../../functions/aws/table/subscription/subscriptions.ts';
import { suppress } from '../../../functions/aws/table/subscription/suppressed.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { follow } from '../../support/world/follow.ts';
import { SendWorld } from '../../support/world/send-world.ts';

let world: SendWorld;
const count = (n: number) => Array.from({ length: n }, (_, i) => `clip-${String(i).padStart(3, '0')}`);

beforeEach(async () => {
  world = new SendWorld();
  await follow('anna');
});

describe('news', () => {
  it('is told in one mail, and settled', async () => {
    await world.news(['anna'], ['a', 'b']);
    expect(await world.tell('anna')).toEqual([]);
    expect(world.states('anna')).toEqual(['sent', 'sent']);
    expect(world.owedRows()).toBe(0);
    expect(await world.subjects()).toHaveLength(1);
    expect(world.ses.sent[0]?.to).toBe('anna@example.org');
  });

  it('is told once, however often the job comes', async () => {
    await world.news(['anna'], ['a']);
    const job = { kind: 'news', recipient: 'anna@example.org' } as const;
    await world.run(job, job, job);
    await world.run(job);
    expect(world.ses.sent).toHaveLength(1);
  });

  it('500 clips at once are two mails, which tell of all', async () => {
    await world.news(['anna'], ['first']);
    await world.tell('anna');
    await world.news(['anna'], count(499));
    expect(await world.tell('anna')).toHaveLength(1);
    world.wait(10);
    expect(await world.tell('anna')).toEqual([]);
    await world.pass(1000);
    expect(await world.subjects()).toEqual([expect.stringContaining('first'), 'Summary: Mara Lind in 499 clips']);
    expect(world.states('anna').filter((state) => state === 'digested')).toHaveLength(499);
    expect(world.owedRows()).toBe(0);
  });
});

describe('whom it concerns', () => {
  const ended = 'suppressed (the subscription has ended)';
  it.each<[why: string, change: () => Promise<unknown>, state: string]>([
    ['nothing has changed', async () => undefined, 'sent'],
    ['the subscription has ended', () => removeSubscription('anna'), ended],
    [
      'it follows others',
      () => change({ nameIds: ['ada-berg'] }),
      'suppressed (the subscription follows the name no longer)',
    ],
    ['it has become daily: what is owed by then is told', () => change({ cadence: 'daily' }), 'sent'],
    [
      'the address complained',
      () => suppress('anna@example.org', { kind: 'complaint', at: new Date().toISOString(), detail: '' }),
      'suppressed (suppressed: complaint)',
    ],
    ['nobody tracks the name any more', () => removeName('mara-lind'), 'suppressed (the name is tracked no longer)'],
    [
      'another subscription of the address covers it',
      async () => {
        await removeSubscription('anna');
        await follow('second', { address: 'Anna@example.org', nameIds: ['mara-lind'] });
      },
      'sent',
    ],
  ])('%s', async (_why, act, state) => {
    await world.news(['anna'], ['a']);
    await act();
    await world.tell('anna');
    expect(world.states('anna')).toEqual([state]);
    expect(world.ses.sent).toHaveLength(state === 'sent' ? 1 : 0);
    expect(world.owedRows()).toBe(0);
  });

  it('a clip that was renamed is told of under its new key, once', async () => {
    await follow('ben');
    await world.news(['anna', 'ben'], ['old']);
    await world.clip('new', ['mara-lind'], {}, 2, 'story-old');
    await world.clip('other', ['ada-berg'], {}, 3, 'story-old');
    await world.gone('old');
    await world.tell('anna');
    expect(await world.subjects()).toEqual([expect.stringContaining('new')]);
    expect(world.states('anna')).toEqual(['sent']);
    expect(world.owedRows()).toBe(1);
    const told = world.table.ofKind('delivery').find(({ state }) => state === 'sent');
    expect(told).toMatchObject({ clipId: clipIdOf('inbox', 'new'), attempts: 1 });
    // Nobody else is told of the copy as of something else.
    await world.tell('ben');
    await world.tell('anna');
    expect(world.ses.sent).toHaveLength(2);
  });

  it('a copy that has not the name does not stand for the clip', async () => {
    await world.news(['anna'], ['old']);
    await world.clip('new', ['ada-berg'], {}, 2, 'story-old');
    await world.gone('old');
    expect(await world.tell('anna')).toEqual([]);
    expect(world.ses.sent).toHaveLength(0);
    expect(world.table.ofKind('delivery')).toEqual([]);
  });

  it('what an instant subscription leaves is for the digest of a daily one of the address', async () => {
    await world.news(['anna'], ['a']);
    await removeSubscription('anna');
    await follow('others', { address: 'anna@example.org', cadence: 'daily', nameIds: ['ada-berg'] });
    await follow('weekly', { address: 'anna@example.org', cadence: 'weekly' });
    await follow('young', { address: 'anna@example.org', cadence: 'daily', confirmed: false });
    await follow('zoe', { address: 'anna@example.org', cadence: 'daily' });
    await world.tell('anna');
    expect(world.states('anna')).toEqual(['open']);
    expect(world.ses.sent).toEqual([]);
    expect(world.owedRows()).toBe(1);
    expect(await owedTo('anna@example.org', { subscriptionId: 'zoe' })).toMatchObject([{ when: 'digest' }]);
  });

  it('a mention that is gone is forgotten, and is news again if it comes back', async () => {
    await world.news(['anna'], ['a']);
    await world.clip('a', [], {}, 2);
    await world.tell('anna');
    expect(world.states('anna')).toEqual([]);
    expect(world.owedRows()).toBe(0);
  });

  it('the first subscription of those concerned leads: language and way out are its own', async () => {
    await follow('zoe', { address: 'anna@example.org', language: 'fr' });
    await world.news(['anna'], ['a']);
    await record([world.owed('zoe', 'a', { recipient: 'anna@example.org', nameId: 'other', story: 'x' })]);
    await world.tell('anna');
    const [mail] = await world.mails();
    expect(mail?.headers.find(({ key }) => key === 'content-language')?.value).toBe('en');
  });
});

describe('when it goes', () => {
  it('in quiet hours it waits; then all of it goes as one, within a minute', async () => {
    // It is noon.
    await change({ quietHours: { from: '11:00', to: '14:30' } });
    for (const key of ['a', 'b', 'c']) {
      await world.news(['anna'], [key]);
      expect(await world.tell('anna')).toEqual([]);
      world.wait(600);
    }
    expect(world.states('anna')[0]).toMatch(/^open \(waits until 20\d\d-\d\d-\d\d 14:30 UTC: quiet hours\)$/);
    await world.pass(3 * 60 * 60);
    expect(world.states('anna')).toEqual(['sent', 'sent', 'sent']);
    expect(world.ses.sent.map(({ at }) => new Date(at).toISOString().slice(11, 16))).toEqual(['14:30']);
  });

  it('a name that is urgent breaks through them, the others wait', async () => {
    await change({ quietHours: { from: '11:00', to: '14:30' }, urgentNameIds: ['mara-lind'] });
    await world.clip('a', ['ada-berg']);
    await world.news(['anna'], ['b']);
    await record([world.owed('anna', 'a', { nameId: 'ada-berg' })]);
    await world.tell('anna');
    expect(await world.subjects()).toEqual([expect.stringContaining('Mara Lind')]);
    expect(world.states('anna').sort()).toEqual([expect.stringMatching(/^open/), 'sent']);
  });

  it('who asks for a summary gets it before its time', async () => {
    for (const key of count(3)) {
      await world.news(['anna'], [key]);
      await world.tell('anna');
      world.wait(11);
    }
    await world.news(['anna'], count(30));
    expect(await world.tell('anna')).toEqual([]);
    expect(
      world.states('anna').filter((state) => /^open \(waits until .* UTC: .* one summary\)$/.test(state)),
    ).toHaveLength(27);
    await world.tell('anna', { asked: true });
    expect((await world.subjects()).at(-1)).toBe('Summary: Mara Lind in 27 clips');
    await world.pass(3600);
    expect(world.ses.sent).toHaveLength(4);
  });
});

const change = (more: Partial<Subscription>) =>
  replaceSubscription({
    ...{ id: 'anna', address: 'anna@example.org', nameIds: '*', cadence: 'instant', confirmed: true },
    ...more,
  });
