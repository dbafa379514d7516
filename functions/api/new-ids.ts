/** Ids that callers choose for what is new: none passes for another. What is stored keeps the id that it has. */
import { lookAlikeId } from '../../shared/look-alike.ts';
import { Problem } from './problem.ts';

/** Throws 400 for such an id, in this part of the request, unless `known` finds what has it already. */
export async function refuseLookAlike(
  id: string,
  part: 'path' | 'body',
  known: () => Promise<unknown> = async () => null,
): Promise<void> {
  const message = lookAlikeId(id);
  if (message === null || (await known()) !== null) return;
  throw new Problem(400, `The id ${message}.`, { errors: [{ in: part, path: 'id', message }] });
}
