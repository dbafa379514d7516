import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { getClip } from '../../../../../functions/aws/table/clip/clips.ts';
import { listMentions } from '../../../../../functions/aws/table/clip/mentions.ts';
import { listTexts } from '../../../../../functions/aws/table/clip/texts.ts';
import { MAX_SPANS, withStoredSpans } from '../../../../../shared/clip/limits.ts';
import { parseFile } from '../../../../../shared/clip/parse-file.ts';
import { resultOfClips } from '../../../../../shared/clip/result.ts';
import type { Result } from '../../../../../shared/contract/message.ts';
import { compileNames } from '../../../../../shared/name/index.ts';
import { NAMES } from '../../../../support/cost/seed-clip.ts';
import { crashAtEachRequest } from '../../../../support/faults/crash.ts';
import { itemBytes } from '../../../../support/request-units.ts';
import { clipResult, mention, removed } from '../../../../support/world/results.ts';
import {
  archived,
  begin,
  clipId,
  outcomes,
  places,
  settleOne,
  state,
  table,
} from '../../../../support/world/settling.ts';

beforeEach(begin);

describe('laws', () => {
  const history: Result[] = [
    clipResult(1),
    clipResult(2, { clip: { mentions: [mention('x')] } }),
    removed(3),
    clipResult(4),
  ];

  it('order and number of deliveries do not matter: the clip is what the newest version says', async () => {
    for (const result of history) await settleOne(result);
    const withoutStory = (rows: unknown[]) => JSON.stringify(rows).replaceAll(/"story":"story-\d"/g, '""');
    const expected = withoutStory(await state());
    await fc.assert(
      fc.asyncProperty(
        fc
          .shuffledSubarray([...history, ...history, ...history], { minLength: 0 })
          .map((some) => [...some, ...history]),
        fc.gen(),
        async (deliveries, gen) => {
          begin();
          const order = gen(fc.shuffledSubarray, deliveries, { minLength: deliveries.length });
          for (const result of order) await settleOne(result);
          expect(withoutStory(await state())).toBe(expected);
          expect(Object.keys(await outcomes()).sort()).toEqual(['v1', 'v2', 'v4']);
          expect((await outcomes()).v4).toBe('parsed');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a crash at any request is mended by the next delivery', async () => {
    const overwrite = [clipResult(1), clipResult(2, { clip: { mentions: [mention('x')], embeds: [] }, checks: [] })];
    for (const result of overwrite) await settleOne(result);
    const expected = table.snapshot();
    await crashAtEachRequest({
      start: () => {
        begin();
        return table;
      },
      work: async () => {
        for (const result of overwrite) await settleOne(result).catch(() => settleOne(result));
      },
      check: (label) => expect(table.snapshot(), label).toBe(expected),
    });
  });

  it('two versions settled at once leave one newest clip and no open receipt of the other', async () => {
    await Promise.all([settleOne(clipResult(1)), settleOne(clipResult(2)), settleOne(clipResult(2))]);
    expect(await getClip(clipId)).toMatchObject({ title: 'Title 2' });
    expect(await outcomes()).toEqual({ v1: 'superseded', v2: 'parsed' });
  });
});

describe('size', () => {
  it('the example file takes two kilobytes and one for its text, ids of the length that S3 gives them', async () => {
    const source = readFileSync('tests/fixtures/clips/astana-platform.txt');
    const names = compileNames([...NAMES]);
    const clips = await parseFile(source, 'astana-platform.txt', names, { today: '2026-01-01', metadata: {} });
    const file = {
      bucket: 'clipwatch-inboxbucket1a2b3c4d-abcdefghijkl',
      key: 'clips/2017/astana-platform.txt',
      versionId: '3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrH',
      sequencer: '0066A1B2C3D4E5F607',
      lastModified: '2026-01-02T03:04:05.000Z',
      receivedAt: '2026-01-02T03:04:05.123Z',
    };
    await settleOne(resultOfClips(file, clips, [], 17));
    const kilobytes = [...table.rows.values()].map((row) => `${row.kind} ${Math.ceil(itemBytes(row) / 1024)}`);
    const counters = Array.from({ length: 4 }, () => 'counter 1');
    const mentions = Array.from({ length: 3 }, () => 'mention 1');
    expect(kilobytes.sort()).toEqual(['clip 2', ...counters, 'embed 1', ...mentions, 'text 1']);
  });

  it.each([
    ['a text of 300 KiB stays in the table', 300 * 1024, 0],
    ['one byte more goes to the archive', 300 * 1024 + 1, 1],
  ])('%s', async (_, length, count) => {
    await settleOne(clipResult(1, { text: 'a'.repeat(length) }));
    expect(archived.size).toBe(count);
  });

  it('a name that occurs 50,000 times keeps its count; its row stays within limits', async () => {
    const spans = Array.from({ length: 50_000 }, (_, i) => ({
      start: i,
      end: i + 9,
      form: 'Mara Lind',
      alias: 'Mara Lind',
    }));
    await settleOne(clipResult(1, { clip: { mentions: [{ ...mention('mara-lind'), count: 50_000, spans }] } }));
    const [found] = (await getClip(clipId))?.mentions ?? [];
    expect(found).toMatchObject({ count: 50_000, spans: expect.objectContaining({ length: MAX_SPANS }) });
  });

  it('keys stay within what DynamoDB allows, however long an outlet, an address or an id', async () => {
    const path = `x.example/${'ن'.repeat(2000)}.mp4`;
    const embeds = [{ provider: 'direct', videoId: path, url: `https://${path}` }];
    await settleOne(clipResult(1, { clip: { outlet: 'ق'.repeat(1000), embeds } }));
    expect((await getClip(clipId))?.embeds).toMatchObject([{ videoId: path, check: { status: 'unknown' } }]);
    for (const {
      pk,
      sk,
      listKey = '',
      listOrder = '',
      outletKey = '',
      receiptKey = '',
      receiptOrder = '',
    } of table.rows.values()) {
      for (const hash of [pk, listKey, outletKey, receiptKey])
        expect(Buffer.byteLength(String(hash))).toBeLessThanOrEqual(2048);
      for (const range of [sk, listOrder, receiptOrder])
        expect(Buffer.byteLength(String(range))).toBeLessThanOrEqual(1024);
    }
  });

  it('no row passes 400 KB, however many names a clip mentions, however often; and it is the same afterwards', async () => {
    const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
    const many = fc.array(fc.record({ spans: fc.nat(1500), form: word, snippet: word }), { maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(many, fc.constantFrom(0, 560), async (varied, plain) => {
        begin();
        const mentions = [
          ...varied.map(({ spans, form, snippet }, i) => ({
            nameId: `varied-${i}`,
            count: spans + 1,
            spans: Array.from({ length: spans }, (_, at) => ({ start: at, end: at + 9, form: form + at, alias: form })),
            snippet: snippet.repeat(20),
          })),
          ...Array.from({ length: plain }, (_, i) => mention(`name-${i}`)),
        ];
        // The table refuses a larger row.
        await settleOne(clipResult(1, { clip: { mentions } }));
        const stored = withStoredSpans(mentions).sort((a, b) => (a.nameId < b.nameId ? -1 : 1));
        const found = await getClip(clipId);
        expect(found?.mentions).toEqual(stored);
        await settleOne(clipResult(2, { clip: { publishedOn: '2018-01-01', mentions: mentions.slice(1, 2) } }));
        expect((await getClip(clipId))?.mentions).toHaveLength(mentions.slice(1, 2).length);
        expect(places()).toHaveLength(mentions.slice(1, 2).length);
        expect(table.ofKind('mention-details').length).toBeLessThanOrEqual(1);
        await settleOne(removed(3));
        expect([places(), table.ofKind('mention-details')]).toEqual([[], []]);
      }),
      { numRuns: 3 },
    );
  });

  it('lists a mention whose details have a row of their own', async () => {
    const mentions = Array.from({ length: 1000 }, (_, i) => mention(`name-${String(i).padStart(4, '0')}`));
    await settleOne(clipResult(1, { clip: { mentions } }));
    expect(table.ofKind('mention-details').length).toBeGreaterThan(100);
    const { items } = await listMentions({ nameId: 'name-0999', order: 'newest', limit: 9, position: null });
    expect(items).toMatchObject([{ ...mention('name-0999'), title: 'Title 1' }]);
    const texts = await listTexts({ nameId: 'name-0999', limit: 9, position: null });
    expect(texts.items).toMatchObject([{ mentions: true, text: { kind: 'text', text: 'Text 1' } }]);
  });
});
