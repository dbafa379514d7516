/** Telling claimed alerts exactly once: they are claimed in the ledger, told in one message, settled there. */
import { createHash } from 'node:crypto';
import type { Content, Reader } from '../../shared/alert/content.ts';
import type { Owed } from '../../shared/contract/alert.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import { isMailAddress, recipientOf, type Subscription } from '../../shared/contract/subscription.ts';
import { hookRefused, mailRefused } from '../../shared/wiring.ts';
import { alertIdOf } from '../aws/table/alert/alert-rows.ts';
import { claim, giveBack, settle, withdraw } from '../aws/table/alert/ledger.ts';
import { forEachOf, mapOf } from '../runtime/batch.ts';
import { addressHash, withoutAddresses } from '../runtime/private-text.ts';
import type { Run } from './outcome.ts';
import { ways } from './ways/index.ts';

/** Rows of the ledger that are written at once. */
const WIDTH = 16;

/** Claims for this run. `held`: another run has claimed those, or died less than a lease ago; the others are settled. */
export async function claimAll(
  owed: readonly Owed[],
  { now }: Run,
): Promise<{ readonly claimed: readonly Owed[]; readonly held: readonly Owed[] }> {
  const claims = await mapOf(owed, WIDTH, (one) => claim(one, now()));
  return {
    claimed: owed.filter((_, i) => claims[i] === 'claimed'),
    held: owed.filter((_, i) => claims[i] === 'held'),
  };
}

/** Forgets what this run has claimed: the mention is gone. It was never told, and should it come back, it is news. */
export async function takeBack(owed: Owed, { now }: Run): Promise<void> {
  await giveBack(owed, 'the mention is gone', now());
  await withdraw(owed, now());
}

/** A message about claimed alerts. */
export interface Telling {
  readonly subscription: Subscription;
  readonly content: Content;
  readonly reader: Reader;
  /** Claimed by this run; none for a digest about nothing. */
  readonly claimed: readonly Owed[];
  /** What they are when they are told. */
  readonly state: 'sent' | 'digested';
  /** Those that have cards of their own, by their ids: the ledger notes in which state they were told. */
  readonly clips: ReadonlyMap<string, Clip | null>;
  /** Stories of the clips, for mails that hang together. */
  readonly stories: readonly string[];
  /** Which try this is: 1 is the first. */
  readonly attempt: number;
  /**
   * The same at each try, and of no other message.
   * @default of the claimed alerts
   */
  readonly key?: string;
}

/** `settled`: told, or refused for good. `unsent`: the claims are given back; `at`: when the other side wants to be asked again. */
export type Told =
  | { readonly kind: 'settled'; readonly messageId: string | null }
  | { readonly kind: 'unsent'; readonly reason: string; readonly at: Date | null };

/**
 * Tries once to tell what was claimed, and settles it. A mail has its turn by then: waiting for it is no try, and the ledger
 * counts each claim as one. Whatever the other side does is an outcome.
 */
export async function tell(telling: Telling, run: Run): Promise<Told> {
  const { subscription, content, reader, claimed, state, clips, stories, attempt } = telling;
  const [first] = claimed;
  const sent = await ways[subscription.channel?.kind ?? 'mail'](
    {
      subscription,
      content,
      reader,
      key: telling.key ?? keyOf(claimed),
      recordedAt: newestOf(claimed) ?? run.now().toISOString(),
      attempt,
      alertId: first && alertIdOf(first),
      stories,
      hasTurn: true,
    },
    run,
  );
  const about = {
    kind: content.kind,
    to: addressHash(first?.recipient ?? subscription.address),
    deliveries: claimed.length,
    clipIds: clipIdsOf(claimed),
  };
  switch (sent.kind) {
    case 'sent': {
      const { messageId } = sent;
      // If this fails the claims stay: when their lease ends they are told once more, and the ledger counts the attempt.
      const stateOf = ({ clipId }: Owed) => clips.get(clipId)?.revision;
      await forEachOf(claimed, (one) => settle(one, { state, messageId, clipState: stateOf(one) }, run.now()));
      console.info({ message: 'mail sent', ...about, messageId });
      return { kind: 'settled', messageId };
    }
    case 'refused': {
      const { reason } = sent;
      await forEachOf(claimed, (one) => settle(one, { state: 'refused', reason }, run.now()));
      console.warn({
        message: isMailAddress(recipientOf(subscription)) ? mailRefused : hookRefused,
        ...about,
        reason: withoutAddresses(reason),
      });
      return { kind: 'settled', messageId: null };
    }
    case 'stopped':
    case 'failed':
    case 'later': {
      const { reason } = sent;
      await forEachOf(claimed, (one) => giveBack(one, reason, run.now()));
      console.warn({ message: 'mail waits', ...about, reason: withoutAddresses(reason) });
      return { kind: 'unsent', reason, at: sent.kind === 'later' ? sent.at : null };
    }
    default:
      return sent satisfies never;
  }
}

/** When the newest was recorded. */
export function newestOf(owed: readonly Owed[]): string | null {
  return owed.reduce<string | null>(
    (newest, { recordedAt }) => (newest === null || recordedAt > newest ? recordedAt : newest),
    null,
  );
}

function keyOf(claimed: readonly Owed[]): string {
  const ids = claimed.map(alertIdOf).sort();
  return createHash('sha256').update(ids.join(' ')).digest().subarray(0, 16).toString('base64url');
}

/** Log lines name so many clips. */
const MAX_LOGGED = 20;

function clipIdsOf(owed: readonly Owed[]): string[] {
  const clipIds = owed.map(({ clipId }) => clipId).filter((clipId) => clipId !== '');
  return [...new Set(clipIds)].slice(0, MAX_LOGGED);
}
