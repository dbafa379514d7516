/** Bearer tokens of the API. The table has only their SHA-256: who reads the table cannot use it to get in. */
import { createHash, randomBytes } from 'node:crypto';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { Scope } from '../../../shared/contract/api.ts';
import { Day } from '../../../shared/contract/clip.ts';
import { rows, table } from '../../../shared/wiring.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import { succeeds } from './conditional.ts';
import { listings, tokenKey } from './keys.ts';
import { entries } from './listing.ts';
import { type Page, type PageQuery, readPage } from './page.ts';
import { readRows } from './rows.ts';

/** What is known of a token: everything but the token. */
export const Token = z.object({
  id: z.string(),
  label: z.string(),
  scopes: z.array(Scope),
  createdAt: z.iso.datetime(),
  expiresAt: z.optional(
    z.iso.datetime().check(z.meta({ description: 'From then on it opens nothing; absent where it does not expire' })),
  ),
  lastUsedOn: z.optional(Day.check(z.meta({ description: 'The UTC day of its last use; absent before the first' }))),
});
export type Token = z.infer<typeof Token>;

/** Days for which lists show a token that has expired. */
const SHOWN_DAYS = 30;

const CLEAR = /^cw_[\w-]{43}$/;

/**
 * Makes a token. `clear` is the token itself (`cw_` and 32 random bytes): it is shown here and never again. Without
 * `expiresAt` it works until it is revoked.
 */
export async function createToken(
  scopes: readonly Scope[],
  label: string,
  expiresAt?: Date,
): Promise<{ readonly token: Token; readonly clear: string }> {
  const clear = `cw_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(clear).digest('hex');
  const id = randomBytes(6).toString('hex');
  const token = {
    id,
    label,
    scopes: [...scopes],
    createdAt: new Date().toISOString(),
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
  };
  const place = { listKey: listings.tokens, listOrder: `${token.createdAt}#${id}` };
  await dynamo().send(
    new PutCommand({
      TableName: setting('table'),
      Item: { ...tokenKey(hash), kind: rows.token, v: 1, ...stored(token), ...place },
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
  return { token, clear };
}

/** The SHA-256 of a token, in hexadecimal, by which it is known; null for what does not even look like one. */
export function hashOf(clear: string): string | null {
  return CLEAR.test(clear) ? createHash('sha256').update(clear).digest('hex') : null;
}

/** The token with this hash; null where there is none, or none any more. */
export async function findToken(hash: string): Promise<Token | null> {
  const [row] = await readRows([tokenKey(hash)]);
  return row === undefined ? null : shown(row);
}

/** Notes that a token was used on a UTC day. The row is written with the first use of a day, and by nothing older. */
export async function noteUse(hash: string, day: string): Promise<void> {
  await succeeds(
    dynamo().send(
      new UpdateCommand({
        TableName: setting('table'),
        Key: tokenKey(hash),
        UpdateExpression: 'SET lastUsedOn = :day',
        // One that was revoked meanwhile stays so.
        ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(lastUsedOn) OR lastUsedOn < :day)',
        ExpressionAttributeValues: { ':day': day },
      }),
    ),
  );
}

/** Tokens in the order of their making. */
export async function listTokens({ limit, position }: PageQuery): Promise<Page<Token>> {
  return readPage({ ...listing, position }, limit, async (found) =>
    (await readRows(found)).map((row) => (row === undefined ? null : shown(row))),
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

/** In its row the end has a name of its own: `expiresAt` is when DynamoDB deletes the row. */
function stored({ expiresAt, ...token }: Token) {
  if (expiresAt === undefined) return token;
  const deletedAt = Math.floor(Date.parse(expiresAt) / 1000) + SHOWN_DAYS * 24 * 60 * 60;
  return { ...token, endsAt: expiresAt, [table.timeToLive]: deletedAt };
}

function shown({ endsAt, [table.timeToLive]: _, ...row }: Record<string, unknown>): Token {
  return Token.parse(endsAt === undefined ? row : { ...row, expiresAt: endsAt });
}
