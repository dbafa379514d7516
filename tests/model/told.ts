/** Whether each follower was told of what is news, once, and of nothing else. */
import type { Row } from '../../local/services/table/index.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import { rows } from '../../shared/wiring.ts';
import { NAME_IDS, type NameId } from './content.ts';
import { wrongDigests } from './digests.ts';
import { NEWS_DAYS } from './environment.ts';
import { ADDRESSES, follows } from './followers.ts';
import { wrongGuest } from './guest.ts';
import { claimId, type Ledger } from './mails.ts';
import { leftOwed } from './owed.ts';
import { GUESTS } from './phase.ts';
import { videosNotTold } from './videos.ts';
import type { World } from './world.ts';

const NEWS_MS = NEWS_DAYS * 24 * 60 * 60 * 1000;

export function wrongMails(world: World, listed: readonly Clip[]): string[] {
  const ledger = new Map(
    world.table.ofKind(rows.delivery).map((row) => [`${row.sk}@${String(row.pk).slice('LEDGER#'.length)}`, row]),
  );
  return [
    ...wrongNews(world),
    ...oldNews(world),
    ...toldTooOften(world, ledger),
    ...tooManyMails(world),
    ...notTold(world, listed, ledger),
    ...guestNotTold(world, ledger),
    ...videosNotTold(world, listed, ledger),
    ...wrongGuest(world),
    ...wrongDigests(world),
    ...leftOwed(world),
  ];
}

/** What a mail should not have told. */
function wrongNews({ mails }: World): string[] {
  return mails.flatMap(({ to, kind, unclaimed, claims }) => {
    const ofOthers = claims.map(claimId).filter((claim) => isOfName(claim) && !follows(to, claim.split('#')[0] ?? ''));
    return [
      ...unclaimed.map((clipId) => `a mail (${kind}) to ${to} tells of ${clipId}, which was not claimed`),
      ...ofOthers.map((claim) => `a mail to ${to} tells of ${claim}, which it does not follow`),
    ];
  });
}

/** Of the ledger's rows those about a mention: others are about videos, corrections, and what was found. */
const isOfName = (claim: string): boolean => NAME_IDS.some((nameId) => claim.startsWith(`${nameId}#`));

/** What was too old when it was recorded; what a back-fill found is told whatever its age. */
function oldNews({ table }: World): string[] {
  const found = new Set(
    table
      .ofKind(rows.delivery)
      .filter(({ sk }) => /^(backfill|replay):/.test(String(sk)))
      .map(({ pk, recordedAt }) => `${pk} ${recordedAt}`),
  );
  return table
    .ofKind(rows.delivery)
    .filter(({ pk, sk, recordedAt, droppedAt }) => {
      const age = Date.parse(String(recordedAt)) - Date.parse(String(droppedAt));
      return isOfName(String(sk)) && age > NEWS_MS && !found.has(`${pk} ${recordedAt}`);
    })
    .map(({ pk, sk }) => `${pk} is owed old news: ${sk}`);
}

/** Mails about news to one address in a quarter of an hour (design, "Pace"). */
const MOST_MAILS = 5;
const WINDOW_MS = 15 * 60_000;

function tooManyMails({ mails, unmarked }: World): string[] {
  const alerts = mails.filter(({ kind }) => kind === 'alert');
  return alerts.flatMap(({ to, at }) => {
    const together = alerts.filter((one) => one.to === to && one.at >= at && one.at < at + WINDOW_MS);
    return together.length > MOST_MAILS + unmarked.length
      ? [`${together.length} mails to ${to} within 15 minutes`]
      : [];
  });
}

/** What was recorded for the guest, who stayed and gets its mails, was told at one of its addresses. */
function guestNotTold({ guest, suppressed, everDropped }: World, ledger: Ledger): string[] {
  const followed = guest.length > 0 && guest.every(({ how }) => how !== null) && suppressed.size === 0;
  if (!followed) return [];
  const isItsOwn = ({ pk }: Row) => GUESTS.some((address) => pk === `LEDGER#${address}`);
  const own = [...ledger.values()].filter((row) => isItsOwn(row) && isOfName(String(row.sk)));
  const isTold = ({ state }: Row) => state === 'sent' || state === 'digested';
  return [...Map.groupBy(own, ({ sk }) => String(sk))].flatMap(([what, own]) => {
    const isStill = !everDropped.has(what.split('#')[0] as NameId);
    const states = own.map(({ pk, state, reason }) => `${pk} ${state} (${reason})`);
    return isStill && !own.some(isTold) ? [`the guest was not told of ${what}: ${states}`] : [];
  });
}

/** At most once; and once more for each time that a fault fell between sending and marking, which the ledger counts. */
function toldTooOften({ mails, unmarked }: World, ledger: Ledger): string[] {
  const all = mails.flatMap(({ claims }) => claims.map(claimId));
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
          const isSettled =
            state === 'sent' || state === 'digested' || (state === 'refused' && world.refused.has(address));
          return isSettled ? [] : [`${address} was not told of ${nameId} in ${key} (${clipId}): ${state}`];
        }),
      ),
  );
}
