/** Videos in the deployed stack: checked again when due, with alerts when they are gone or back. */
import { beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { embedKey } from '../../functions/aws/table/embed/embed-row.ts';
import { readDue, saveEmbed } from '../../functions/aws/table/embed/embeds.ts';
import { ListedEmbed } from '../../shared/contract/api.ts';
import type { Check, CheckStatus } from '../../shared/contract/clip.ts';
import { recordAttempt } from '../../shared/embed/index.ts';
import { environment } from '../../shared/wiring.ts';
import { api, clip, eventually, mailsTo, put, receiptOf, stack } from '../support/deployed/deployed-stack.ts';
import { followerOfEveryName } from '../support/deployed/followers.ts';

const LATER = new Date('2100-01-01T00:00:00.000Z');
const file = {
  provider: 'direct',
  videoId: 'nobody.example.com/talk.mp4',
  url: 'https://nobody.example.com/talk.mp4',
};
let clipId: string;

beforeAll(async () => {
  process.env[environment.table] = stack.table;
  const text = `<h1>About a talk</h1><p>Radio Test, 4 May 2020</p><p>A talk.</p><video src="${file.url}"></video>`;
  const receipt = await receiptOf('videos/talk.html', await put('videos/talk.html', text));
  clipId = receipt.clipId ?? '';
});

const embed = async () => (await clip(clipId)).embeds[0];

/** Saves the result of a check as the recheck function does: requests to this machine are forbidden. */
async function saveCheck(status: CheckStatus, at: string): Promise<void> {
  const [row] = await readDue([embedKey(clipId, file)], LATER);
  if (!row?.check) throw new Error('The embed has no check.');
  const seen = { httpStatus: status === 'gone' ? 404 : 200, finalUrl: null, title: null, tookMs: 1 };
  const attempt: Check = { status, reason: 'seen', seen, checkedAt: at, nextCheckAt: at };
  const { check, history } = row;
  expect(await saveEmbed(row, recordAttempt({ check, history }, attempt, 'seed'), new Date())).toBe(true);
}

it('is asked about when a recheck is requested', async () => {
  const before = await embed();
  expect(before).toMatchObject({ check: { status: 'unknown' }, history: [{}] });
  // 202 while the run of the minute is at work: that asks about the video too.
  const after = await eventually(async () => {
    const answer = await api(`/v1/embeds/${before?.id}/recheck`, { method: 'POST' });
    expect([200, 202]).toContain(answer.status);
    const now = ListedEmbed.parse(await answer.json());
    return now.check && now.check.checkedAt > (before?.check?.checkedAt ?? '') ? now : null;
  }, 'another check');
  expect(after.check?.status).not.toBe('gone');
  expect(Date.parse(after.check?.nextCheckAt ?? '')).toBeGreaterThan(Date.now());
});

it('is mailed to its subscriber when it is gone and when it is back; listings show its status', async () => {
  const address = await followerOfEveryName({ cadence: 'weekly', videos: true });
  await saveCheck('playable', '2027-01-01T00:00:00.000Z');
  await saveCheck('gone', '2027-01-02T00:00:00.000Z');
  await saveCheck('gone', '2027-01-02T01:30:00.000Z');
  const [mail] = await eventually(async () => {
    const mails = await mailsTo(address, 'Video gone: About a talk');
    return mails.length > 0 ? mails : null;
  }, 'the mail about the video that is gone');
  expect(mail?.BodyText).toContain('2 January 2027 at 00:00 and 01:30 UTC');
  const List = z.object({ items: z.array(ListedEmbed) });
  const gone = List.parse(await (await api('/v1/embeds?status=gone')).json()).items;
  expect(gone.filter((one) => one.clipId === clipId)).toMatchObject([
    { title: 'About a talk', check: { playedAt: '2027-01-01T00:00:00.000Z' } },
  ]);

  await saveCheck('playable', '2027-03-01T00:00:00.000Z');
  await eventually(
    async () => (await mailsTo(address, 'Video plays again: About a talk'))[0],
    'the mail about the video that is back',
  );
  expect(await mailsTo(address, '')).toHaveLength(2);
});
