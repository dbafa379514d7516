import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { Name } from '../../../shared/contract/name.ts';

/** A text, the mentions in it (`mara:2 boris:1`, empty for none) and why. */
const Row = z.object({ why: z.string(), text: z.string(), found: z.string() });
const Table = z.object({ language: z.string(), names: z.array(Name), rows: z.array(Row) });

const fixtures = new URL('../../fixtures/', import.meta.url);

/** Texts with and without mentions, by language. */
export const tables = readdirSync(new URL('names/', fixtures)).flatMap((file) =>
  z.array(Table).parse(JSON.parse(readFileSync(new URL(`names/${file}`, fixtures), 'utf8'))),
);

const Example = z.object({
  id: z.string(),
  names: z.array(Name),
  text: z.string(),
  why: z.string(),
  expect: z.array(z.object({ nameId: z.string(), count: z.int().positive() })),
});

/** Examples of what is a mention, one a line. */
export const examples = readFileSync(new URL('names.jsonl', fixtures), 'utf8')
  .trim()
  .split('\n')
  .map((line) => Example.parse(JSON.parse(line)));
