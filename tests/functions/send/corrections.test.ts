/** A clip that changes while it is told of: whoever was told how it was is told how it is, once, and nobody else is. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { read } from '../../../functions/alert/news.ts';
import { tellFollowers } from '../../../functions/alert/tell.ts';
import { arrangeDigest } from '../../../functions/aws/table/alert/period.ts';
import { record } from '../../../functions/aws/table/alert/record-owed.ts';
import { getClip } from '../../../functions/aws/table/clip/clips.ts';
import { correctClip } from '../../../functions/aws/table/clip/correct-clip.ts';
import { getSubscription, subscriptionsById } from '../../../functions/aws/table/subscription/subscriptions.ts';
import { ways } from '../../../functions/send/ways/index.ts';
import type { MailJob } from '../../../shared/contract/alert.ts';
import type { News } from '../../../shared/contract/fan-out.ts';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { SEND_LEASE_MS } from '../../../shared/triggers.ts';
import { follow } from '../../support/world/follow.ts';
import { SendWorld } from '../../support/world/send-world.ts';

let world: SendWorld;
let clipId: string;
/** That tells what Anna is owed; however often it comes, once. */
let job: MailJob;

const change = () =>
  correctClip(clipId, { asked: { title: 'Mended' }, who: 'desk', now: new Date(), agrees: async () => {} });
/** The alert function reads of the change in the stream. */
const readOfIt = async () => {
  const news: News = { kind: 'corrections', clips: [{ clipId, ended: 1 }] };
  await tellFollowers(await read(news), await subscriptionsById(['anna']));
};
const news: MailJob = { kind: 'news', recipient: 'anna@example.org' };

/** How what Anna is owed is told: at once, or in a digest. */
interface Way {
  readonly more: Partial<Subscription>;
  readonly jobAt: (now: string) => MailJob;
}
const WAYS: Readonly<Record<'an alert' | 'a digest', Way>> = {
  'an alert': { more: {}, jobAt: () => news },
  'a digest': {
    more: { cadence: 'daily' },
    jobAt: (dueAt) => ({ kind: 'digest', subscriptionId: 'anna', dueAt, asked: true }),
  },
};

async function begin({ more, jobAt }: Way): Promise<void> {
  world = new SendWorld();
  process.env.MAIL_QUEUE_URL = world.queues.url('mail');
  clipId = await world.clip('a');
  await follow('anna', { corrections: true, ...more });
  const subscription = await getSubscription('anna');
  if (subscription !== null) await arrangeDigest(subscription, new Date());
  await record([world.owed('anna', 'a', { when: more.cadence === 'daily' ? 'digest' : 'now' })]);
  world.wait(60);
  job = jobAt(new Date().toISOString());
}

/** Everything that comes again comes, past every lease. */
async function end(): Promise<void> {
  for (let tries = 0; tries < 3; tries++) {
    await world.run(job, news);
    await world.pass(SEND_LEASE_MS / 1000 + 60);
  }
}

/** The state that the alert told, whether there was a correction, and what is left. */
async function outcome() {
  const rows = world.table.ofKind('delivery');
  const alert = rows.find(({ sk }) => String(sk).startsWith('mara-lind#'));
  return {
    told: Number(alert?.clipState),
    isNow: Number(alert?.clipState) === (await getClip(clipId))?.revision,
    corrections: (await world.subjects()).filter((subject) => subject.startsWith('Corrected')),
    mails: world.ses.sent.length,
    left: world.owedRows() + rows.filter(({ state }) => state === 'open' || state === 'claimed').length,
  };
}

beforeEach(() => {
  process.env.NEWS_DAYS = '7';
});
afterEach(() => {
  vi.restoreAllMocks();
});

const WHEN = ['before', 'during', 'after'] as const;
const ORDERS = WHEN.flatMap((changed, i) => WHEN.slice(i).map((seen) => ({ changed, seen })));

describe.each(Object.entries(WAYS))('%s', (_, way) => {
  describe.each(['sent', 'given back'] as const)('that is %s', (how) => {
    it.each(ORDERS)(
      'the clip changes $changed it is composed, which is read of $seen it',
      async ({ changed, seen }) => {
        await begin(way);
        const at = async (when: (typeof WHEN)[number]) => {
          if (changed === when) await change();
          if (seen === when) await readOfIt();
        };
        await at('before');
        const mail = ways.mail;
        vi.spyOn(ways, 'mail').mockImplementationOnce(async (outgoing, run) => {
          world.wait(3);
          await at('during');
          world.wait(3);
          return how === 'sent' ? mail(outgoing, run) : { kind: 'failed', reason: 'ThrottlingException' };
        });
        await world.run(job);
        await at('after');
        await end();
        const isStale = how === 'sent' && changed !== 'before';
        expect(await outcome()).toEqual({
          told: isStale ? 1 : 2,
          isNow: !isStale,
          corrections: isStale ? ['Corrected: Mended'] : [],
          mails: isStale ? 2 : 1,
          left: 0,
        });
        // The stream comes again.
        await readOfIt();
        await end();
        expect((await outcome()).mails).toBe(isStale ? 2 : 1);
      },
    );
  });

  it.each([0, 2, Number.POSITIVE_INFINITY])(
    'the clip changes at any request of the run, which is read of %d requests later',
    async (later) => {
      for (let request = 1, isLast = false; !isLast; request++) {
        await begin(way);
        let count = 0;
        let isBusy = false;
        let isRead = false;
        const look = async () => {
          isRead = true;
          await readOfIt();
        };
        world.table.beforeRequest = async () => {
          if (isBusy) return;
          count += 1;
          isBusy = true;
          if (count === request) await change();
          if (count === request + later) await look();
          isBusy = false;
        };
        await world.run(job);
        world.table.beforeRequest = () => {};
        isLast = count < request;
        if (isLast) await change();
        if (!isRead) await look();
        await end();
        const { told, isNow, corrections, mails, left } = await outcome();
        expect({ isNow, corrections: corrections.length, mails, left }, `request ${request}, told ${told}`).toEqual({
          isNow,
          corrections: isNow ? 0 : 1,
          mails: isNow ? 1 : 2,
          left: 0,
        });
      }
    },
  );
});
