/** Corrections by hand: laid over what is read in a file, and taken off again. */
import { type Candidate, type Evidence, FIELDS, type Field, type ParsedFile } from '../contract/clip.ts';
import type { Asked, Correction, Corrections } from '../contract/history.ts';

/** What a correction touches of a clip. */
type Correctable = Pick<ParsedFile, Field | 'evidence' | 'candidates'>;

/** Values given by hand. */
export type Values = Readonly<Partial<Record<Field, string>>>;

/** The rule in the evidence of a value by hand. */
export const CORRECTED = 'corrected';
/** A correction says nothing of where in the file its value stands. */
const BY_HAND: Evidence = { rule: CORRECTED, start: 0, end: 0 };
/** Of a value that was read without evidence. */
const READ: Evidence = { rule: 'read', start: 0, end: 0 };

/** The clip with values by hand in the place of those that were read, which become the first candidates of their fields. */
export function correct<T extends Correctable>(
  read: T,
  values: Values,
): { readonly clip: T; readonly corrections: Corrections } {
  let clip = read;
  const corrections: { [F in Field]?: Correction } = {};
  for (const field of FIELDS) {
    const value = values[field];
    if (value === undefined) continue;
    const evidence = read.evidence[field];
    const correction = { value, read: { value: read[field], ...(evidence && { evidence }) } };
    const instead = candidateOf(correction);
    clip = {
      ...withCandidates(clip, field, [...(instead === null ? [] : [instead]), ...(clip.candidates?.[field] ?? [])]),
      [field]: value,
      evidence: { ...clip.evidence, [field]: BY_HAND },
    };
    corrections[field] = correction;
  }
  return { clip, corrections };
}

/** The clip as it was read: `correct` undone. */
export function asRead<T extends Correctable>(clip: T, corrections: Corrections): T {
  let read = clip;
  for (const field of FIELDS) {
    const correction = corrections[field];
    if (correction === undefined) continue;
    const { [field]: _, ...evidence } = read.evidence;
    const candidates = read.candidates?.[field] ?? [];
    read = {
      ...withCandidates(read, field, candidates.slice(candidateOf(correction) === null ? 0 : 1)),
      [field]: correction.read.value,
      evidence: { ...evidence, ...(correction.read.evidence && { [field]: correction.read.evidence }) },
    };
  }
  return read;
}

/** The values by hand after a request: null takes one back, what is not named stays. */
export function valuesAfter(corrections: Corrections, asked: Asked): Values {
  const entries = FIELDS.flatMap((field): [Field, string][] => {
    const given = asked[field];
    const value = given === undefined ? corrections[field]?.value : given;
    return value === undefined || value === null ? [] : [[field, value]];
  });
  return Object.fromEntries(entries);
}

/** The value that was read, as a candidate; null where nothing was, or the same. */
function candidateOf({ value, read }: Correction): Candidate | null {
  return read.value === null || read.value === value ? null : { value: read.value, ...(read.evidence ?? READ) };
}

/** The clip with these candidates of a field; an empty list is left out. */
function withCandidates<T extends Correctable>(clip: T, field: Field, candidates: Candidate[]): T {
  const { candidates: all = {}, ...rest } = clip;
  const { [field]: _, ...others } = all;
  const left = candidates.length > 0 ? { ...others, [field]: candidates } : others;
  return { ...rest, ...(Object.keys(left).length > 0 && { candidates: left }) } as T;
}
