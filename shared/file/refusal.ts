/** Why bytes are not read: what they are, and how to mend the file. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: 'empty' | 'not-text' | 'too-large';
  readonly reason: string;
  /** Where a reader failed on the bytes, as one line for a log; nothing of the file is in it. Absent where none failed. */
  readonly fault?: string;
}

export function refusal(code: Refusal['code'], reason: string): Refusal {
  return { kind: 'refused', code, reason };
}

/** The refusal of bytes on which a reader failed by what it threw. */
export function failedOn(error: unknown): Refusal {
  const reason =
    'The file cannot be read: it is damaged, or of a kind that its reader does not know. Save it anew, or save its text.';
  return { ...refusal('not-text', reason), fault: faultOf(error) };
}

/** Calls that are told of where something was thrown, the innermost first. */
const FRAMES = 3;

/** Name of an error and where it was thrown; without its message, which may quote the file. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = error.stack?.split('\n').filter((line) => /^\s{1,9}at /.test(line)) ?? [];
  const calls = frames.slice(0, FRAMES).map((frame) => frame.trim());
  return [error.name, ...calls].join(' ');
}
