/** Which clips a query asks for: its filters, judged on the clip itself. */
import type { CheckStatus, Clip } from '../../../../shared/contract/clip.ts';
import { clipOrder, listings } from '../keys.ts';
import { LAST, type Listing } from '../listing.ts';

/** Filters of clips; a clip has to meet all that are given. */
export interface ClipFilters {
  /** Inclusive days; with either of them, clips without a day are left out. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly outlet?: string | undefined;
  readonly language?: string | undefined;
  readonly nameId?: string | undefined;
  readonly story?: string | undefined;
  /** A video of the clip has this status. */
  readonly embedStatus?: CheckStatus | undefined;
  /** An instant; the file was received later. */
  readonly receivedAfter?: string | undefined;
}

/** Sorts just after clips without a day. */
const FIRST_DAY = clipOrder(null, LAST);

/** The bounds of days in the order of clips. */
export function dayBounds({ from, to }: Pick<ClipFilters, 'from' | 'to'>): Pick<Listing, 'from' | 'to'> {
  if (from === undefined && to === undefined) return {};
  return { from: from ?? FIRST_DAY, ...(to !== undefined && { to: `${to}${LAST}` }) };
}

/** Whether a clip meets the filters other than those of days. `stories`: those that the asked one stands for now. */
export function meetsFilters(clip: Clip, filters: ClipFilters, stories: readonly string[] | null): boolean {
  const { nameId, outlet, language, embedStatus, receivedAfter } = filters;
  if (stories !== null && !stories.includes(clip.story)) return false;
  if (nameId !== undefined && !clip.mentions.some((mention) => mention.nameId === nameId)) return false;
  if (outlet !== undefined && (clip.outlet === null || listings.outlet(clip.outlet) !== listings.outlet(outlet))) {
    return false;
  }
  if (language !== undefined && clip.language !== language) return false;
  if (embedStatus !== undefined && !clip.embeds.some(({ check }) => check?.status === embedStatus)) return false;
  return receivedAfter === undefined || Date.parse(clip.receivedAt) > Date.parse(receivedAfter);
}
