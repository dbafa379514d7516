/** What reading a file again changes in the clip that is stored. */
import type { Mention, ParsedFile } from '../contract/clip.ts';
import type { FieldChange } from '../contract/replay.ts';
import { aroundDifference } from './difference.ts';

/** Characters of a value in a report. */
const SHOWN = 200;

/** A clip as two states of it are compared; null where there is no clip. */
export type Comparable = Readonly<ParsedFile & { text: string | null }> | null;

/**
 * The fields that differ, each shown where it differs. Where there was no clip, or none is left, `clip` says so by its
 * titles. The order of the keys in a value says nothing.
 */
export function changedFields(before: Comparable, after: Comparable): Record<string, FieldChange> {
  if (before === null || after === null) {
    if (before === after) return {};
    return { clip: { before: titleOf(before), after: titleOf(after) } };
  }
  const [was, is]: [Record<string, unknown>, Record<string, unknown>] = [before, after];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (name) => canonical(was[name]) !== canonical(is[name]),
  );
  return Object.fromEntries(
    names.map((name): [string, FieldChange] => {
      const counts = name === 'mentions' ? countsThatDiffer(before.mentions, after.mentions) : null;
      return [name, aroundDifference(counts ?? { before: shown(was[name]), after: shown(is[name]) }, SHOWN)];
    }),
  );
}

/** The names lost, new or counted otherwise, and how often each is mentioned; null where only details of mentions differ. */
function countsThatDiffer(before: readonly Mention[], after: readonly Mention[]): FieldChange | null {
  const lines = (mentions: readonly Mention[]) => new Set(mentions.map(({ nameId, count }) => `${nameId} × ${count}`));
  const [was, is] = [lines(before), lines(after)];
  const [lost, found] = [[...was.difference(is)], [...is.difference(was)]];
  if (lost.length + found.length === 0) return null;
  return { before: lost.join(', ') || null, after: found.join(', ') || null };
}

function titleOf(clip: Comparable): string | null {
  return clip === null
    ? null
    : aroundDifference({ before: clip.title ?? '(without a title)', after: null }, SHOWN).before;
}

/** Equal for equal values, whatever the order of their keys; absent is as empty as null. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : canonical(value);
}
