/** What reading a file again changes in the clip that is stored. */
import type { FieldChange } from '../contract/replay.ts';

/** Characters of a value in a report. */
const SHOWN = 200;

/** A clip as two states of it are compared: its fields by name, each a JSON value; null where there is no clip. */
export type Comparable = Readonly<Record<string, unknown>> | null;

/**
 * The fields that differ. Where there was no clip, or none is left, `clip` says so by its titles. The order of the keys in
 * a value says nothing.
 */
export function changedFields(before: Comparable, after: Comparable): Record<string, FieldChange> {
  if (before === null || after === null) {
    if (before === after) return {};
    return { clip: { before: titleOf(before), after: titleOf(after) } };
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(
    names.flatMap((name): [string, FieldChange][] => {
      const [was, is] = [canonical(before[name]), canonical(after[name])];
      return was === is ? [] : [[name, { before: shown(before[name]), after: shown(after[name]) }]];
    }),
  );
}

function titleOf(clip: Comparable): string | null {
  return clip === null ? null : (shown(clip.title) ?? '(without a title)');
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
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}
