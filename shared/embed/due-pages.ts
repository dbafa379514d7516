/**
 * Which videos come due together. The table keeps one row, a page, for those of a provider that are due at about the
 * same time: a due time of its own would cost each video as much as its check.
 */

/** Videos on a page: with ids of the usual length it stays under the kilobyte of one write unit. */
export const PAGE_SIZE = 20;

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
/** A time that far ahead may be put off to the next full hour, where the videos of many rounds meet. */
const FAR = 12 * HOUR;
/** Nearer times are kept within so many minutes: a confirmation that a video is gone is worth little late. */
const NEAR_SLOT = 10 * MINUTE;

interface Due {
  readonly provider: string;
  /** ISO 8601; not before this is the video to be checked again. */
  readonly dueAt: string;
}

export interface DuePage<T> {
  readonly provider: string;
  readonly dueAt: string;
  readonly items: readonly T[];
}

/** The name of the page's slot: videos with the same name may share a page. */
export function slotOf({ provider, dueAt }: Due, now: Date): string {
  const at = Date.parse(dueAt);
  return isFar(at, now) ? `${provider} ${fullHour(at)}` : `${provider} near ${Math.floor(at / NEAR_SLOT)}`;
}

/**
 * Puts each item on one page, no page with more than `PAGE_SIZE`. A page is due when the last of its items is, or at the
 * full hour after that; so no item is checked early, and none more than an hour late.
 */
export function duePages<T extends Due>(items: readonly T[], now: Date): DuePage<T>[] {
  const slots = [...Map.groupBy(items, (item) => slotOf(item, now)).values()];
  return slots.flatMap((slot) =>
    Array.from({ length: Math.ceil(slot.length / PAGE_SIZE) }, (_, i) =>
      pageOf(slot.slice(i * PAGE_SIZE, (i + 1) * PAGE_SIZE), now),
    ),
  );
}

function pageOf<T extends Due>(items: readonly T[], now: Date): DuePage<T> {
  const last = Math.max(...items.map(({ dueAt }) => Date.parse(dueAt)));
  const dueAt = new Date(isFar(last, now) ? fullHour(last) : last).toISOString();
  return { provider: items[0]?.provider ?? '', dueAt, items };
}

const isFar = (at: number, now: Date): boolean => at - now.getTime() >= FAR;
const fullHour = (at: number): number => Math.ceil(at / HOUR) * HOUR;
