import type { Warning } from '../../contract/clip.ts';
import type { Cue, Declared, Element } from '../../document/document.ts';

/** What a format makes of the decoded text: the tree, and what a head or front matter declares. */
export interface Content {
  readonly root: Element;
  readonly declared: readonly Declared[];
  /** The text that offsets are into, where it is not the decoded text itself (an item of a feed, a field of JSON). */
  readonly source?: string;
  readonly cues?: readonly Cue[];
  readonly warnings?: readonly Warning[];
}

/** Clips that are read from one list. */
const MOST_CLIPS = 500;

/** The first clips of a list; the last of them tells how many are left out. */
export function firstOf<T>(clips: readonly T[], contentOf: (clip: T) => Content): Content[] {
  const contents = clips.slice(0, MOST_CLIPS).map(contentOf);
  const last = contents.at(-1);
  if (!last || clips.length <= MOST_CLIPS) return contents;
  const message = `Of ${clips.length} clips in the file the first ${MOST_CLIPS} are read. Split the file.`;
  return [...contents.slice(0, -1), { ...last, warnings: [...(last.warnings ?? []), { code: 'parts-cut', message }] }];
}
