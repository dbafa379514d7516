/** Whether each follower was told of what is news, once, and of nothing else. */
import type { Row } from '../../local/services/table/index.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import { rows } from '../../shared/wiring.ts';
import type { NameId } from './content.ts';
import { NEWS_DAYS, type World } from './world.ts';

/** Who follows: the first all names, the second `mara`. */
export const ADDRESSES = ['all@example.org', 'one@example.org'] as const;
const follows = (address: string, nameId: string) => address === ADDRESSES[0] || nameId === 'mara';

const NEWS_MS = NEWS_DAYS * 24 * 60 * 60 * 1000;

/** The rows of the ledger, by `name#story@address`. */
type Ledger = ReadonlyMap<string, Row>;

export function wrongMails(world: World, listed: readonly Clip[]): string[] {
  const ledger = new Map(
    world.table.ofKind(rows.delivery).map((row) => [`${row.sk}@${String(row.pk).slice('LEDGER#'.length)}`, row]),
  );
  return [...wrongNews(world), ...toldTooOften(world, ledger), ...notTold(world, listed, ledger)];
}

/** What a mail should not have told. */
function wrongNews({ mails, inbox }: World): string[] {
  const since = new Map(inbox.changes.map(({ versionId, at }) => [versionId, at]));
  return mails.flatMap(({ kind, versionIds, at, to, unclaimed, claims }) => {
    const received = Math.min(...versionIds.map((versionId) => since.get(versionId) ?? 0));
    const isOld = kind === 'alert' && at - received > NEWS_MS;
    const ofOthers = claims.filter(
      (claim) => !claim.startsWith('backfill:') && !follows(to, claim.split('#')[0] ?? ''),
    );
    return [
      ...(isOld ? [`a mail to ${to} tells of old news`] : []),
      ...unclaimed.map((what) => `a mail to ${to} tells of ${what}, which was not claimed`),
      ...ofOthers.map((claim) => `a mail to ${to} tells of ${claim}, which it does not follow`),
    ];
  });
}

/** At most once; and once more for each time that a fault fell between sending and marking, which the ledger counts. */
function toldTooOften({ mails, unmarked }: World, ledger: Ledger): string[] {
  const all = mails.flatMap(({ claims, to }) => claims.map((claim) => `${claim}@${to}`));
  return [...Map.groupBy(all, (one) => one)].flatMap(([what, { length: times }]) => {
    const excused = unmarked.filter((one) => one === what).length;
    const attempts = Number(ledger.get(what)?.attempts ?? 0);
    return [
      ...(times > 1 + excused ? [`${what} was told ${times} times`] : []),
      ...(attempts < times ? [`${what} was told ${times} times, and the ledger counts ${attempts}`] : []),
    ];
  });
}

function notTold(world: World, listed: readonly Clip[], ledger: Ledger): string[] {
  // What waits for days among letters or in the stream is told to nobody any more.
  if (world.now - world.began > NEWS_MS) return [];
  const isNews = (nameId: string) => world.tracked.has(nameId as NameId) && !world.everDropped.has(nameId as NameId);
  return listed.flatMap(({ clipId, key, story, mentions }) =>
    mentions
      .filter(({ nameId }) => isNews(nameId))
      .flatMap(({ nameId }) =>
        ADDRESSES.filter((address) => follows(address, nameId)).flatMap((address) => {
          const state = ledger.get(`${nameId}#${story}@${address}`)?.state ?? 'no row in the ledger';
          const isSettled = state === 'sent' || (state === 'refused' && world.refused.has(address));
          return isSettled ? [] : [`${address} was not told of ${nameId} in ${key} (${clipId}): ${state}`];
        }),
      ),
  );
}
