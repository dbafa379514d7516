import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { applyRematch, matchedClip } from '../../../../../functions/aws/table/clip/rematch.ts';
import { jointWrites } from '../../../../../functions/aws/table/joint-writes.ts';
import { settle } from '../../../../../functions/aws/table/settle/settle.ts';
import type { Mention } from '../../../../../shared/contract/clip.ts';
import type { Result } from '../../../../../shared/contract/message.ts';
import { begin, conflict, settlement, table } from '../../../../support/world/counting.ts';
import { clipsIn, countsIn, drift, recount } from '../../../../support/world/recount.ts';
import { clipResult, fileVersion, mention, refused, removed } from '../../../../support/world/results.ts';

// What waits before another try waits no time.
vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

beforeEach(() => begin());

const { now } = settlement;

describe('laws', () => {
  const keys = ['clips/a.txt', 'clips/b.zip'];
  const names = ['ada', 'ben', 'cy'];
  const mentions = fc
    .dictionary(fc.constantFrom(...names), fc.integer({ min: 1, max: 4 }))
    .map((counts) => Object.entries(counts).map(([nameId, count]): Mention => ({ ...mention(nameId), count })));
  const read = fc.record({
    publishedOn: fc.constantFrom('2017-02-15', '2018-01-01', null),
    outlet: fc.constantFrom('Radio Coteaux', 'RADIO Coteaux', 'Alpha TV', null),
    language: fc.constantFrom('en', 'fr', null),
    mentions,
  });
  const file = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(...keys))
    .map(([version, key]) => ({ version, file: fileVersion(version, key) }));
  /** One version of a key is always the same file. */
  const versions = fc.uniqueArray(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('clip' as const), at: file, read }) },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('several' as const),
          at: file,
          parts: fc.array(read, { minLength: 1, maxLength: 3 }),
        }),
      },
      fc.record({ kind: fc.constant('removed' as const), at: file }),
      fc.record({ kind: fc.constant('refused' as const), at: file }),
    ),
    { selector: ({ at }) => JSON.stringify(at), minLength: 1, maxLength: 7 },
  );
  type Version = ReturnType<typeof versions.generate>['value'][number];

  function resultOf(one: Version): Result {
    const { version, file } = one.at;
    switch (one.kind) {
      case 'clip':
        return { ...clipResult(version, { clip: one.read }), file };
      case 'several': {
        const { clip, checks, text, story } = clipResult(version);
        const parts = one.parts.map((read, i) => {
          const part = String(i);
          return { kind: 'clip' as const, part, clip: { ...clip, ...read, part }, checks, text, story };
        });
        return { kind: 'several', file, parts, namesVersion: 1 };
      }
      case 'removed':
        return { ...removed(version), file };
      case 'refused':
        return { ...refused(version), file };
      default:
        return one satisfies never;
    }
  }

  it('at every moment the counters are what the rows say, and in the end what readers see', async () => {
    const trouble = fc.record({
      delivery: fc.nat(40),
      crash: fc.nat(60),
      kind: fc.constantFrom('crash', 'conflict', 'lost'),
    });
    await fc.assert(
      fc.asyncProperty(
        versions.chain((all) => fc.tuple(fc.constant(all), fc.array(fc.constantFrom(...all), { maxLength: 10 }))),
        fc.array(trouble, { maxLength: 4 }),
        fc.array(fc.record({ put: mentions, drop: fc.constantFrom(...names) }), { maxLength: 3 }),
        fc.boolean(),
        async ([all, some], troubles, rematches, together) => {
          begin();
          let request = 0;
          const at = new Map(troubles.map(({ delivery, crash, kind }) => [delivery + crash, kind]));
          let lost = false;
          const wrong: unknown[] = [];
          table.beforeRequest = () => {
            wrong.push(...drift(table));
            const kind = at.get(++request);
            lost = kind === 'lost';
            if (kind === 'crash') throw new Error('crash');
            if (kind === 'conflict') throw conflict();
          };
          table.isAnswerLost = () => lost;
          const write = jointWrites();
          const joint = { ...settlement, write };
          const deliver = async (result: Result) => settle(result, joint).catch(() => settle(result, joint));
          const deliveries = [...some, ...all].map((one) => () => deliver(resultOf(one)).catch(() => {}));
          const names = rematches.map(({ put, drop }, i) => async () => {
            for (const { pk } of table.ofKind('clip')) {
              const clip = await matchedClip(String(pk).slice('CLIP#'.length));
              if (clip === null) continue;
              const kept = put.filter(({ nameId }) => nameId !== drop);
              await applyRematch(clip, { put: kept, drop: [drop], version: 10 + i, scan: null }, now);
            }
          });
          const work = [...deliveries, ...names.map((match) => () => match().catch(() => {}))];
          if (together) await Promise.all(work.map((one) => one()));
          else for (const one of work) await one();
          table.beforeRequest = () => {};
          table.isAnswerLost = () => false;
          for (const one of all) await settle(resultOf(one), settlement);
          expect(wrong).toEqual([]);
          expect(countsIn(table)).toEqual(recount(await clipsIn(table)));
        },
      ),
      { numRuns: 60 },
    );
  });
});
