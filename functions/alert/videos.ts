/** Videos that are gone or play again: whoever asked for it is told now, whatever the cadence. */
import type { Clip } from '../../shared/contract/clip.ts';
import type { ChangedVideo } from '../../shared/contract/fan-out.ts';
import { lastTransition } from '../../shared/embed/index.ts';
import { follows } from '../aws/table/subscription/subscriptions.ts';
import { clipsById } from './clips.ts';
import { EVERY_NAME } from './followers.ts';
import type { Reading } from './reading.ts';
import { byRecipient } from './recipients.ts';

/** A video whose last change of status is worth an alert. */
interface Transition {
  readonly clip: Clip;
  readonly embedId: string;
  readonly transition: 'gone' | 'back';
  readonly at: string;
}

/** Each transition once to each recipient that follows a name in the clip, or every name, and has `videos` set. */
export async function videos(changed: readonly ChangedVideo[]): Promise<Reading> {
  const transitions = await transitionsOf(changed);
  const names = new Map<string, number>();
  for (const { clip } of transitions) {
    for (const nameId of [...namesIn(clip), EVERY_NAME]) names.set(nameId, (names.get(nameId) ?? 0) + 1);
  }
  return {
    names,
    owedTo: async (subscriptions) => {
      const recordedAt = new Date().toISOString();
      const recipients = byRecipient(subscriptions.filter((one) => one.videos === true));
      return transitions.flatMap(({ clip, embedId, transition, at }) =>
        [...recipients].flatMap(([recipient, own]) => {
          const subscriptionId = own.find(
            (one) => namesIn(clip).some((nameId) => follows(one, nameId)) || one.nameIds === EVERY_NAME,
          )?.id;
          if (subscriptionId === undefined) return [];
          return [
            {
              recipient,
              subscriptionId,
              // Cannot be the id of a name: those have no colon.
              nameId: `video:${transition}`,
              story: `${embedId}#${at}`,
              clipId: clip.clipId,
              droppedAt: clip.receivedAt,
              recordedAt,
              when: 'now' as const,
              debt: { kind: 'video' as const, embedId, transition, at },
            },
          ];
        }),
      );
    },
  };
}

const namesIn = ({ mentions }: Clip): string[] => mentions.map(({ nameId }) => nameId);

/** The last transition of each video; none if the status changed again meanwhile, or the clip was removed. */
async function transitionsOf(changed: readonly ChangedVideo[]): Promise<Transition[]> {
  const clips = await clipsById(changed);
  const unique = new Map(changed.map((one) => [one.embedId, one]));
  return [...unique.values()].flatMap(({ clipId, embedId }) => {
    const clip = clips.get(clipId) ?? null;
    const embed = clip?.embeds.find(({ id }) => id === embedId);
    const transition = lastTransition(embed?.history ?? []);
    const at = embed?.history?.at(-1)?.at;
    if (clip === null || transition === null || at === undefined) return [];
    return [{ clip, embedId, transition, at }];
  });
}
