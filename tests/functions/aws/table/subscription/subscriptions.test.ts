import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  changeSubscription,
  createSubscription,
  followerIds,
  follows,
  getSubscription,
  listSubscriptions,
  removeSubscription,
  replaceSubscription,
  subscriptionsById,
} from '../../../../../functions/aws/table/subscription/subscriptions.ts';
import type { Subscription } from '../../../../../shared/contract/subscription.ts';
import { FakeTable } from '../../../../support/fake/table.ts';

let table: FakeTable;
const subscription = (id: string, given: Partial<Subscription> = {}): Subscription => ({
  id,
  address: `${id}@example.org`,
  nameIds: ['ada'],
  cadence: 'instant',
  confirmed: true,
  ...given,
});
const pointers = () => table.ofKind('follower').map(({ pk, subscriptionId }) => `${pk} ${subscriptionId}`);
/** As the alert stage reads them: pointers first, then the subscriptions, which may not follow the name any more. */
const followersOf = async (nameId: string) => {
  const ids = await Promise.all([nameId, '*'].map(followerIds));
  return (await subscriptionsById(ids.flat())).filter((one) => follows(one, nameId));
};
const followers = async (nameId: string) => (await followersOf(nameId)).map(({ id }) => id).sort();

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

describe('following names', () => {
  it('is found by the name, or by following every name', async () => {
    await createSubscription(subscription('one'));
    await createSubscription(subscription('two', { nameIds: ['ada', 'ben', 'ada'] }));
    await createSubscription(subscription('all', { nameIds: '*', confirmed: false }));
    expect(await followers('ada')).toEqual(['all', 'one', 'two']);
    expect(await followers('ben')).toEqual(['all', 'two']);
    expect(await followers('nobody')).toEqual(['all']);
    expect(await followersOf('nobody')).toEqual([subscription('all', { nameIds: '*', confirmed: false })]);
  });

  it('changes with the subscription, and leaves no pointer behind', async () => {
    expect(await replaceSubscription(subscription('one', { nameIds: ['ada', 'ben'] }))).toBe('created');
    expect(await replaceSubscription(subscription('one', { nameIds: ['ben', 'cyr'] }))).toBe('replaced');
    expect(pointers()).toEqual(['FOLLOWERS#ben one', 'FOLLOWERS#cyr one']);
    expect(await replaceSubscription(subscription('one', { nameIds: '*' }))).toBe('replaced');
    expect(pointers()).toEqual(['FOLLOWERS#* one']);
    expect(await removeSubscription('one')).toBe('removed');
    expect(await removeSubscription('one')).toBe('absent');
    expect(pointers()).toEqual([]);
    expect(await getSubscription('one')).toBeNull();
  });

  it('more names than are written side by side', async () => {
    const nameIds = Array.from({ length: 60 }, (_, i) => `n${i}`);
    await createSubscription(subscription('one', { nameIds }));
    expect(pointers()).toHaveLength(60);
    expect(await followers('n59')).toEqual(['one']);
  });

  it('survives changes at once, in whatever order their requests come', async () => {
    const changes = fc.constantFrom<readonly string[]>(['ada'], ['ben'], ['ada', 'ben'], []);
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { minLength: 2, maxLength: 3 }), fc.scheduler(), async (wanted, scheduler) => {
        table = new FakeTable();
        await createSubscription(subscription('one', { nameIds: ['ada', 'ben'] }));
        table.beforeRequest = () => scheduler.schedule(Promise.resolve());
        const change = (nameIds: readonly string[]) =>
          nameIds.length === 0
            ? removeSubscription('one')
            : replaceSubscription(subscription('one', { nameIds: [...nameIds] }));
        await scheduler.waitFor(Promise.all(wanted.map(change)));
        table.beforeRequest = () => {};
        const standing = await getSubscription('one');
        for (const nameId of standing?.nameIds ?? []) expect(await followers(nameId)).toEqual(['one']);
      }),
    );
  });

  it('is decided by the subscription: a pointer too many does no harm', async () => {
    await createSubscription(subscription('one'));
    expect(await createSubscription(subscription('one', { nameIds: ['ben'] }))).toBe('exists');
    expect(pointers()).toContain('FOLLOWERS#ben one');
    expect(await followers('ben')).toEqual([]);
    expect(await getSubscription('one')).toEqual(subscription('one'));
  });

  it.each([1, 2, 3, 4])('a crash at write %i leaves nobody who follows without being found', async (crash) => {
    await createSubscription(subscription('one', { nameIds: ['ada', 'ben'] }));
    let writes = 0;
    table.beforeRequest = () => {
      if (++writes === crash) throw new Error('crash');
    };
    await expect(replaceSubscription(subscription('one', { nameIds: ['cyr', 'dov'] }))).rejects.toThrow('crash');
    table.beforeRequest = () => {};
    const now = await getSubscription('one');
    for (const nameId of now?.nameIds ?? []) expect(await followers(nameId)).toEqual(['one']);
  });
});

describe('listing subscriptions', () => {
  it('goes by address, and can be of one address in any case', async () => {
    await createSubscription(subscription('s2', { address: 'Press@example.org' }));
    await createSubscription(subscription('s1', { address: 'press@example.org' }));
    await createSubscription(subscription('s3', { address: 'press@example.org.uk' }));
    await createSubscription(subscription('s4', { address: 'desk@example.org' }));
    const ids = async (address?: string) =>
      (await listSubscriptions({ address, limit: 9, position: null })).items.map(({ id }) => id);
    expect(await ids()).toEqual(['s4', 's1', 's2', 's3']);
    expect(await ids('PRESS@example.org')).toEqual(['s1', 's2']);
    expect(await ids('nobody@example.org')).toEqual([]);
    const first = await listSubscriptions({ limit: 3, position: null });
    expect(await listSubscriptions({ limit: 3, position: first.position })).toMatchObject({
      items: [{ id: 's3' }],
      position: null,
    });
  });
});

describe('a subscription that nobody has confirmed', () => {
  const end = () => table.ofKind('subscription').map(({ expiresAt }) => expiresAt);
  const inThirtyDays = expect.closeTo(Date.now() / 1000 + 30 * 24 * 60 * 60, -3);

  it('goes thirty days after it was made', async () => {
    await createSubscription(subscription('one', { confirmed: false }));
    expect(end()).toEqual([inThirtyDays]);
  });

  it('stays when it is confirmed, and goes when it is for another address that has not confirmed', async () => {
    await createSubscription(subscription('one', { confirmed: false }));
    await changeSubscription('one', (before) => before && { ...before, confirmed: true });
    expect(end()).toEqual([undefined]);
    expect(await getSubscription('one')).toEqual(subscription('one'));
    await replaceSubscription(subscription('one', { address: 'new@example.org', confirmed: false }));
    expect(end()).toEqual([inThirtyDays]);
  });
});
