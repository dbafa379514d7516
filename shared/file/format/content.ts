import type { Warning } from '../../contract/clip.ts';
import type { Cue, Declared, Element } from '../../document/document.ts';

/** What a format reads in decoded text: the tree, and the declarations in a head or front matter. */
export interface Content {
  readonly root: Element;
  readonly declared: readonly Declared[];
  /** The text that offsets refer to, where it is not the decoded text itself. */
  readonly source?: string;
  readonly cues?: readonly Cue[];
  readonly warnings?: readonly Warning[];
}

/** At most so many clips of one list are read. */
const MOST_CLIPS = 500;

/** The contents of the first 500 clips of a list; the last has a warning if clips are left out. */
export function firstOf<T, C extends Pick<Content, 'warnings'>>(clips: readonly T[], contentOf: (clip: T) => C): C[] {
  const contents = clips.slice(0, MOST_CLIPS).map(contentOf);
  const last = contents.at(-1);
  if (!last || clips.length <= MOST_CLIPS) return contents;
  const message = `Of ${clips.length} clips in the file the first ${MOST_CLIPS} are read. Split the file.`;
  return [...contents.slice(0, -1), { ...last, warnings: [...(last.warnings ?? []), { code: 'parts-cut', message }] }];
}
