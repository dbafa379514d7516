/** From news to what recipients are owed: recorded in the ledger, and a job for each recipient who is told now. */
import type { FanOut, News } from '../../shared/contract/fan-out.ts';
import type { Subscription } from '../../shared/contract/subscription.ts';
import { record } from '../aws/table/alert/record-owed.ts';
import { EVERY_NAME, type Followers } from './followers.ts';
import { read } from './news.ts';
import type { Reading } from './reading.ts';

/** Records the news for its followers; those of a name with many are left to the fan-out queue. */
export async function tell(news: News, followers: Followers): Promise<void> {
  const reading = await read(news);
  if (reading.names.size === 0) return;
  const { near, crowds } = await followers(reading.names);
  await tellFollowers(reading, near);
  if (crowds.length === 0) return;
  const everyone = { from: '', before: null, divided: 0 };
  await fanOut(
    crowds.flatMap((followersOf) => portions(news, followersOf).map((news) => ({ news, followersOf, ...everyone }))),
  );
}

/** Records the news for the recipients of these confirmed subscriptions, and has them told. Doing it again tells nothing twice. */
export async function tellFollowers(reading: Reading, subscriptions: readonly Subscription[]): Promise<void> {
  if (subscriptions.length === 0) return;
  const owed = await record(await reading.owedTo(subscriptions));
  const recipients = new Set(owed.filter(({ when }) => when === 'now').map(({ recipient }) => recipient));
  if (recipients.size === 0) return;
  // Most runs have nobody to tell.
  const { sendJobs } = await import('../aws/jobs.ts');
  await sendJobs([...recipients].map((recipient) => ({ kind: 'news', recipient })));
}

export async function fanOut(messages: readonly FanOut[]): Promise<void> {
  const { sendFanOut } = await import('../aws/fan-out-queue.ts');
  await sendFanOut(messages);
}

/** What happened in one message: it is recorded for a hundred followers in one run. */
const MOST_ITEMS = 10;

/** The news that concern followers of a name, in portions that a run can record. */
function portions(news: News, followersOf: string): News[] {
  switch (news.kind) {
    case 'mentions': {
      const own = news.mentions.filter(({ nameId }) => followersOf === EVERY_NAME || nameId === followersOf);
      return portionsOf(own).map((mentions) => ({ kind: 'mentions', mentions }));
    }
    case 'videos':
      return portionsOf(news.videos).map((videos) => ({ kind: 'videos', videos }));
    case 'corrections':
      return portionsOf(news.clips).map((clips) => ({ kind: 'corrections', clips }));
    case 'found':
      return [news];
    default:
      return news satisfies never;
  }
}

function portionsOf<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / MOST_ITEMS) }, (_, i) =>
    items.slice(i * MOST_ITEMS, (i + 1) * MOST_ITEMS),
  );
}
