/** The clips of a book with their texts, within bounds: a page is made in one request. */
import type * as z from 'zod/mini';
import type { BucketSize } from '../../../../shared/clip/timeline.ts';
import { ShownName, Timeline } from '../../../../shared/contract/api.ts';
import { Clip } from '../../../../shared/contract/clip.ts';
import { graphemeStart } from '../../../../shared/view/foreign-text.ts';
import { type Api, type ListPage, RefusedError, Text } from '../api.ts';

/** Clips of one book. */
export const MAX_CLIPS = 100;
const PER_REQUEST = 25;
/** A list of which filters leave little may answer few clips at a time, or none. */
const MAX_REQUESTS = 12;
/** Texts, or clips, that are asked for side by side. */
const AT_ONCE = 5;
/** UTF-16 units of one text, and of all texts of a book. */
const MAX_TEXT = 12_000;
const MAX_TEXTS = 400_000;

export interface BookClip {
  readonly clip: Clip;
  /** Its paragraphs; null where it is not given, or the book is full. */
  readonly text: { readonly paragraphs: readonly string[]; readonly isCut: boolean } | null;
}

/** A name and its days. `after`: clips of it that are in books before; `cursor`: where they end. */
export interface OfName {
  readonly nameId: string;
  readonly from: string;
  readonly to: string;
  readonly after: number;
  readonly cursor: string | undefined;
}

export interface Book {
  readonly clips: readonly BookClip[];
  /** Where the next one begins; null where this is the last. */
  readonly nextCursor: string | null;
  /** The display name; null for clips that were chosen. */
  readonly name: string | null;
  /** Clips of the days, in all books. */
  readonly all: number;
  readonly timeline: { readonly by: BucketSize; readonly items: z.infer<typeof Timeline>['items'] } | null;
  /** Clips that were chosen and are there no more. */
  readonly missing: number;
}

export async function bookOfName(api: Api, of: OfName): Promise<Book> {
  const { nameId, from, to } = of;
  const path = `/names/${encodeURIComponent(nameId)}`;
  const by = bucketFor(from, to);
  const [named, timeline, listed] = await Promise.all([
    api.ask(path, ShownName),
    api.get(`${path}/timeline`, Timeline, { by, from, to }),
    listClips(api, of),
  ]);
  return {
    clips: await withTexts(api, listed.clips),
    nextCursor: listed.nextCursor,
    // A name that is not tracked any more keeps its clips.
    name: named.kind === 'done' ? named.value.name : nameId,
    all: timeline.items.reduce((sum, { clips }) => sum + clips, 0),
    timeline: { by, items: timeline.items },
    missing: 0,
  };
}

/** `ids`: of at most `MAX_CLIPS` clips, in the order of the book. */
export async function bookOfClips(api: Api, ids: readonly string[]): Promise<Book> {
  const found = await inTurns(ids, async (id) => {
    const replied = await api.ask(`/clips/${encodeURIComponent(id)}`, Clip);
    if (replied.kind === 'done') return [replied.value];
    if (replied.problem.status !== 404) throw new RefusedError(replied.problem);
    return [];
  });
  const clips = await withTexts(api, found.flat());
  return { clips, nextCursor: null, name: null, all: clips.length, timeline: null, missing: ids.length - clips.length };
}

/** So long that there are some dozens of buckets at most. */
function bucketFor(from: string, to: string): BucketSize {
  const days = (Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000);
  if (days <= 45) return 'day';
  return days <= 400 ? 'week' : 'month';
}

async function listClips(api: Api, { nameId, from, to, cursor }: OfName) {
  const clips: Clip[] = [];
  let next: string | null | undefined = cursor;
  for (let requests = 0; requests < MAX_REQUESTS && next !== null && clips.length < MAX_CLIPS; requests++) {
    const limit = Math.min(PER_REQUEST, MAX_CLIPS - clips.length);
    const page: ListPage<Clip> = await api.list('/clips', Clip, {
      nameId,
      from,
      to,
      order: 'oldest',
      limit,
      cursor: next,
    });
    clips.push(...page.items);
    next = page.nextCursor;
  }
  return { clips, nextCursor: next ?? null };
}

async function withTexts(api: Api, clips: readonly Clip[]): Promise<BookClip[]> {
  let room = MAX_TEXTS;
  return inTurns(clips, async (clip) => {
    const most = Math.min(MAX_TEXT, room);
    if (most === 0) return { clip, text: null };
    const replied = await api.ask(`/clips/${encodeURIComponent(clip.clipId)}/text`, Text);
    if (replied.kind === 'refused') return { clip, text: null };
    const whole = replied.value ?? '';
    const end = graphemeStart(whole, most);
    room = Math.max(0, room - end);
    return { clip, text: { paragraphs: paragraphsOf(whole.slice(0, end), clip), isCut: end < whole.length } };
  });
}

/** Paragraphs of the text; those at its beginning that the page says above it are left out. */
function paragraphsOf(text: string, { title, outlet, publishedOn }: Clip): string[] {
  const above = new Set([title, outlet, publishedOn].map((one) => one?.trim()));
  const paragraphs = text.split('\n\n').filter((paragraph) => paragraph.trim() !== '');
  const first = paragraphs.findIndex((paragraph) => !above.has(paragraph.trim()));
  return first < 0 ? [] : paragraphs.slice(first);
}

/** Some at once, the next when these are done; answers in the order of the items. */
async function inTurns<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let i = 0; i < items.length; i += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(i, i + AT_ONCE).map(act))));
  }
  return results;
}
