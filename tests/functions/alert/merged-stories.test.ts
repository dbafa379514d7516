/** Nobody is told again of a story that was merged with one that they were told of. */
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it, vi } from 'vitest';
import { createHandler } from '../../../functions/alert/handler.ts';
import { createName } from '../../../functions/aws/table/names.ts';
import { settle } from '../../../functions/aws/table/settle.ts';
import { mergeStories } from '../../../functions/aws/table/stories.ts';
import { storyOf } from '../../../shared/story/index.ts';
import { FakeParameters } from '../../support/fake-parameters.ts';
import { FakeTable } from '../../support/fake-table.ts';
import { follow } from '../../support/follow.ts';
import { clipResult, fileVersion } from '../../support/results.ts';
import { clipText, OTHER_PARAGRAPHS, PARAGRAPHS } from '../../support/story-texts.ts';

const now = new Date('2026-01-02T03:04:06.000Z');
const ses = mockClient(SESv2Client);
let table: FakeTable;
let alerted: number;
const handler = createHandler();

beforeEach(async () => {
  Object.assign(process.env, {
    TABLE_NAME: 'table',
    NEWS_DAYS: '7',
    SENDER_ADDRESS: 'alerts@example.org',
    API_URL: 'https://api.example.org',
    SIGNING_KEYS_PARAMETER: '/signing-keys',
  });
  vi.useFakeTimers({ now, toFake: ['Date'] });
  vi.spyOn(console, 'info').mockReturnValue();
  table = new FakeTable();
  new FakeParameters();
  ses.reset();
  ses.on(SendEmailCommand).resolves({ MessageId: 'm-1' });
  alerted = 0;
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

/** Mails sent about the mentions that are new since the last call. */
async function mailsNow(): Promise<number> {
  const sent = () => ses.commandCalls(SendEmailCommand).length;
  const before = sent();
  const Records = table.stream.slice(alerted).flatMap(({ eventName, new: row }) =>
    eventName === 'INSERT' && row?.kind === 'mention'
      ? [
          {
            eventName,
            dynamodb: {
              NewImage: {
                kind: { S: 'mention' },
                clipId: { S: String(row.clipId) },
                nameId: { S: String(row.nameId) },
              },
            },
          },
        ]
      : [],
  );
  alerted = table.stream.length;
  await handler({ Records });
  return sent() - before;
}

it('a copy of either story mails nobody who was told of one of them', async () => {
  const stays = await drop('a', PARAGRAPHS);
  expect(await mailsNow()).toBe(1);
  const other = await drop('b', OTHER_PARAGRAPHS);
  expect(await mailsNow()).toBe(1);
  await mergeStories([stays, other], { who: 'me', now, readText: async () => '' });
  expect(await mailsNow()).toBe(0);
  await drop('copy of a', PARAGRAPHS);
  await drop('copy of b', OTHER_PARAGRAPHS);
  expect(await mailsNow()).toBe(0);
});

it('who was told only of the story that was merged into another is not told of that one', async () => {
  const other = await drop('b', OTHER_PARAGRAPHS);
  expect(await mailsNow()).toBe(1);
  const stays = await drop('a', PARAGRAPHS);
  alerted = table.stream.length;
  await mergeStories([stays, other], { who: 'me', now, readText: async () => '' });
  await drop('copy of a', PARAGRAPHS);
  expect(await mailsNow()).toBe(0);
  await follow('ben');
  vi.setSystemTime(new Date('2026-01-02T03:14:06.000Z'));
  await drop('another copy of a', PARAGRAPHS);
  expect(await mailsNow()).toBe(1);
});
