import { describe, expect, test } from 'vitest';
import { Embed } from '../../../shared/contract/clip.ts';
import { findEmbeds } from '../../../shared/embed/index.ts';
import { PROVIDERS } from '../../../shared/embed/providers/index.ts';
import { casesIn } from '../../support/make/embed-cases.ts';
import { read } from '../../support/read/read.ts';

describe.each(['embeds.jsonl', 'embeds-own.jsonl'])('%s', (fixture) => {
  test.each(casesIn(fixture).map((one) => [one.id, one.note, one] as const))('%s %s', (_id, _note, one) => {
    const { embeds } = findEmbeds(read(one.html, `clip.${one.ext}`).document);
    expect(embeds.map(({ provider, videoId }) => ({ provider, videoId }))).toEqual(one.expect);
    for (const embed of embeds) expect(Embed.safeParse(embed).success).toBe(true);
  });
});

test('every provider has cases that find it and its id is used once', () => {
  const found = casesIn('embeds-own.jsonl').flatMap((one) => one.expect.map(({ provider }) => provider));
  for (const { id } of PROVIDERS) expect(found.filter((provider) => provider === id).length, id).toBeGreaterThan(0);
  expect(new Set(PROVIDERS.map(({ id }) => id)).size).toBe(PROVIDERS.length);
});
