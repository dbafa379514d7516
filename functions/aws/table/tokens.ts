/** Bearer tokens of the API. The table has only their SHA-256: who reads the table cannot use it to get in. */
import { createHash, randomBytes } from 'node:crypto';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { Scope } from '../../../shared/contract/api.ts';
import { rows } from '../../../shared/wiring.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import { listings, tokenKey } from './keys.ts';
import { entries, type Page, type PageQuery, readPage, readRows } from './listing.ts';

/** What is known of a token: everything but the token. */
export const Token = z.object({
  id: z.string(),
  label: z.string(),
  scopes: z.array(Scope),
  createdAt: z.iso.datetime(),
});
export type Token = z.infer<typeof Token>;

const CLEAR = /^cw_[\w-]{43}$/;

/** Makes a token. `clear` is the token itself (`cw_` and 32 random bytes): it is shown here and never again. */
export async function createToken(
  scopes: readonly Scope[],
  label: string,
): Promise<{ readonly token: Token; readonly clear: string }> {
  const clear = `cw_${randomBytes(32).toString('base64url')}`;
  const id = randomBytes(6).toString('hex');
  const token = { id, label, scopes: [...scopes], createdAt: new Date().toISOString() };
  const place = { listKey: listings.tokens, listOrder: `${token.createdAt}#${id}` };
  await dynamo().send(
    new PutCommand({
      TableName: setting('table'),
      Item: { ...keyOf(clear), kind: rows.token, v: 1, ...token, ...place },
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
  return { token, clear };
}

/** The token that `clear` is; null for anything else, without a read where it does not even look like one. */
export async function findToken(clear: string): Promise<Token | null> {
  if (!CLEAR.test(clear)) return null;
  const [row] = await readRows([keyOf(clear)]);
  return row === undefined ? null : Token.parse(row);
}

/** Tokens in the order of their making. */
export async function listTokens({ limit, position }: PageQuery): Promise<Page<Token>> {
  return readPage({ ...listing, position }, limit, async (found) =>
    (await readRows(found)).map((row) => (row === undefined ? null : Token.parse(row))),
  );
}

/** Ends a token by its public id. */
export async function revokeToken(id: string): Promise<'revoked' | 'absent'> {
  // Tokens are few: looking through their listing spares an index by id.
  for await (const { pk, sk, listOrder } of entries({ ...listing, position: null }, 100)) {
    if (listOrder.endsWith(`#${id}`)) {
      await dynamo().send(new DeleteCommand({ TableName: setting('table'), Key: { pk, sk } }));
      return 'revoked';
    }
  }
  return 'absent';
}

const listing = { index: 'list', partitions: [listings.tokens], order: 'oldest' } as const;

function keyOf(clear: string) {
  return tokenKey(createHash('sha256').update(clear).digest('hex'));
}
