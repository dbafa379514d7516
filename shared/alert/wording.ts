/** The content of mails, and the wording that their text and HTML parts share. */
import type { Check } from '../contract/clip.ts';

/** A mail without its addresses. */
export interface Message {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A clip as every mail names it. */
export interface ClipReference {
  readonly clipId: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly publishedOn: string | null;
  /** URL of the record, with a key for the recipient of this mail. */
  readonly link: string;
}

/** A clip in an alert: its new mentions and its videos. */
export interface AlertClip extends ClipReference {
  readonly embeds: readonly { readonly provider: string; readonly check: Check | null }[];
  readonly mentions: readonly AlertMention[];
}

/** A new mention; `forms` are the spellings to highlight in the snippet. */
export interface AlertMention {
  readonly name: string;
  readonly count: number;
  readonly snippet: string;
  readonly forms: readonly string[];
}

/** The clips of one alert, by level of detail. */
export interface AlertContent {
  /** With title, snippets, videos and link. */
  readonly full: readonly AlertClip[];
  /** With title, outlet, day and link. */
  readonly brief: readonly AlertClip[];
  /** Number of clips that are only counted. */
  readonly omitted: number;
}

export const WHY = 'You get this because this address follows these names in clipwatch.';

export function titleText({ title }: Pick<ClipReference, 'title'>): string {
  return title ?? 'Untitled clip';
}

/** Where and when a clip was published. */
export type ClipSource = Pick<ClipReference, 'outlet' | 'publishedOn'>;

export function outletText({ outlet }: ClipSource): string {
  return outlet ?? 'Unknown outlet';
}

export function dayText({ publishedOn }: ClipSource): string {
  return publishedOn ?? 'undated';
}

/** `Al Mayadeen TV · 2017-02-15` */
export function sourceText(clip: ClipSource): string {
  return `${outletText(clip)} · ${dayText(clip)}`;
}

/** A clip as one line of a text list. */
export function clipLine(clip: ClipReference): string {
  return `- ${titleText(clip)} (${sourceText(clip)}) ${clip.link}`;
}

/** `Randa Kassis (2 times)` */
export function nameWithCount({ name, count }: AlertMention): string {
  return count === 1 ? name : `${name} (${count} times)`;
}

/** In characters; mail programs cut longer subjects. */
const MAX_SUBJECT = 150;

/** A subject: one line, no control characters, cut to 150 characters with an ellipsis. */
export function subjectLine(text: string): string {
  const characters = [...text.replace(/[\s\p{Cc}]+/gu, ' ').trim()];
  return characters.length <= MAX_SUBJECT ? characters.join('') : `${characters.slice(0, MAX_SUBJECT - 1).join('')}…`;
}
