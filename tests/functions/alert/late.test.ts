/** A dead letter of the results queue that is sent again after weeks: the same record, and no news. */

import type { SQSRecord } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { getClip } from '../../../functions/aws/table/clip/clips.ts';
import { listMentions } from '../../../functions/aws/table/clip/mentions.ts';
import { createName } from '../../../functions/aws/table/name/names.ts';
import { handler as store } from '../../../functions/store/handler.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import type { Clip } from '../../../shared/contract/clip.ts';
import { rows } from '../../../shared/wiring.ts';
import { FakeBuckets } from '../../support/fake/buckets.ts';
import { AlertRun } from '../../support/world/alert-run.ts';
import { follow } from '../../support/world/follow.ts';
import { clipResult, fileVersion } from '../../support/world/results.ts';

const RECEIVED = Date.parse('2026-01-02T03:04:05.000Z');
const DAY = 24 * 60 * 60 * 1000;
const { bucket, key } = fileVersion();
const clipId = clipIdOf(bucket, key);

let run: AlertRun;

beforeEach(async () => {
  Object.assign(process.env, {
    TABLE_NAME: 'table',
    ARCHIVE_BUCKET: 'archive',
    NEWS_DAYS: '7',
    STORY_SIMILARITY: '0.8',
    SEARCH_WORDS: '6',
  });
  for (const level of ['info', 'warn', 'error'] as const) vi.spyOn(console, level).mockReturnValue();
  new FakeBuckets();
  vi.useFakeTimers({ now: RECEIVED, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What the API shows, and how many alerts are owed, where the result is stored so many days after the file was received. */
async function storedAfter(days: number, alertedAfter = days) {
  run = new AlertRun();
  await createName({ id: 'mara-lind', name: 'Mara Lind', aliases: [] });
  await follow('reader', { nameIds: ['mara-lind'] });
  vi.setSystemTime(RECEIVED + days * DAY);
  const body = JSON.stringify(clipResult(1));
  await store({ Records: [{ messageId: 'm', body } as SQSRecord] });
  vi.setSystemTime(RECEIVED + alertedAfter * DAY);
  await run.alert();
  const { items } = await listMentions({ nameId: 'mara-lind', order: 'newest', limit: 10, position: null });
  return { clip: await getClip(clipId), mentions: items, alerts: (await run.owed('reader@example.org')).length };
}

const withoutTimes = (clip: Clip | null) => JSON.stringify(clip).replaceAll(/"settledAt":"[^"]*"/g, '');

describe('a result that is stored', () => {
  it('in time alerts once, and not late', async () => {
    const { mentions, alerts } = await storedAfter(0);
    expect(alerts).toBe(1);
    expect(mentions).toHaveLength(1);
    expect(mentions[0]).not.toHaveProperty('late');
  });

  it('within the age alerts once', async () => {
    expect(await storedAfter(7)).toMatchObject({ alerts: 1 });
  });

  it('twenty days later is the same record, marked late, and alerts nobody', async () => {
    const first = await storedAfter(0);
    const later = await storedAfter(20);
    expect(later).toMatchObject({ alerts: 0, mentions: [{ nameId: 'mara-lind', late: true }] });
    expect(withoutTimes(later.clip)).toBe(withoutTimes(first.clip));
    expect(run.table.ofKind(rows.earlierMention)).toMatchObject([{ late: true }]);
  });

  it('in time and waiting in the stream for too long is alerts nobody', async () => {
    expect(await storedAfter(0, 20)).toMatchObject({ alerts: 0 });
  });
});
