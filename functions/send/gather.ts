/** What a message says, gathered from the table as it is now. */

import type { ChangedVideo, Content, CorrectionContent, SummaryContent } from '../../shared/alert/content.ts';
import type { Said } from '../../shared/alert/corrected.ts';
import type { Batch } from '../../shared/alert/pace.ts';
import type { Debt, Owed } from '../../shared/contract/alert.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import type { Name } from '../../shared/contract/name.ts';
import type { Subscription } from '../../shared/contract/subscription.ts';
import { lastTransition } from '../../shared/embed/index.ts';
import { providerName } from '../../shared/view/provider-name.ts';
import { alertIdOf } from '../aws/table/alert/alert-rows.ts';
import { namesById } from '../aws/table/name/names.ts';
import { follows } from '../aws/table/subscription/subscriptions.ts';
import { mapOf } from '../runtime/batch.ts';
import { cardOf, clipsById, headOf } from './cards.ts';
import { type Known, knownBy } from './known.ts';
import type { Links } from './links.ts';
import { withSameStory } from './same-story.ts';

/** What a batch is about, as it is now. */
export interface Facts {
  readonly clips: ReadonlyMap<string, Clip | null>;
  readonly names: ReadonlyMap<string, Name>;
  /** What recipients of corrections know, by the ids of those. */
  readonly known: ReadonlyMap<string, Known>;
}

/** Corrections looked at at once. */
const WIDTH = 4;

type DebtOf<K extends Debt['kind']> = Extract<Debt, { kind: K }>;

/** Reads the clips and names that a batch is about. */
export async function factsOf(owed: readonly Owed[], now: Date): Promise<Facts> {
  const clipIds = owed.flatMap(({ debt, clipId }) =>
    debt.kind === 'found' ? debt.newest.map((one) => one.clipId) : [clipId],
  );
  const clips = await clipsById(clipIds);
  const corrections = owed.filter(({ debt }) => debt.kind === 'correction');
  const known = new Map(
    await mapOf(corrections, WIDTH, async (one) => [alertIdOf(one), await knownBy(one, now)] as const),
  );
  const nameIds = owed.flatMap((one) => {
    if (one.debt.kind === 'found') return one.debt.counts.map(({ nameId }) => nameId);
    if (one.debt.kind !== 'correction') return [one.nameId];
    // Those that left the clip, and those that came into it.
    const before = known.get(alertIdOf(one));
    const said = before?.kind === 'told' ? before.said.nameIds : [];
    return [...said, ...(clips.get(one.clipId)?.mentions.map(({ nameId }) => nameId) ?? [])];
  });
  return { clips, names: await namesById([...new Set(nameIds)]), known };
}

/**
 * `gone`: the mention, or what happened to the video, is not there any more; `untracked`: nobody tracks the name any more;
 * `known`: the recipient knows the clip as it is; `unsure`: whether there is something to correct is known later.
 */
export type Standing = 'stands' | 'gone' | 'untracked' | 'known' | 'unsure';

/** Whether what is owed is still there to be told. */
export function standingOf(owed: Owed, { clips, names, known }: Facts): Standing {
  const { nameId, clipId, debt } = owed;
  const clip = clips.get(clipId) ?? null;
  switch (debt.kind) {
    case 'mention':
      if (clip === null || !clip.mentions.some((mention) => mention.nameId === nameId)) return 'gone';
      return names.has(nameId) ? 'stands' : 'untracked';
    case 'video':
      return clip !== null && transitionIn(clip, debt) !== null ? 'stands' : 'gone';
    case 'correction': {
      const before = known.get(alertIdOf(owed));
      if (before?.kind === 'unsure') return 'unsure';
      return clip !== null && before?.kind === 'told' && correctionOf(clip, before.said, names) ? 'stands' : 'known';
    }
    case 'found':
      return debt.counts.some((count) => names.has(count.nameId)) ? 'stands' : 'untracked';
    default:
      return debt satisfies never;
  }
}

/**
 * What to say about what stands of a batch; null where nothing does. `under`: the subscriptions of the recipient under which
 * it is wanted; of what is about several names they say which are told of.
 */
export async function contentOf(
  { kind, owed, isMore = false }: Batch,
  under: readonly Subscription[],
  facts: Facts,
  links: Links,
): Promise<Content | null> {
  const isFollowed: Followed = (nameId) => under.some((one) => follows(one, nameId));
  switch (kind) {
    case 'alert': {
      const clips = await cards(owed, facts, links);
      return clips.length === 0 ? null : { kind, clips };
    }
    case 'summary':
      return summaryOf(owed, isMore, facts, links);
    case 'found':
      return foundOf(owed[0]?.debt, isFollowed, facts, links);
    case 'videos': {
      const videos = owed.flatMap((one) => changedVideo(one, facts, links) ?? []);
      return videos.length === 0 ? null : { kind, videos };
    }
    case 'correction':
      return correction(owed[0], isFollowed, facts, links);
    default:
      return kind satisfies never;
  }
}

/** A card for each clip, with the names that are told of it, and what else is in its story. */
async function cards(mentions: readonly Pick<Owed, 'clipId' | 'nameId'>[], { clips, names }: Facts, links: Links) {
  const found = [...Map.groupBy(mentions, ({ clipId }) => clipId)].flatMap(([clipId, ofClip]) => {
    const clip = clips.get(clipId) ?? null;
    if (clip === null) return [];
    const chosen = ofClip.flatMap(({ nameId }) => names.get(nameId) ?? []);
    const card = cardOf(clip, { names: new Map(chosen.map((name) => [name.id, name])) }, links);
    return card.mentions.length === 0 ? [] : [card];
  });
  return withSameStory(found, clips);
}

