/** For whom a message is written. */
import type { Reader } from '../../shared/alert/content.ts';
import type { Name } from '../../shared/contract/name.ts';
import type { Subscription } from '../../shared/contract/subscription.ts';
import { namesById } from '../aws/table/name/names.ts';
import type { Links } from './links.ts';

/** Names that a message lists as those that are followed; more are not read. */
const MOST_FOLLOWED = 20;

/** The reader of a message about these names, which are tracked. */
export async function readerOf(
  subscription: Subscription,
  told: readonly Pick<Name, 'id' | 'name'>[],
  links: Links,
): Promise<Reader> {
  const { id, address, nameIds, language = 'en', timeZone = 'UTC' } = subscription;
  const own = { subscriptionId: id, address };
  const endable = nameIds === '*' ? [] : told.filter((name) => nameIds.includes(name.id));
  return {
    address,
    language,
    timeZone,
    follows: nameIds === '*' ? '*' : await displayNames(nameIds),
    links: {
      unsubscribe: links.unsubscribe(own),
      names: endable.map(({ id: nameId, name }) => ({ name, link: links.unsubscribe({ ...own, nameId }) })),
      stop: {
        videos: links.unsubscribe({ ...own, about: 'videos' }),
        corrections: links.unsubscribe({ ...own, about: 'corrections' }),
        all: links.unsubscribe({ ...own, all: true }),
      },
      settings: null,
    },
  };
}

/** Display names of those that are tracked. */
async function displayNames(nameIds: readonly string[]): Promise<string[]> {
  const first = nameIds.slice(0, MOST_FOLLOWED);
  const names = await namesById(first);
  return first.flatMap((nameId) => names.get(nameId)?.name ?? []);
}
