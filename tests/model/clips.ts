/** Whether the clips that readers see are those of the inbox, and whether each list has them. */
import { clipText, getClip, listClips } from '../../functions/aws/table/clip/clips.ts';
import { clipCounts, nameCounts } from '../../functions/aws/table/clip/counts.ts';
import { clipAsOf, listRevisions } from '../../functions/aws/table/clip/history.ts';
import { listMentions } from '../../functions/aws/table/clip/mentions.ts';
import { NO_DAY } from '../../shared/clip/counts.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import { CORRECTED, type KeyName, NAME_IDS, OUTLETS } from './content.ts';
import { mayBe } from './corrections.ts';
import type { True, TrueClip } from './expected.ts';
import { PAGE } from './page.ts';
import type { World } from './world.ts';

export async function wrongClips(listed: readonly Clip[], truth: readonly True[], world: World): Promise<string[]> {
  const wrong: string[] = [];
  for (const { key, choices } of truth) {
    const own = listed.filter((clip) => clip.key === key);
    const differences = await Promise.all(choices.map((choice) => differencesOf(key, own, choice, world)));
    // Of several choices one must be right.
    if (!differences.some((one) => one.length === 0)) wrong.push(...(differences[0] ?? []));
  }
  return wrong;
}

async function differencesOf(
  key: KeyName,
  own: readonly Clip[],
  expected: ReadonlyMap<string, TrueClip>,
  world: World,
): Promise<string[]> {
  const tracked = new Set<string>(world.tracked.keys());
  const wrong: string[] = [];
  for (const clip of own) {
    if (!expected.has(clip.clipId)) wrong.push(`${key}: there is a clip (${clip.part ?? 'whole'}) that should not be`);
  }
  for (const [clipId, { versionId, read }] of expected) {
    const clip = own.find((one) => one.clipId === clipId);
    if (clip === undefined) {
      wrong.push(`${key}: the clip of ${versionId} (${read.clip.part ?? 'whole'}) is missing`);
      continue;
    }
    const text = await clipText(clipId);
    const is = shown(clip, text?.kind === 'text' ? text.text : null, clip.receipt.versionId, tracked);
    wrong.push(...wrongFields(key, is, shown(read.clip, read.text, versionId, tracked), world));
    if (JSON.stringify(await getClip(clipId)) !== JSON.stringify(clip)) wrong.push(`${key}: read by id it is another`);
  }
  return wrong;
}

type Shown = ReturnType<typeof shown>;

function wrongFields(key: KeyName, is: Shown, should: Shown, world: World): string[] {
  return (Object.keys(should) as (keyof Shown)[]).flatMap((field) => {
    const corrected = CORRECTED.find((one) => one === field);
    const values = corrected === undefined ? [should[field]] : mayBe(world, key, corrected, should[corrected]);
    const [a, ...b] = [is[field], ...values].map((value) => JSON.stringify(value));
    return b.some((one) => one === a) ? [] : [`${key}: ${field} is ${a} and should be ${b.join(' or ')}`];
  });
}

function shown(
  clip: Pick<Clip, 'title' | 'outlet' | 'publishedOn' | 'summary' | 'language' | 'mentions'> & {
    embeds: readonly object[];
  },
  text: string | null,
  versionId: string,
  tracked: ReadonlySet<string>,
) {
  const { title, outlet, publishedOn, summary, language, embeds, mentions } = clip;
  return {
    versionId,
    title,
    outlet,
    publishedOn,
    summary,
    language,
    text,
    embeds: (embeds as Clip['embeds']).map(({ provider, videoId, url }) => ({ provider, videoId, url })),
    // A name that is no longer tracked keeps the mentions that it had.
    mentions: mentions
      .filter(({ nameId }) => tracked.has(nameId))
      .map(({ nameId, count, snippet }) => ({ nameId, count, snippet }))
      .sort((a, b) => (a.nameId < b.nameId ? -1 : 1)),
  };
}

