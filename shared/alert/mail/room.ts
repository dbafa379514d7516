/** How much a mail tells of each clip: the first in detail, then a line each; what has no room is counted. */

/** How a clip is told of; `omitted`: only counted. */
export type Told<D, L> =
  | { readonly kind: 'detail'; readonly told: D }
  | { readonly kind: 'line'; readonly told: L }
  | { readonly kind: 'omitted' };

/** The forms of a clip, from the richest to the leanest. */
export interface Forms<C, D, L> {
  /** The clip at place `i` in detail; null: from here on there are lines. */
  readonly detail: (clip: C, i: number) => D | null;
  /** A line with a link. */
  readonly line: (clip: C) => L;
  /** The shortest line. */
  readonly bare: (clip: C) => L;
  readonly detailBytes: (detail: D) => number;
  readonly lineBytes: (line: L) => number;
}

/** Details take at most this share of the room: so a flood has lines for the others. */
const SHARE_OF_DETAILS = 0.6;

/**
 * Tells of clips, the most important first, within `room` bytes. As many as possible are told of at all: a line has its link
 * only where the others still have room for theirs without.
 */
export function tellOf<C, D, L>(clips: readonly C[], forms: Forms<C, D, L>, room: number): Told<D, L>[] {
  const details: D[] = [];
  let used = 0;
  for (const [i, clip] of clips.entries()) {
    const detail = forms.detail(clip, i);
    if (detail === null) break;
    const bytes = used + forms.detailBytes(detail);
    if (bytes > room * SHARE_OF_DETAILS) break;
    used = bytes;
    details.push(detail);
  }
  const rest = clips.slice(details.length).map((clip) => {
    const bare = forms.bare(clip);
    return { clip, bare, bytes: forms.lineBytes(bare) };
  });
  let reserved = rest.reduce((sum, { bytes }) => sum + bytes, 0);
  const lines = rest.map(({ clip, bare, bytes }): Told<D, L> => {
    reserved -= bytes;
    if (used + bytes > room) return { kind: 'omitted' };
    const line = forms.line(clip);
    const withLink = forms.lineBytes(line);
    const hasRoom = used + withLink + reserved <= room;
    used += hasRoom ? withLink : bytes;
    return { kind: 'line', told: hasRoom ? line : bare };
  });
  return [...details.map((told) => ({ kind: 'detail', told }) as const), ...lines];
}

/** What is told, by kind. */
export function byKind<D, L>(told: readonly Told<D, L>[]) {
  return {
    details: told.flatMap((one) => (one.kind === 'detail' ? [one.told] : [])),
    lines: told.flatMap((one) => (one.kind === 'line' ? [one.told] : [])),
    omitted: told.filter(({ kind }) => kind === 'omitted').length,
  };
}
