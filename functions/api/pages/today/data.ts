/** What Today reads: some 90 rows at most, however large the archive is. */
import * as z from 'zod/mini';
import { dayAfter } from '../../../../shared/clip/arrivals.ts';
import { DayArrivals, ListedEmbed } from '../../../../shared/contract/api.ts';
import { Clip, type Outcome, Receipt } from '../../../../shared/contract/clip.ts';
import type { Asked } from '../page.ts';
import { nameTexts } from '../parts/name-texts.ts';
import { type Need, needsOf, type SeenClip } from './needs.ts';

/** For how many days a file asks for somebody. */
const NEED_DAYS = 7;
const MAX_NEEDS = 12;
const NEWEST = 18;
const MAX_MENTIONED = 6;
const MAX_GONE = 5;

/** Outcomes of files that ask for somebody. */
const NEEDING = ['refused', 'partial'] as const satisfies readonly Outcome[];
type NeedingOutcome = (typeof NEEDING)[number];

export interface Today {
  readonly day: string;
  /** Two weeks, of which the last is today. */
  readonly days: readonly DayArrivals[];
  readonly needs: readonly Need[];
  /** With which outcomes there are more files that need somebody than were looked at. */
  readonly cut: readonly NeedingOutcome[];
  /** The clips with mentions among the newest ones, the one that arrived last first. */
  readonly mentioned: readonly Clip[];
  /** How many there are of them, the ones that are not shown too. */
  readonly mentionedCount: number;
  readonly hasClips: boolean;
  readonly nameOf: (nameId: string) => string;
  readonly gone: readonly ListedEmbed[];
  /** Where a file is sent; null for readers who may not. */
  readonly inboxOrigin: string | null;
}

export const Upload = z.object({ url: z.url(), fields: z.record(z.string(), z.string()), key: z.string() });

export async function readToday({ api, now, reader }: Pick<Asked, 'api' | 'now' | 'reader'>): Promise<Today> {
  const day = now.toISOString().slice(0, 10);
  const lately = { from: dayAfter(day, 1 - NEED_DAYS), limit: MAX_NEEDS };
  const receipts = (outcome: Outcome, query: { from?: string; limit: number }) =>
    api.list('/receipts', Receipt, { outcome, ...query });
  const [{ items: days }, refused, partial, parsed, gone, inboxOrigin] = await Promise.all([
    api.get('/arrivals', z.object({ items: z.array(DayArrivals) })),
    receipts('refused', lately),
    receipts('partial', lately),
    receipts('parsed', { limit: NEWEST }),
    api.list('/embeds', ListedEmbed, { status: 'gone', limit: MAX_GONE }),
    mayWrite(reader) ? originOfInbox(api) : null,
  ]);
  const [doubted, read] = await Promise.all([clipsOf(partial.items, api), clipsOf(parsed.items, api)]);
  const newest = [...doubted, ...read]
    .map(({ clip }) => clip)
    .sort((one, other) => other.receipt.settledAt.localeCompare(one.receipt.settledAt));
  const mentioned = newest.filter(({ mentions }) => mentions.length > 0);
  const shown = mentioned.slice(0, MAX_MENTIONED);
  return {
    day,
    days,
    needs: needsOf(refused.items, doubted),
    cut: NEEDING.filter((outcome) => (outcome === 'refused' ? refused : partial).nextCursor !== null),
    mentioned: shown,
    mentionedCount: mentioned.length,
    hasClips: newest.length > 0,
    nameOf: await nameTexts(
      api,
      shown.flatMap(({ mentions }) => mentions.map(({ nameId }) => nameId)),
    ),
    gone: gone.items,
    inboxOrigin,
  };
}

export const mayWrite = ({ scope, formKey }: Asked['reader']): boolean => formKey !== null && scope !== 'read';

/** The clips of receipts; one that was removed meanwhile is left out. */
async function clipsOf(receipts: readonly Receipt[], api: Asked['api']): Promise<SeenClip[]> {
  const ids = receipts.flatMap(({ clipId }) => (clipId === undefined ? [] : [clipId]));
  const replies = await Promise.all(ids.map((id) => readClip(id, api)));
  return replies.filter((seen) => seen !== null);
}

export async function readClip(clipId: string, api: Asked['api']): Promise<SeenClip | null> {
  const replied = await api.ask(`/clips/${encodeURIComponent(clipId)}`, Clip);
  return replied.kind === 'done' ? { clip: replied.value, etag: replied.etag ?? '' } : null;
}

/** Where forms send their files: the policy of the page has to name it. This one is thrown away, and nothing keeps it. */
async function originOfInbox(api: Asked['api']): Promise<string> {
  const replied = await api.ask('/uploads', Upload, { method: 'POST', body: { name: 'a', size: 1 } });
  if (replied.kind === 'refused') throw new Error(`No form for an upload: ${replied.problem.detail}`);
  return new URL(replied.value.url).origin;
}
