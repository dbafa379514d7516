/** A dead letter of the results queue that is sent again after weeks: the same record, and no news. */

import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHandler } from '../../../functions/alert/handler.ts';
import { getClip } from '../../../functions/aws/table/clips.ts';
import { listMentions } from '../../../functions/aws/table/mentions.ts';
import { createName } from '../../../functions/aws/table/names.ts';
import { handler as store } from '../../../functions/store/handler.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import type { Clip } from '../../../shared/contract/clip.ts';
import { rows } from '../../../shared/wiring.ts';
import { streamRecord } from '../../support/cost/events.ts';
import { FakeBuckets } from '../../support/fake-bucket.ts';
import { FakeParameters } from '../../support/fake-parameters.ts';
import { FakeSes } from '../../support/fake-ses.ts';
import { FakeTable } from '../../support/fake-table.ts';
import { follow } from '../../support/follow.ts';
import { clipResult, fileVersion } from '../../support/results.ts';

const RECEIVED = Date.parse('2026-01-02T03:04:05.000Z');
const DAY = 24 * 60 * 60 * 1000;
const { bucket, key } = fileVersion();
const clipId = clipIdOf(bucket, key);

let table: FakeTable;
let ses: FakeSes;

beforeEach(async () => {
  Object.assign(process.env, {
    TABLE_NAME: 'table',
    ARCHIVE_BUCKET: 'archive',
    SENDER_ADDRESS: 'alerts@example.org',
    API_URL: 'https://api.example.org',
    SIGNING_KEYS_PARAMETER: '/signing-keys',
    NEWS_DAYS: '7',
    STORY_SIMILARITY: '0.8',
  });
  for (const level of ['info', 'warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue();
  new FakeParameters();
  new FakeBuckets();
  mockClient(SQSClient);
  ses = new FakeSes();
  vi.useFakeTimers({ now: RECEIVED, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What the API shows, and how many mails were sent, where the result is stored so many days after the file was received. */
async function storedAfter(days: number, mailedAfter = days) {
  table = new FakeTable();
  await createName({ id: 'mara-lind', name: 'Mara Lind', aliases: [] });
  await follow('reader', { nameIds: ['mara-lind'] });
  const sent = ses.sent.length;
  vi.setSystemTime(RECEIVED + days * DAY);
  const body = JSON.stringify(clipResult(1));
  await store({ Records: [{ messageId: 'm', body } as SQSRecord] });
  vi.setSystemTime(RECEIVED + mailedAfter * DAY);
  const news = table.stream.filter(({ eventName, new: row }) => eventName === 'INSERT' && row?.kind === rows.mention);
  await createHandler()({ Records: news.map(streamRecord) });
  const { items } = await listMentions({ nameId: 'mara-lind', order: 'newest', limit: 10, position: null });
  return { clip: await getClip(clipId), mentions: items, mails: ses.sent.length - sent };
}

const withoutTimes = (clip: Clip | null) => JSON.stringify(clip).replaceAll(/"settledAt":"[^"]*"/g, '');

describe('a result that is stored', () => {
  it('in time is mailed once, and not late', async () => {
    const { mentions, mails } = await storedAfter(0);
    expect(mails).toBe(1);
    expect(mentions).toHaveLength(1);
    expect(mentions[0]).not.toHaveProperty('late');
  });

  it('within the age is mailed once', async () => {
    expect(await storedAfter(7)).toMatchObject({ mails: 1 });
  });

  it('twenty days later is the same record, marked late, and mailed to nobody', async () => {
    const first = await storedAfter(0);
    const later = await storedAfter(20);
    expect(later).toMatchObject({ mails: 0, mentions: [{ nameId: 'mara-lind', late: true }] });
    expect(withoutTimes(later.clip)).toBe(withoutTimes(first.clip));
    expect(table.ofKind(rows.earlierMention)).toMatchObject([{ late: true }]);
  });

  it('in time and waiting in the stream for too long is mailed to nobody', async () => {
    expect(await storedAfter(0, 20)).toMatchObject({ mails: 0 });
  });
});
