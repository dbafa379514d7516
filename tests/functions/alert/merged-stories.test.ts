/** Nobody is told again of a story that was merged with one that they were told of. */
import { beforeEach, expect, it, vi } from 'vitest';
import { createName } from '../../../functions/aws/table/name/names.ts';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import { mergeStories } from '../../../functions/aws/table/story/stories.ts';
import { storyOf } from '../../../shared/story/index.ts';
import { clipText, OTHER_PARAGRAPHS, PARAGRAPHS } from '../../support/make/story-texts.ts';
import { AlertRun } from '../../support/world/alert-run.ts';
import { follow } from '../../support/world/follow.ts';
import { clipResult, fileVersion } from '../../support/world/results.ts';

const now = new Date('2026-01-02T03:04:06.000Z');
let run: AlertRun;

beforeEach(async () => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
  run = new AlertRun();
  await createName({ id: 'mara-lind', name: 'Mara Lind', aliases: [] });
  await follow('anna');
});

async function drop(key: string, paragraphs: readonly string[]): Promise<string> {
  const { title, outlet, text } = clipText(paragraphs);
  const story = storyOf(title, text);
  const file = fileVersion(1, key);
  await settle(clipResult(1, { file, clip: { title, outlet }, text, story }), {
    now,
    storySimilarity: 0.8,
    archiveText: async () => 'key',
  });
  return story;
}

/** Alerts about the mentions that are new since the last call; they are sent, if they are to be. */
async function alertsNow({ isSent = true } = {}): Promise<number> {
  await run.alertNew();
  const recipients = [...new Set(run.jobs())];
  const owed = await Promise.all(recipients.map((one) => (isSent ? run.send(one) : run.owed(one))));
  return owed.flat().length;
}

it('a copy of either story alerts nobody who was told of one of them', async () => {
  const stays = await drop('a', PARAGRAPHS);
  expect(await alertsNow()).toBe(1);
  const other = await drop('b', OTHER_PARAGRAPHS);
  expect(await alertsNow()).toBe(1);
  await mergeStories([stays, other], { who: 'me', now, readText: async () => '' });
  expect(await alertsNow()).toBe(0);
  await drop('copy of a', PARAGRAPHS);
  await drop('copy of b', OTHER_PARAGRAPHS);
  expect(await alertsNow()).toBe(0);
});

it('who was told only of the story that was merged into another is not told of that one', async () => {
  const other = await drop('b', OTHER_PARAGRAPHS);
  expect(await alertsNow()).toBe(1);
  const stays = await drop('a', PARAGRAPHS);
  run.passOver();
  await mergeStories([stays, other], { who: 'me', now, readText: async () => '' });
  await drop('copy of a', PARAGRAPHS);
  expect(await alertsNow()).toBe(0);
  await follow('ben');
  vi.setSystemTime(new Date('2026-01-02T03:14:06.000Z'));
  await drop('another copy of a', PARAGRAPHS);
  expect(await alertsNow()).toBe(1);
});
