/** What all container formats share. */
import type { Attachment, Warning } from '../../contract/clip.ts';
import type { Declared } from '../../document/document.ts';
import { wellFormed } from '../../well-formed.ts';
import type { Refusal } from '../refusal.ts';

/** A format that wraps text: a mail, a saved page in one file, an archive, an office document. */
export interface Container {
  /** The format id of its clips; null where the content decides. */
  readonly id: string | null;
  /** Whether the bytes are of this format; content counts more than the file's name. */
  readonly recognises: (bytes: Uint8Array, fileName: string) => boolean;
  /** Set where nothing in it is packed: it holds no more than its bytes. */
  readonly isPlain?: true;
  /** Never throws on account of the bytes; time and memory are bounded for any input. */
  readonly open: (bytes: Uint8Array, fileName: string) => Promise<Opened>;
}

export type Opened =
  | Refusal
  | { readonly kind: 'opened'; readonly parts: readonly Part[]; readonly warnings: Warning[] };

/** One file in a container. */
export interface Part {
  /** The path of an archive's member; null where the container as a whole is one clip. */
  readonly path: string | null;
  /** Decides the format of the content where the content does not. */
  readonly fileName: string;
  readonly content:
    | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly charset: string | null }
    | { readonly kind: 'text'; readonly text: string }
    | Refusal;
  /** What the container states about the clip (the subject of a mail), with empty ranges. */
  readonly declared: readonly Declared[];
  readonly attachments: readonly Attachment[];
}

/** A declaration by the container, with an empty range since it is not in the clip's text; none without a value. */
export function declared(name: string, value: string | null | undefined): Declared[] {
  const trimmed = wellFormed(value ?? '').trim();
  return trimmed !== '' ? [{ name, value: trimmed, start: 0, end: 0 }] : [];
}

/** The result for a container that is one clip. */
export function oneClip(
  fileName: string,
  content: Part['content'],
  stated: readonly Declared[] = [],
  attachments: readonly Attachment[] = [],
): Extract<Opened, { kind: 'opened' }> {
  return { kind: 'opened', parts: [{ path: null, fileName, content, declared: stated, attachments }], warnings: [] };
}
