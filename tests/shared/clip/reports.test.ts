/** Small files in the shape of faults that users of other tools reported in public, and of exports of press databases. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { parseFile } from '../../../shared/clip/parse-file.ts';
import { Name } from '../../../shared/contract/name.ts';
import { compileNames } from '../../../shared/name/index.ts';

const accepted = z.union([z.string(), z.array(z.string().nullable())]).transform((one) => [one].flat());
const Row = z.object({
  id: z.string(),
  file: z.string(),
  names: z.array(Name).default([]),
  want: z.object({
    title: accepted.optional(),
    publishedOn: accepted.optional(),
    outlet: accepted.optional(),
    author: accepted.optional(),
    format: accepted.optional(),
    summaryStartsWith: z.string().optional(),
    embeds: z.array(z.object({ provider: z.string(), videoId: z.string() })).optional(),
    mentions: z.record(z.string(), z.int()).optional(),
  }),
});

const fixtures = new URL('../../fixtures/', import.meta.url);
const rows = readFileSync(new URL('reports.jsonl', fixtures), 'utf8')
  .trim()
  .split('\n')
  .map((line) => Row.parse(JSON.parse(line)));

describe('a reported file is read', () => {
  test.each(rows.map((row) => [row.id, row] as const))('%s', async (_, { file, names, want }) => {
    const bytes = readFileSync(new URL(file, fixtures));
    const clips = await parseFile(bytes, basename(file), compileNames(names), { today: '2026-11-26' });
    expect(clips).toHaveLength(1);
    const clip = clips[0]?.clip;
    for (const field of ['title', 'publishedOn', 'outlet', 'author', 'format'] as const) {
      if (want[field] !== undefined) expect(want[field], field).toContain(clip?.[field] ?? null);
    }
    if (want.summaryStartsWith !== undefined) {
      expect(clip?.summary?.slice(0, want.summaryStartsWith.length)).toBe(want.summaryStartsWith);
    }
    if (want.embeds !== undefined) {
      expect(clip?.embeds.map(({ provider, videoId }) => ({ provider, videoId }))).toEqual(want.embeds);
    }
    if (want.mentions !== undefined) {
      expect(Object.fromEntries(clip?.mentions.map(({ nameId, count }) => [nameId, count]) ?? [])).toEqual(
        want.mentions,
      );
    }
  });
});
