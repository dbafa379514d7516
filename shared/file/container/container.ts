import type { Attachment, Warning } from '../../contract/clip.ts';
import type { Declared } from '../../document/document.ts';
import type { Refusal } from '../refusal.ts';

/** A format whose bytes are not text but hold some: a mail, a saved page in one file, an archive, an office document. */
export interface Container {
  /** The format that it gives the clip; null where that is the format of what it holds. */
  readonly id: string | null;
  /** Whether the bytes are of this kind; the content tells first, the file's name second. */
  readonly recognises: (bytes: Uint8Array, fileName: string) => boolean;
  /** Never throws for what the bytes are; time and memory are bounded whatever they say. */
  readonly open: (bytes: Uint8Array, fileName: string) => Promise<Opened>;
}

export type Opened =
  | Refusal
  | { readonly kind: 'opened'; readonly parts: readonly Part[]; readonly warnings: Warning[] };

/** One clip that a container holds. */
export interface Part {
  /** The path of an archive's member, a clip of its own; null where the container as a whole is one clip. */
  readonly path: string | null;
  /** Tells the format of the content where the content does not. */
  readonly fileName: string;
  readonly content:
    | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly charset: string | null }
    | { readonly kind: 'text'; readonly text: string }
    | Refusal;
  /** What the container states about the clip (the subject of a mail), with empty ranges. */
  readonly declared: readonly Declared[];
  readonly attachments: readonly Attachment[];
}

/** A statement of the container's own, which stands nowhere in the clip's text; none where there is no value. */
export function declared(name: string, value: string | null | undefined): Declared[] {
  const said = value?.trim();
  return said ? [{ name, value: said, start: 0, end: 0 }] : [];
}

/** A container that as a whole is one clip. */
export function oneClip(
  fileName: string,
  content: Part['content'],
  stated: readonly Declared[] = [],
  attachments: readonly Attachment[] = [],
): Opened {
  return { kind: 'opened', parts: [{ path: null, fileName, content, declared: stated, attachments }], warnings: [] };
}
