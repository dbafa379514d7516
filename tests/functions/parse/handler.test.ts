import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createName, removeName } from '../../../functions/aws/table/name/names.ts';
import { Result } from '../../../shared/contract/message.ts';
import { ParseRuns, SEED, s3Message } from '../../support/world/parse-runs.ts';

vi.mock('../../../functions/net/check.ts', async () => {
  const { checkEmbeds } = await import('../../support/world/parse-runs.ts');
  return { checkEmbeds };
});
// Read when the function starts.
process.env.SENDER_ADDRESS = 'alerts@example.org';
const { handler } = await import('../../../functions/parse/handler.ts');

let runs: ParseRuns;
beforeEach(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
  runs = new ParseRuns(handler);
  await runs.follow();
});

describe('a file that came', () => {
  it('goes on as a clip with evidence, checks, mentions, story and the version of the names', async () => {
    runs.inbox.set('a b+ملف.txt', SEED);
    expect(await runs.deliver(s3Message('a b+ملف.txt'))).toEqual({ batchItemFailures: [] });
    expect(runs.results()).toMatchObject([
      {
        kind: 'clip',
        file: { key: 'a b+ملف.txt', versionId: 'v1', sequencer: '0A', lastModified: '2026-01-02T03:04:05.000Z' },
        clip: {
          file: 'a b+ملف.txt',
          title: 'A Strategic Shift in Syrian Conflict Resolution',
          mentions: [{ count: 2 }],
        },
        checks: [{ status: 'unknown' }],
        story: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
  });

  it.each([
    ['bytes that are no text', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), /JPEG/],
    ['an empty file', Buffer.alloc(0), /no text/],
  ])('is refused with a reason: %s', async (_, bytes, reason) => {
    runs.inbox.set('x', bytes);
    await runs.deliver(s3Message('x'));
    expect(runs.results()).toMatchObject([{ kind: 'refused', reason: expect.stringMatching(reason) }]);
  });

  it('is read although another one that its message tells of fails', async () => {
    for (const key of ['first.txt', 'failing.txt', 'last.txt']) runs.inbox.set(key, SEED);
    const records = ['first.txt', 'failing.txt', 'last.txt'].flatMap((key) => JSON.parse(s3Message(key)).Records);
    records[1].s3.object.versionId = 'v2';
    expect(await runs.deliver(JSON.stringify({ Records: records }))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm0' }],
    });
    expect(runs.results().map(({ file }) => file.key)).toEqual(['first.txt', 'last.txt']);
  });

  it('over 64 MB is refused unread, and the reason says how to mend it', async () => {
    const destroy = vi.fn();
    runs.s3.on(GetObjectCommand).callsFake(() => ({
      Body: { destroy },
      ContentLength: 65 * 1024 * 1024,
      LastModified: new Date(),
    }));
    await runs.deliver(s3Message('big.txt'));
    expect(runs.results()).toMatchObject([{ kind: 'refused', reason: expect.stringContaining('under 64 MB') }]);
    expect(destroy).toHaveBeenCalledOnce();
  });

  it('with object metadata is what the uploader says', async () => {
    runs.inbox.set('a.txt', SEED);
    runs.metadata = { outlet: 'Caf%C3%A9 Radio', 'published-on': '2017-02-14' };
    await runs.deliver(s3Message('a.txt'));
    expect(runs.results()).toMatchObject([{ clip: { outlet: 'Café Radio', publishedOn: '2017-02-14' } }]);
  });

  it('and holds several clips goes on as one result, each clip with its own checks', async () => {
    const clip = (n: number, videos: string) =>
      `<h2>Bridge number ${n} mended</h2>\nRadio Hill, ${n} March 2018\n\n<p>The old bridge number ${n} was opened on Monday.</p>${videos}`;
    const video = (id: string) => `<iframe src="https://www.youtube.com/embed/${id}"></iframe>`;
    runs.inbox.set(
      'a.html',
      Buffer.from(clip(1, video('aqz-KE-bpKQ') + video('aqz-KE-bpK2')) + clip(2, video('aqz-KE-bpK3'))),
    );
    await runs.deliver(s3Message('a.html'));
    const [result] = runs.results();
    if (result?.kind !== 'several') throw new Error(`it is ${result?.kind}`);
    expect(result.parts).toMatchObject([
      { kind: 'clip', part: '1', clip: { part: '1', publishedOn: '2018-03-01' } },
      { kind: 'clip', part: '2', clip: { part: '2', publishedOn: '2018-03-02' } },
    ]);
    expect(result.parts.map((part) => part.kind === 'clip' && part.checks.length)).toEqual([2, 1]);
  });

  it('and is gone before it is read is superseded, not a failure', async () => {
    expect(await runs.deliver(s3Message('gone.txt'))).toEqual({ batchItemFailures: [] });
    expect(runs.results()).toMatchObject([{ kind: 'superseded' }]);
  });

  it('with code units that SQS refuses is sent with those of its text mended, and those of its key as they are', async () => {
    const key = 'odd\u0001\uFFFE\uFFFF.txt';
    runs.inbox.set(key, Buffer.from('A title \uFFFE with \uFFFF in it\n\nAnd a text\u0007of its own.'));
    expect(await runs.deliver(s3Message(key))).toEqual({ batchItemFailures: [] });
    const [
      {
        args: [call],
      } = { args: [] },
    ] = runs.sqs.commandCalls(SendMessageCommand);
    expect(call?.input.MessageBody).toMatch(/^[^\uFFFE\uFFFF]+$/);
    const text = 'A title \uFFFD with \uFFFD in it\n\nAnd a text of its own.';
    expect(runs.results()).toMatchObject([{ file: { key }, text, clip: { file: 'odd \uFFFD\uFFFD.txt' } }]);
  });

  it('too long for a message goes by the archive bucket', async () => {
    runs.inbox.set('long.txt', Buffer.from(`Title\n\n${'word '.repeat(60_000)}`));
    await runs.deliver(s3Message('long.txt'));
    const [put] = runs.s3.commandCalls(PutObjectCommand);
    const body = String(put?.args[0].input.Body);
    expect(Result.parse(JSON.parse(body))).toMatchObject({ kind: 'clip' });
    const claim = { claim: expect.stringMatching(/^claims\/[0-9a-f]{64}\.json$/), bytes: Buffer.byteLength(body) };
    expect(runs.sent()).toEqual([claim]);
  });
});

it('tells of a deleted key', async () => {
  await runs.deliver(s3Message('a.txt', { eventName: 'ObjectRemoved:DeleteMarkerCreated' }));
  expect(runs.results()).toMatchObject([{ kind: 'removed', marker: true, file: { key: 'a.txt' } }]);
});

it("ignores S3's test message", async () => {
  expect(await runs.deliver(JSON.stringify({ Event: 's3:TestEvent' }))).toEqual({ batchItemFailures: [] });
  expect(runs.sent()).toEqual([]);
});

it('a poison message fails alone; the others of its batch are unharmed', async () => {
  runs.inbox.set('good.txt', SEED);
  expect(await runs.deliver(s3Message('good.txt'), 'poison', s3Message('good.txt'))).toEqual({
    batchItemFailures: [{ itemIdentifier: 'm1' }],
  });
  expect(runs.results()).toHaveLength(2);
});

it('matches with the names that are compiled; a clip says which version that was, and no names are read', async () => {
  runs.inbox.set('a.txt', Buffer.from('Title\n\nMara Lind met Randa Kassis.'));
  const matchedNow = async () => {
    runs.sqs.resetHistory();
    runs.table.client.resetHistory();
    await runs.deliver(s3Message('a.txt'));
    expect(runs.table.client.calls().length, 'two small reads a batch: of the names and of the outlets').toBe(2);
    const [result] = runs.results();
    if (result?.kind !== 'clip') return null;
    return { version: result.namesVersion, names: result.clip.mentions.map(({ nameId }) => nameId) };
  };
  expect(await matchedNow()).toEqual({ version: 1, names: ['randa-kassis'] });
  await createName({ id: 'mara-lind', name: 'Mara Lind', aliases: [] });
  expect(await matchedNow(), 'not compiled yet').toEqual({ version: 1, names: ['randa-kassis'] });
  await runs.compile();
  expect(await matchedNow()).toEqual({ version: 2, names: ['mara-lind', 'randa-kassis'] });
  await removeName('randa-kassis');
  await runs.compile();
  expect(await matchedNow()).toEqual({ version: 3, names: ['mara-lind'] });
});
