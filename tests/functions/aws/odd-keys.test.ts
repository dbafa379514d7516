/** Keys may have any code point of Unicode: each gets its receipt and its clip, and is found by its key. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sendFanOut } from '../../../functions/aws/fan-out-queue.ts';
import { sendEvents } from '../../../functions/aws/ingest-queue.ts';
import { sendJobs } from '../../../functions/aws/jobs.ts';
import { sendResult } from '../../../functions/aws/queue.ts';
import { getClip } from '../../../functions/aws/table/clip/clips.ts';
import { receiptsOfKey } from '../../../functions/aws/table/file/receipts.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import { fileChanges } from '../../../shared/clip/s3-event.ts';
import { InboxWorld } from '../../support/world/inbox-world.ts';
import { clipResult, fileVersion } from '../../support/world/results.ts';

const ODD = [
  '\u0001',
  '\u001f',
  '\n',
  '\u007f',
  '\u0085',
  '\ufffe',
  '\uffff',
  '\ud83d\ude00',
  '+',
  '%',
  '&',
  '=',
  '#',
  '?',
];
const oddKey = fc
  .array(fc.oneof(fc.constantFrom(...ODD, 'a', '/'), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 12 })
  .map((parts) => `k${parts.join('')}`);

test('any key gets a receipt and a clip, and is found by it', async () => {
  await fc.assert(
    fc.asyncProperty(oddKey, async (key) => {
      const world = new InboxWorld();
      await world.deliver(await world.put(key, 'A text'));
      const receipts = await receiptsOfKey({ bucket: 'inbox', key, limit: 10, position: null });
      expect(receipts.items).toMatchObject([{ key, outcome: 'parsed' }]);
      expect(await getClip(clipIdOf('inbox', key))).toMatchObject({ key });
    }),
    { numRuns: 60 },
  );
});

test('every queue takes what holds such a key, and gives it back as it was', async () => {
  const world = new InboxWorld();
  Object.assign(process.env, { MAIL_QUEUE_URL: 'mails', HOOK_QUEUE_URL: 'hooks', FAN_OUT_QUEUE_URL: 'fanOut' });
  for (const name of ['mails', 'fanOut']) world.queues.create(name);
  const bodies = (queue: string) => world.queues.messages(queue).map(({ body }) => body);
  const read = (queue: string): unknown => JSON.parse(bodies(queue).at(-1) ?? '');
  // Also halves of characters, which no key has: they must not stop a message.
  const anyText = fc.oneof(oddKey, fc.constantFrom('\ud800', 'a\udc00\ud800b'));
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const result = clipResult(1, { file: fileVersion(1, text), text });
      await sendResult('results', 'archive', result);
      expect(read('results')).toEqual(result);
      const job = { kind: 'hook-ended' as const, subscriptionId: text, reason: text };
      await sendJobs([job]);
      expect(read('mails')).toEqual(job);
      const news = { kind: 'mentions' as const, mentions: [{ clipId: text, nameId: text }] };
      const message = { news, followersOf: text, from: text, before: null, divided: 0 };
      await sendFanOut([message]);
      expect(read('fanOut')).toEqual(message);
      await sendEvents('ingest', [{ kind: 'created', file: fileVersion(1, text), size: 1 }]);
      expect(fileChanges(bodies('ingest').at(-1) ?? '')).toMatchObject([{ file: { key: text.toWellFormed() } }]);
    }),
    { numRuns: 60 },
  );
});
