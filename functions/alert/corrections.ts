/** Corrections: who was told of a clip, and asked for it, is told when its title, outlet, day or names change. */
import { isSame, namesIn, saidOf } from '../../shared/alert/corrected.ts';
import type { Owed } from '../../shared/contract/alert.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import type { CorrectedClip } from '../../shared/contract/fan-out.ts';
import type { Subscription } from '../../shared/contract/subscription.ts';
import type { Recorded } from '../aws/table/alert/alert-rows.ts';
import { lastTold, recordsBeginning, recordsOf } from '../aws/table/alert/recorded.ts';
import { getClip } from '../aws/table/clip/clips.ts';
import { type EarlierState, earlierStates } from '../aws/table/clip/history-rows.ts';
import { follows } from '../aws/table/subscription/subscriptions.ts';
import { mapOf } from '../runtime/batch.ts';
import { EVERY_NAME } from './followers.ts';
import { lastAlerts } from './last-alerts.ts';
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

/**
 * Each change once to each recipient that was told of this clip, in an alert, in a digest that showed it or in a correction;
 * and to whom it is being told at this moment: when the correction is told, the ledger says whether it is one.
 */
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
  const { clipId, receivedAt } = corrected.clip;
  const story = `${clipId}#${corrected.number}`;
  const found = (await recordsAbout(corrected, recipient, subscriptions)).filter(({ alert }) => alert.story !== story);
  // A correction that waits says how the clip is by then.
  if (found.some(({ alert }) => alert.nameId === CORRECTION && alert.state === 'open')) return null;
  const told = found.filter(({ alert, clipState }) => alert.state === 'claimed' || clipState !== null);
  const names = told.map(({ alert }) => alert.nameId);
  const first = subscriptions.find((one) => names.some((nameId) => follows(one, nameId))) ?? subscriptions[0];
  if (first === undefined || told.length === 0 || isKnown(corrected, told)) return null;
  return {
    recipient,
    subscriptionId: first.id,
    // Cannot be the id of a name: it would have a mention.
    nameId: CORRECTION,
    story,
    clipId,
    droppedAt: receivedAt,
    recordedAt: new Date().toISOString(),
    when: 'now',
    debt: { kind: 'correction', alerts: lastAlerts(told) },
  };
}

const CORRECTION = 'correction';

/** What the ledger has of the recipient's alerts about the clip, and of its corrections. */
async function recordsAbout(
  { clip, states, nameIds }: Corrected,
  recipient: string,
  subscriptions: readonly Subscription[],
): Promise<Recorded[]> {
  const { clipId } = clip;
  const followed = nameIds.filter((nameId) => subscriptions.some((one) => follows(one, nameId)));
  const stories = new Set([clip.story, ...states.map(({ story }) => story)]);
  const alerts = followed.flatMap((nameId) => [...stories].map((story) => ({ recipient, nameId, story })));
  const about = (await recordsOf(alerts)).filter((found) => found?.alert.clipId === clipId);
  if (about.length === 0) return [];
  const before = await recordsBeginning({ recipient, nameId: CORRECTION, story: `${clipId}#` });
  return [...about, ...before].filter((found) => found !== null);
}

/**
 * Whether the recipient knows the clip as it is; of what a run is telling nobody knows yet what it says. A state that is not
 * kept any more cannot be corrected.
 */
function isKnown({ clip, states }: Corrected, told: readonly Recorded[]): boolean {
  if (told.some(({ alert }) => alert.state === 'claimed')) return false;
  const state = states.find(({ number }) => number === lastTold(told)?.clipState);
  return state === undefined || isSame(saidOf(state), saidOf(clip));
}
