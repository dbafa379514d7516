/** Whatever is dropped in: no throw, no hang, and an answer that the schema knows. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { parseFile } from '../../../shared/clip/parse-file.ts';
import { ParsedFile } from '../../../shared/contract/clip.ts';
import { compileNames } from '../../../shared/name/index.ts';
import { TOKENS } from '../../broken-files/changes/tokens.ts';
import { documents } from '../../support/make/small-documents.ts';

const DOCUMENTS = 5_000;
/** No document may cost so many times what one costs on average: a few times the worst there is, far below backtracking. */
const MOST_TIMES_MEAN = 1000;
/** Made once: a schema is compiled when it first parses. */
const Parsed = z.strictObject(ParsedFile.shape);

const folder = new URL('../../fixtures/clips/', import.meta.url);
const examples = readdirSync(folder)
  .filter((file) => !file.endsWith('.json'))
  .map((file) => [file, readFileSync(new URL(file, folder))] as const);
const seeds: readonly (readonly [name: string, bytes: Buffer])[] = [
  ...examples,
  ...documents.map(([name, text]) => [name, Buffer.from(text)] as const),
];

/** What breaks readers, and long runs. */
const INSERTED = [
  ...TOKENS,
  ' '.repeat(300),
  'a'.repeat(300),
  '9'.repeat(50),
  '<div>'.repeat(100),
  '<b>'.repeat(100),
  '('.repeat(100),
].map((token) => Buffer.from(token, 'utf8'));

const at = fc.double({ min: 0, max: 1, noNaN: true });
const seed = fc.nat({ max: seeds.length - 1 });
const change = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at, token: fc.nat({ max: INSERTED.length - 1 }) }),
  fc.record({ kind: fc.constant('delete' as const), at, length: fc.nat({ max: 400 }) }),
  fc.record({ kind: fc.constant('flip' as const), at, bits: fc.integer({ min: 1, max: 255 }) }),
  fc.record({ kind: fc.constant('repeat' as const), at, length: fc.nat({ max: 200 }), times: fc.nat({ max: 40 }) }),
  fc.record({ kind: fc.constant('splice' as const), at, other: seed, from: at }),
  fc.record({ kind: fc.constant('cut' as const), at }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(bytes: Buffer, change: Change): Buffer {
  const place = Math.floor(change.at * bytes.length);
  const [head, tail] = [bytes.subarray(0, place), bytes.subarray(place)];
  switch (change.kind) {
    case 'insert':
      return Buffer.concat([head, INSERTED[change.token] ?? head, tail]);
    case 'delete':
      return Buffer.concat([head, tail.subarray(change.length)]);
    case 'flip':
      return Buffer.concat([head, Buffer.from([(tail[0] ?? 0) ^ change.bits]), tail.subarray(1)]);
    case 'repeat':
      return Buffer.concat([head, ...Array<Buffer>(change.times).fill(tail.subarray(0, change.length)), tail]);
    case 'splice': {
      const other = seeds[change.other]?.[1] ?? bytes;
      return Buffer.concat([head, other.subarray(Math.floor(change.from * other.length))]);
    }
    case 'cut':
      return head;
  }
}

const matcher = compileNames([{ id: 'mara-lind', name: 'Mara Lind', aliases: ['مارا ليند', 'Мара Линд'] }]);

test(`${DOCUMENTS} broken documents`, { timeout: 300_000 }, async () => {
  let slowest = { cpu: 0, name: '' };
  let total = 0;
  await fc.assert(
    fc.asyncProperty(seed, fc.array(change, { minLength: 1, maxLength: 6 }), async (index, changes) => {
      const [name = '', original = Buffer.alloc(0)] = seeds[index] ?? [];
      const bytes = changes.reduce(changed, original);
      const before = process.threadCpuUsage();
      const clips = await parseFile(bytes, name, matcher, { today: '2026-11-22' });
      const cpu = process.threadCpuUsage(before).user;
      total += cpu;
      if (cpu > slowest.cpu) slowest = { cpu, name };
      expect(clips.length).toBeGreaterThan(0);
      for (const { clip, refused, fault } of clips) {
        Parsed.parse(clip);
        expect(fault).toBeUndefined();
        for (const { start, end } of Object.values(clip.evidence)) expect(start).toBeLessThanOrEqual(end);
        if (refused !== null) expect(clip.warnings).toHaveLength(1);
      }
    }),
    { numRuns: DOCUMENTS },
  );
  const times = slowest.cpu / (total / DOCUMENTS);
  expect(times, `the slowest was made of ${slowest.name}`).toBeLessThan(MOST_TIMES_MEAN);
});
