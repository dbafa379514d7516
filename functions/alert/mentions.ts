/** New mentions: instant followers are told now, the others in their digest. */
import { tellerOf } from '../../shared/alert/teller.ts';
import { isLate } from '../../shared/clip/news.ts';
import type { Owed } from '../../shared/contract/alert.ts';
import type { NewMention } from '../../shared/contract/fan-out.ts';
import type { Subscription } from '../../shared/contract/subscription.ts';
import { recordedAmong } from '../aws/table/alert/recorded.ts';
import { namesById } from '../aws/table/name/names.ts';
import { follows } from '../aws/table/subscription/subscriptions.ts';
import { forEachOf } from '../runtime/batch.ts';
import { setting } from '../runtime/environment.ts';
import { clipsById } from './clips.ts';
import { EVERY_NAME } from './followers.ts';
import type { Reading } from './reading.ts';
import { byRecipient } from './recipients.ts';

export async function mentions(all: readonly NewMention[]): Promise<Reading> {
  const names = new Map([...Map.groupBy(all, ({ nameId }) => nameId)].map(([nameId, own]) => [nameId, own.length]));
  return {
    names: all.length === 0 ? names : names.set(EVERY_NAME, all.length),
    owedTo: async (subscriptions) => untold(await owedTo(all, subscriptions)),
  };
}

/** One debt for each (name, story, recipient), however many clips the story has. Reads only what is followed. */
async function owedTo(all: readonly NewMention[], subscriptions: readonly Subscription[]): Promise<Owed[]> {
  const followed = all.filter(({ nameId }) => subscriptions.some((one) => follows(one, nameId)));
  if (followed.length === 0) return [];
  const names = await namesById(followed.map(({ nameId }) => nameId));
  const clips = await clipsById(followed);
  const now = new Date();
  const recipients = byRecipient(subscriptions);
  const owed = new Map<string, Owed>();
  for (const { clipId, nameId } of followed) {
    const clip = clips.get(clipId);
    // Skip if the clip was removed or corrected, or the name is no longer tracked.
    if (!clip?.mentions.some((mention) => mention.nameId === nameId) || !names.has(nameId)) continue;
    // What waited among the dead letters, say. The ledger keeps its rows for longer than anything is news.
    if (isLate(clip.receivedAt, now, Number(setting('newsDays')))) continue;
    for (const [recipient, own] of recipients) {
      const by = tellerOf(own.filter((one) => follows(one, nameId)));
      const key = JSON.stringify([recipient, nameId, clip.story]);
      if (by === null || owed.has(key)) continue;
      const times = { droppedAt: clip.receivedAt, recordedAt: now.toISOString() };
      owed.set(key, { recipient, nameId, story: clip.story, clipId, ...by, ...times, debt: { kind: 'mention' } });
    }
  }
  return [...owed.values()];
}

/** Without those to a recipient of whom a story is recorded which is the same one, since somebody merged them. */
async function untold(owed: readonly Owed[]): Promise<readonly Owed[]> {
  if (owed.length === 0) return owed;
  const { standingStory } = await import('../aws/table/story/story-rows.ts');
  const same = new Map<string, readonly string[]>();
  await forEachOf([...new Set(owed.map(({ story }) => story))], async (story) => {
    const all = await standingStory(story);
    same.set(
      story,
      all.filter((one) => one !== story),
    );
  });
  const others = owed.map((one) => (same.get(one.story) ?? []).map((story) => ({ ...one, story })));
  const recorded = await recordedAmong(others.flat());
  return owed.filter((_, i) => !others[i]?.some((other) => recorded.has(other)));
}
