/** Display names of tracked names, for pages whose clips have only their ids. */
import { Name } from '../../../../shared/contract/name.ts';
import type { Api } from '../api.ts';

/** Names that are looked up one by one; further ones show as their ids. */
const MAX_LOOKED_UP = 40;

/** `known`: names at hand, which are not looked up. A name that is not tracked any more is its id. */
export async function nameTexts(
  api: Api,
  ids: Iterable<string>,
  known: readonly Pick<Name, 'id' | 'name'>[] = [],
): Promise<(nameId: string) => string> {
  const texts = new Map(known.map(({ id, name }) => [id, name]));
  const missing = [...new Set(ids)].filter((id) => !texts.has(id)).slice(0, MAX_LOOKED_UP);
  const found = await Promise.all(missing.map((id) => api.ask(`/names/${encodeURIComponent(id)}`, Name)));
  for (const replied of found) if (replied.kind === 'done') texts.set(replied.value.id, replied.value.name);
  return (nameId) => texts.get(nameId) ?? nameId;
}
