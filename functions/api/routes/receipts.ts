/** GET /receipts?key= or ?outcome=, of days */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { readPage } from '../pagination.ts';
import { problems, refuseInvalid } from '../problem.ts';
import { ApiReceipt, Day, isInOrder, json, Outcome, outOfOrder, pageSchema, paging } from '../schemas.ts';

const Query = z
  .strictObject({
    // S3 allows 1,024 bytes, so never more UTF-16 units than that.
    key: z
      .string()
      .min(1)
      .max(1024)
      .optional()
      .meta({ description: 'Key of the file in the inbox', example: 'astana-platform.txt' }),
    outcome: z.optional(Outcome).meta({ description: 'Files with this outcome', example: 'refused' }),
    from: z.optional(Day).meta({ description: 'First day of `settledAt` (UTC)' }),
    to: z.optional(Day).meta({ description: 'Last day of `settledAt` (UTC)' }),
    ...paging,
  })
  .refine(({ key, outcome }) => (key === undefined) !== (outcome === undefined), {
    message: 'give either `key` or `outcome`',
  })
  .refine(isInOrder, outOfOrder);

const list = createRoute({
  operationId: 'listReceipts',
  method: 'get',
  path: '/receipts',
  tags: ['receipts'],
  summary: 'What became of a file, or the files with one outcome',
  description:
    'Settled last first. Every file has exactly one receipt for each of its versions; one that is refused says how to mend it.',
  request: { query: Query },
  responses: { 200: json(pageSchema(ApiReceipt), 'Receipts'), ...problems(400, 401, 403, 500) },
});

export function receiptRoutes(dependencies: Dependencies, access: Access) {
  const { receiptsOfKey, receiptsByOutcome, keyring, inbox } = dependencies;

  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid }).openapi(access.reads(list), async (c) => {
    const { limit, cursor, key, outcome, from, to } = c.req.valid('query');
    const days = { from, to };
    const query = { list: 'receipts', key, outcome, ...days };
    const page = await readPage({ limit, cursor, query }, keyring, async (page) => {
      if (outcome !== undefined) return receiptsByOutcome({ outcome, ...days, ...page });
      return receiptsOfKey({ bucket: inbox, key: key ?? '', ...days, ...page });
    });
    return c.json(page, 200);
  });
}
