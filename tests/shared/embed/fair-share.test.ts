import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fairShare } from '../../../shared/embed/index.ts';

const line = (provider: string, count: number) => Array.from({ length: count }, (_, id) => ({ provider, id }));
const counts = (items: readonly { provider: string }[]) =>
  Object.fromEntries([...Map.groupBy(items, ({ provider }) => provider)].map(([one, all]) => [one, all.length]));

test('a big provider takes no more than can be asked, and hides nobody', () => {
  const due = [...line('youtube', 3000), ...line('vimeo', 5), ...line('direct', 300)];
  expect(counts(fairShare(due, { most: 800, perHost: () => 40 }))).toEqual({ youtube: 40, vimeo: 5, direct: 300 });
});

test('where not all fit, each gets its turn', () => {
  const due = [...line('direct', 3000), ...line('youtube', 20)];
  expect(counts(fairShare(due, { most: 30, perHost: () => 40 }))).toEqual({ direct: 15, youtube: 15 });
});

test('nothing is made up, nothing doubled, the order of a provider kept', () => {
  const provider = fc.constantFrom('youtube', 'vimeo', 'direct');
  fc.assert(
    fc.property(fc.array(provider), fc.nat(50), fc.nat(20), (providers, most, perHost) => {
      const due = providers.map((provider, id) => ({ provider, id }));
      const share = fairShare(due, { most, perHost: () => perHost });
      expect(share.length).toBeLessThanOrEqual(most);
      expect(new Set(share).size).toBe(share.length);
      for (const [, some] of Map.groupBy(share, (one) => one.provider)) {
        expect(some).toEqual(some.toSorted((a, b) => a.id - b.id));
      }
    }),
  );
});