export async function wrongLists(listed: readonly Clip[]): Promise<string[]> {
  const wrong: string[] = [];
  const compare = (what: string, is: readonly { clipId: string }[], should: readonly { clipId: string }[]) => {
    const [a, b] = [is, should].map((list) =>
      list
        .map(({ clipId }) => clipId)
        .sort()
        .join(' '),
    );
    if (a !== b) wrong.push(`the list ${what} has ${is.length} clips and should have ${should.length}: ${a} | ${b}`);
  };
  compare('of all', listed, [...new Map(listed.map((clip) => [clip.clipId, clip])).values()]);
  for (const outlet of OUTLETS) {
    const { items } = await listClips({ ...PAGE, order: 'newest', outlet });
    compare(
      `of ${outlet}`,
      items,
      listed.filter((clip) => clip.outlet === outlet),
    );
  }
  for (const language of ['en', 'fr']) {
    const { items } = await listClips({ ...PAGE, order: 'newest', language });
    compare(
      `in ${language}`,
      items,
      listed.filter((clip) => clip.language === language),
    );
  }
  for (const nameId of NAME_IDS) {
    const having = listed.filter(({ mentions }) => mentions.some((one) => one.nameId === nameId));
    const { items } = await listClips({ ...PAGE, order: 'newest', nameId });
    compare(`of ${nameId}`, items, having);
    compare(`of mentions of ${nameId}`, (await listMentions({ ...PAGE, order: 'newest', nameId })).items, having);
  }
  return wrong;
}

/** Sums of both, without zeros. */
type Sums = Map<string, { clips: number; mentions: number }>;

function add(sums: Sums, key: string, clips: number, mentions: number): void {
  const sum = sums.get(key) ?? { clips: 0, mentions: 0 };
  sums.set(key, { clips: sum.clips + clips, mentions: sum.mentions + mentions });
}

export async function wrongCounters(listed: readonly Clip[]): Promise<string[]> {
  const [is, should]: [Sums, Sums] = [new Map(), new Map()];
  for (const { day, outlet, language, clips, mentions } of await clipCounts({})) {
    add(is, `${day} ${outlet} ${language}`, clips, mentions);
  }
  for (const nameId of NAME_IDS) {
    for (const { day, clips, mentions } of await nameCounts(nameId, {})) add(is, `${day} ${nameId}`, clips, mentions);
  }
  for (const { publishedOn, outlet, language, mentions } of listed) {
    const day = publishedOn ?? NO_DAY;
    const sum = mentions.reduce((total, { count }) => total + count, 0);
    add(should, `${day} ${outlet} ${language}`, 1, sum);
    for (const { nameId, count } of mentions) add(should, `${day} ${nameId}`, 1, count);
  }
  const shown = (sums: Sums) =>
    [...sums]
      .filter(([, { clips, mentions }]) => clips !== 0 || mentions !== 0)
      .map(([key, { clips, mentions }]) => `${key}: ${clips}/${mentions}`)
      .sort()
      .join('; ');
  return shown(is) === shown(should) ? [] : [`the counters say ${shown(is)} and should say ${shown(should)}`];
}

/** The states of a clip are numbered without a gap, none came before the one that it follows, and the newest is the clip. */
export async function wrongPast(listed: readonly Clip[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { clipId, key, revision } of listed) {
    const states = (await listRevisions({ ...PAGE, clipId }))?.items ?? [];
    const numbers = states.map((state) => state.revision);
    const should = Array.from({ length: revision ?? 0 }, (_, i) => (revision ?? 0) - i);
    if (numbers.join() !== should.join()) wrong.push(`${key}: its states are ${numbers} and should be ${should}`);
    const times = states.map(({ recordedAt }) => recordedAt);
    if (times.join() !== times.toSorted().reverse().join()) wrong.push(`${key}: its states came at ${times}`);
    const now = await clipAsOf(clipId, new Date());
    if (now?.title !== states[0]?.title) wrong.push(`${key}: as of now it is another`);
  }
  return wrong;
}