async function summaryOf(
  owed: readonly Owed[],
  isMore: boolean,
  facts: Facts,
  links: Links,
): Promise<SummaryContent | null> {
  const all = await cards(owed, facts, links);
  if (all.length === 0) return null;
  const told = all.flatMap(({ mentions }) => mentions);
  const names = Map.groupBy(told, ({ name }) => name);
  const outlets = Map.groupBy(all, ({ outlet }) => outlet);
  return {
    kind: 'summary',
    because: 'flood',
    names: [...names].map(([name, clips]) => ({ name, clips: clips.length })).sort(mostFirst),
    clips: all.length,
    isMore,
    outlets: [...outlets].map(([outlet, clips]) => ({ outlet, clips: clips.length })).sort(mostFirst),
    cards: all,
    all: allOf(
      told.map(({ nameId }) => nameId),
      links,
    ),
  };
}

/** The list of the clips of a name; no page lists those of several. */
function allOf(nameIds: readonly string[], links: Links): string | null {
  const [only, ...others] = new Set(nameIds);
  return only === undefined || others.length > 0 ? null : links.clipsOf(only);
}

type Followed = (nameId: string) => boolean;

async function foundOf(
  debt: Debt | undefined,
  isFollowed: Followed,
  facts: Facts,
  links: Links,
): Promise<SummaryContent | null> {
  if (debt?.kind !== 'found') return null;
  const counts = debt.counts.flatMap(({ nameId, clips }) => {
    const name = facts.names.get(nameId)?.name;
    return name !== undefined && isFollowed(nameId) ? [{ nameId, name, clips }] : [];
  });
  if (counts.length === 0) return null;
  return {
    kind: 'summary',
    because: debt.because,
    names: counts.map(({ name, clips }) => ({ name, clips })).sort(mostFirst),
    // A clip with two of the names is in both counts; of names that are not told of any more, none is told.
    clips: Math.min(
      debt.clips ?? Number.POSITIVE_INFINITY,
      counts.reduce((sum, { clips }) => sum + clips, 0),
    ),
    isMore: debt.isMore,
    // Only the newest clips are known one by one.
    outlets: [],
    cards: await cards(
      debt.newest.filter(({ nameId }) => isFollowed(nameId)),
      facts,
      links,
    ),
    all: allOf(
      counts.map(({ nameId }) => nameId),
      links,
    ),
  };
}

/** The video of a debt, if its last change is still the one that is owed. */
function transitionIn(clip: Clip, { embedId, transition, at }: DebtOf<'video'>) {
  const embed = clip.embeds.find(({ id }) => id === embedId);
  const history = embed?.history ?? [];
  const isStill = lastTransition(history) === transition && history.at(-1)?.at === at;
  return isStill ? (embed ?? null) : null;
}

function changedVideo({ clipId, debt }: Owed, { clips }: Facts, links: Links): ChangedVideo | null {
  const clip = clips.get(clipId) ?? null;
  const embed = clip === null || debt.kind !== 'video' ? null : transitionIn(clip, debt);
  if (clip === null || debt.kind !== 'video' || embed === null) return null;
  const confirmed = (embed.check?.confirmations ?? []).map(({ at }) => at);
  return {
    ...headOf(clip, links),
    transition: debt.transition,
    provider: providerName(embed),
    seenAt: debt.transition === 'gone' && confirmed.length > 0 ? confirmed : [debt.at],
    playedAt: embed.check?.playedAt ?? null,
    isStillKept: embed.proof !== undefined,
  };
}

/** What has changed since the clip was told of; null where it is again as it was. */
function correctionOf(
  clip: Clip,
  was: Said,
  names: ReadonlyMap<string, Name>,
): Pick<CorrectionContent, 'changes' | 'names'> | null {
  const fields = ['title', 'outlet', 'publishedOn'] as const;
  const changes = fields
    .filter((field) => was[field] !== clip[field])
    .map((field) => ({ field, was: was[field], is: clip[field] }));
  const present = new Set(clip.mentions.map(({ nameId }) => nameId));
  const former = new Set(was.nameIds);
  const moved = [...former.symmetricDifference(present)].flatMap((nameId) => {
    const name = names.get(nameId)?.name;
    return name === undefined ? [] : [{ name, isIn: present.has(nameId) }];
  });
  if (changes.length === 0 && moved.length === 0) return null;
  return { changes, names: moved };
}

function correction(
  owed: Owed | undefined,
  isFollowed: Followed,
  { clips, names, known }: Facts,
  links: Links,
): CorrectionContent | null {
  const clip = clips.get(owed?.clipId ?? '') ?? null;
  const before = owed && known.get(alertIdOf(owed));
  if (clip === null || before?.kind !== 'told') return null;
  const followed = new Map([...names].filter(([nameId]) => isFollowed(nameId)));
  const changed = correctionOf(clip, before.said, followed);
  return changed && { kind: 'correction', clip: headOf(clip, links), toldAt: before.at, ...changed };
}

const mostFirst = (one: { readonly clips: number }, other: { readonly clips: number }): number =>
  other.clips - one.clips;
