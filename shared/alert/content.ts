/** What a mail tells, and the words that its text and its HTML share. */
import type { Check } from '../contract/clip.ts';

/** A clip as a mail tells of it. */
export interface AlertClip {
  readonly clipId: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly publishedOn: string | null;
  readonly embeds: readonly { readonly provider: string; readonly check: Check | null }[];
  /** Address of the record, for the receiver of this mail. */
  readonly link: string;
  readonly mentions: readonly AlertMention[];
}

/** A name newly found in the clip; `forms` are its spellings in the snippet, to be marked. */
export interface AlertMention {
  readonly name: string;
  readonly count: number;
  readonly snippet: string;
  readonly forms: readonly string[];
}

/** The clips of one mail, by how much room each gets. */
export interface Told {
  /** With title, sentences, videos and link. */
  readonly full: readonly AlertClip[];
  /** With title, outlet, day and link. */
  readonly brief: readonly AlertClip[];
  /** Only counted. */
  readonly untold: number;
}

export const WHY = 'You get this because this address follows these names in clipwatch.';

export function titleOf(clip: Pick<AlertClip, 'title'>): string {
  return clip.title ?? 'Untitled clip';
}

export function outletOf({ outlet }: Pick<AlertClip, 'outlet'>): string {
  return outlet ?? 'Unknown outlet';
}

export function dayOf({ publishedOn }: Pick<AlertClip, 'publishedOn'>): string {
  return publishedOn ?? 'undated';
}

export function timesOf({ name, count }: AlertMention): string {
  return count === 1 ? name : `${name} (${count} times)`;
}
