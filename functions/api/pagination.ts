/** Cursor pagination of lists. */
import { type CursorQuery, openCursor, sealCursor } from '../../shared/signing/cursor.ts';
import type { Keyring } from '../aws/signing-keys.ts';
import type { Page, PageQuery } from '../aws/table/page.ts';
import { Problem } from './problem.ts';

/** A request for one page: page size, cursor, and the query that the cursor is bound to. */
export interface ListRequest {
  readonly limit: number;
  readonly cursor: string | undefined;
  readonly query: CursorQuery;
}

/** Reads one page; throws 400 for a cursor of another query. */
export async function readPage<T>(
  { limit, cursor, query }: ListRequest,
  keyring: Keyring,
  read: (page: PageQuery) => Promise<Page<T>>,
): Promise<{ items: T[]; nextCursor: string | null }> {
  const given = cursor === undefined ? null : await openCursor(cursor, query, keyring.findKey);
  if (cursor !== undefined && given === null) {
    const message = 'This is not a cursor of this list. Take `nextCursor` as given and keep the filters and the order.';
    throw new Problem(400, message, { errors: [{ in: 'query', path: 'cursor', message }] });
  }
  const { items, position } = await read({ limit, position: given });
  return { items, nextCursor: position === null ? null : sealCursor(position, query, await keyring.signingKey()) };
}
