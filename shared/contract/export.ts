/** Exports of clips: what is asked for, how far one is, and what starts its function. */
import * as z from 'zod/mini';
import { CheckStatus, Day } from './clip.ts';

export const EXPORT_FORMATS = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The filters that the list of clips takes. */
export const ExportFilters = z.object({
  from: z.optional(Day),
  to: z.optional(Day),
  outlet: z.optional(z.string()),
  language: z.optional(z.string()),
  nameId: z.optional(z.string()),
  story: z.optional(z.string()),
  embedStatus: z.optional(CheckStatus),
  q: z.optional(z.string()),
  receivedAfter: z.optional(z.iso.datetime({ offset: true })),
});
export type ExportFilters = z.infer<typeof ExportFilters>;

const instant = z.iso.datetime();
const rows = z.int().check(z.nonnegative());

/** An export from its start to its end; the archive is read as it was known at `asOf`. */
export const Export = z.object({
  id: z.string(),
  format: z.enum(EXPORT_FORMATS),
  /** Whether a CSV begins with a byte order mark, by which Excel knows UTF-8. */
  bom: z.boolean(),
  filters: ExportFilters,
  asOf: instant,
  state: z.enum(['running', 'done', 'failed']),
  /** Why it failed. */
  reason: z.optional(z.string()),
  rows,
  /** The place in the list of the last clip that is written; null before the first and after the last. */
  position: z.nullable(z.string()),
  upload: z.nullable(z.string()),
  /** Entity tags of the parts that are uploaded, in their order. */
  parts: z.array(z.string()),
  /** The key of lines that are too few for a part; the next part begins with them. */
  rest: z.nullable(z.string()),
  /** Runs that began since something was last written. */
  tries: z.int(),
  savedAt: instant,
});
export type Export = z.infer<typeof Export>;

/** What the API says of an export. */
export const ShownExport = z.object({
  id: z.string(),
  state: Export.shape.state,
  rows: rows.check(z.meta({ description: 'Clips written so far', example: 214 })),
  reason: z.optional(z.string()).check(z.meta({ description: 'Why it failed; only of one that did' })),
  url: z
    .optional(z.url())
    .check(z.meta({ description: 'Where the file is, for who has no token; only of one that is done' })),
  expiresAt: z.optional(instant).check(z.meta({ description: 'Until when `url` works; ask again for another' })),
});
export type ShownExport = z.infer<typeof ShownExport>;

/** The event of the export function. */
export const ExportRequest = z.object({ id: z.string() });
export type ExportRequest = z.infer<typeof ExportRequest>;
