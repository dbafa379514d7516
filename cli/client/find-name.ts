import { Name } from '../../shared/contract/name.ts';
import { Failure } from '../failure.ts';
import { ApiError, type Client } from './client.ts';

/** The id of the tracked name with this id or display name; null if there is none. */
export async function findNameId(client: Client, given: string): Promise<string | null> {
  if (Name.shape.id.safeParse(given).success) {
    try {
      return (await client.get(`/names/${encodeURIComponent(given)}`, Name)).id;
    } catch (error) {
      if (!(error instanceof ApiError && error.httpStatus === 404)) throw error;
    }
  }
  for await (const { id, name } of client.list('/names', Name)) {
    if (name.localeCompare(given.trim(), undefined, { sensitivity: 'accent' }) === 0) return id;
  }
  return null;
}

/** As `findNameId`, but throws a Failure if there is none. */
export async function requireNameId(client: Client, given: string): Promise<string> {
  const id = await findNameId(client, given);
  if (id === null) throw new Failure(`No tracked name is "${given}": see \`clipwatch names list\``);
  return id;
}
