import { Name } from '../../shared/contract/name.ts';
import { Failure } from '../failure.ts';
import { ApiError, type Client, list, read } from './client.ts';

/** Every tracked name. */
export function trackedNames(client: Client): AsyncGenerator<Name> {
  return list(Name, (page) => client.GET('/v1/names', { params: { query: page } }));
}

/** The id of the tracked name with this id or display name; null if there is none. */
export async function findNameId(client: Client, given: string): Promise<string | null> {
  if (Name.shape.id.safeParse(given).success) {
    try {
      return (await read(Name, client.GET('/v1/names/{id}', { params: { path: { id: given } } }))).id;
    } catch (error) {
      if (!(error instanceof ApiError && error.httpStatus === 404)) throw error;
    }
  }
  for await (const { id, name } of trackedNames(client)) {
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
