/** Corrections: who was told of a clip, and asked for it, is told when its title, outlet, day or names change. */
import { stateAt } from '../../shared/clip/history.ts';
import type { Debt, Owed } from '../../shared/contract/alert.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import type { CorrectedClip } from '../../shared/contract/fan-out.ts';
import type { Subscription } from '../../shared/contract/subscription.ts';
import { getClip } from '../aws/table/clips.ts';
import { type EarlierState, earlierStates } from '../aws/table/history-rows.ts';
import { recordsBeginning, recordsOf } from '../aws/table/recorded.ts';
import { follows } from '../aws/table/subscriptions.ts';
import { mapOf } from '../runtime/batch.ts';
import { EVERY_NAME } from './followers.ts';
import type { Reading } from './reading.ts';
import { byRecipient } from './recipients.ts';

/** A clip that was corrected, with its states. */
interface Corrected {
  readonly clip: Clip;
  /** The newest first. */
  readonly states: readonly EarlierState[];
  /** The number of the state that the change made: a change is told once. */
  readonly number: number;
  /** Names that it has, or ever had. */
  readonly nameIds: readonly string[];
}

/** Recipients looked up at once. */
const WIDTH = 16;

/** Each change once to each recipient that was sent an alert about this clip, or a correction of it. */
export async function corrections(changed: readonly CorrectedClip[]): Promise<Reading> {
  const clips = (await mapOf(changed, WIDTH, read)).filter((one) => one !== null);
  const names = new Map<string, number>();
  for (const { nameIds } of clips) {
    for (const nameId of [...nameIds, EVERY_NAME]) names.set(nameId, (names.get(nameId) ?? 0) + 1);
  }
  return {
    names,
    owedTo: async (subscriptions) => {
      const recipients = [...byRecipient(subscriptions.filter((one) => one.corrections === true))];
      const owed = await mapOf(recipients, WIDTH, ([recipient, own]) =>
        mapOf(clips, 1, (clip) => owedOf(clip, recipient, own)),
      );
      return owed.flat().filter((one) => one !== null);
    },
  };
}

async function read({ clipId, ended }: CorrectedClip): Promise<Corrected | null> {
  const [clip, states] = await Promise.all([getClip(clipId), earlierStates(clipId)]);
  if (clip === null) return null;
  const nameIds = [...new Set([...namesIn(clip), ...states.flatMap(namesIn)])];
  return { clip, states, number: ended + 1, nameIds };
}

async function owedOf(
  corrected: Corrected,
  recipient: string,
  subscriptions: readonly Subscription[],
): Promise<Owed | null> {
  const { clip, number } = corrected;
  const followed = corrected.nameIds.filter((nameId) => subscriptions.some((one) => follows(one, nameId)));
  const { clipId } = clip;
  const toldAt = await lastTold(corrected, recipient, followed);
  // Where it held no state before the newest, the recipient knows the clip as it is.
  const state = toldAt === null ? null : stateAt(corrected.states, toldAt);
  if (toldAt === null || state === null) return null;
  const was = told(state);
  const [first] = subscriptions;
  if (first === undefined || JSON.stringify(was) === JSON.stringify(told(clip))) return null;
  return {
    recipient,
    subscriptionId: first.id,
    // Cannot be the id of a name: it would have a mention.
    nameId: CORRECTION,
    story: `${clipId}#${number}`,
    clipId,
    droppedAt: clip.receivedAt,
    recordedAt: new Date().toISOString(),
    when: 'now',
    debt: { kind: 'correction', toldAt, was },
  };
}

const CORRECTION = 'correction';

/**
 * When the recipient was last told how the clip is, in an alert or a correction; null if it never was, or a correction
 * waits that says how it is by then.
 */
async function lastTold(
  { clip, states, number }: Corrected,
  recipient: string,
  nameIds: readonly string[],
): Promise<string | null> {
  const { clipId } = clip;
  const stories = new Set([clip.story, ...states.map(({ story }) => story)]);
  const alerts = nameIds.flatMap((nameId) => [...stories].map((story) => ({ recipient, nameId, story })));
  const about = (await recordsOf(alerts)).flatMap((found) => (found?.alert.clipId === clipId ? [found.alert] : []));
  const sent = about.filter(({ state }) => state === 'sent');
  if (sent.length === 0) return null;
  const before = await recordsBeginning({ recipient, nameId: CORRECTION, story: `${clipId}#` });
  const own = `${clipId}#${number}`;
  if (before.some(({ alert }) => alert.state === 'open' && alert.story !== own)) return null;
  const times = [...sent, ...before.map(({ alert }) => alert)].flatMap(({ sentAt }) => sentAt ?? []);
  return times.sort().at(-1) ?? null;
}

/** What of a clip a correction tells. */
function told(
  clip: Pick<Clip, 'title' | 'outlet' | 'publishedOn'> & Named,
): Extract<Debt, { kind: 'correction' }>['was'] {
  const { title, outlet, publishedOn } = clip;
  return { title, outlet, publishedOn, nameIds: namesIn(clip).sort() };
}

interface Named {
  readonly mentions: readonly { readonly nameId: string }[];
  readonly furtherCounts?: readonly (readonly [string, number])[] | undefined;
}

const namesIn = ({ mentions, furtherCounts = [] }: Named): string[] => [
  ...new Set([...mentions.map(({ nameId }) => nameId), ...furtherCounts.map(([nameId]) => nameId)]),
];
