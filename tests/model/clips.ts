/** Whether the clips that readers see are those of the inbox, and whether each list has them. */
import { clipText, getClip, listClips } from '../../functions/aws/table/clips.ts';
import { clipCounts, nameCounts } from '../../functions/aws/table/counts.ts';
import { listMentions } from '../../functions/aws/table/mentions.ts';
import { NO_DAY } from '../../shared/clip/counts.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import { type KeyName, NAME_IDS, OUTLETS } from './content.ts';
import type { True, TrueClip } from './expected.ts';
import { PAGE } from './page.ts';

export async function wrongClips(
  listed: readonly Clip[],
  truth: readonly True[],
  tracked: ReadonlySet<string>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { key, choices } of truth) {
    const own = listed.filter((clip) => clip.key === key);
    const differences = await Promise.all(choices.map((choice) => differencesOf(key, own, choice, tracked)));
    // Of several choices one must be right.
    if (!differences.some((one) => one.length === 0)) wrong.push(...(differences[0] ?? []));
  }
  return wrong;
}

async function differencesOf(
  key: KeyName,
  own: readonly Clip[],
  expected: ReadonlyMap<string, TrueClip>,
  tracked: ReadonlySet<string>,
): Promise<string[]> {
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
    const should = shown(read.clip, read.text, versionId, tracked);
    for (const field of Object.keys(should) as (keyof typeof should)[]) {
      const [a, b] = [JSON.stringify(is[field]), JSON.stringify(should[field])];
      if (a !== b) wrong.push(`${key} ${clip.part ?? ''}: ${field} is ${a} and should be ${b}`);
    }
    if (JSON.stringify(await getClip(clipId)) !== JSON.stringify(clip)) wrong.push(`${key}: read by id it is another`);
  }
  return wrong;
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
