/** What saving a name would change in clips that are stored. */
import type { Name } from '../contract/name.ts';
import { documentOfText } from '../document/from-text.ts';
import { compileNames, findMentions, type Matcher } from '../name/index.ts';
import { compiledBytes } from '../name/size.ts';

/** A name that is added or replaced, with the names as they are before and after. */
export interface NameChange {
  readonly id: string;
  /** Whether a name with this id is tracked already. */
  readonly isTracked: boolean;
  readonly before: Matcher;
  readonly after: Matcher;
}

/** Bytes of related names that are compiled, twice, at most: about a second of a function with 512 MB. */
const MAX_RELATED_BYTES = 2_000_000;

/**
 * Compiles a change: `name` takes the place of `before` (null: it is new) among `all` names. Only names that share a
 * word with either are compiled: a longer name takes the words of a shorter one, so others cannot be affected. Of a common
 * given name's thousands these are the ones that share most words, up to `MAX_RELATED_BYTES` of them.
 */
export function nameChange(name: Name, before: Name | null, all: readonly Name[]): NameChange {
  const words = new Set([...wordsOf(name), ...(before === null ? [] : wordsOf(before))]);
  const related = nearest(
    all.filter(({ id }) => id !== name.id),
    words,
  );
  return {
    id: name.id,
    isTracked: before !== null,
    before: compileNames(before === null ? related : [...related, before]),
    after: compileNames([...related, name]),
  };
}

/** The names that share a word, those that share most first, as many as are quickly compiled. */
function nearest(names: readonly Name[], words: ReadonlySet<string>): Name[] {
  const shared = names
    .map((name) => ({ name, count: new Set(wordsOf(name)).intersection(words).size }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
  let bytes = 0;
  return shared.flatMap(({ name }) => {
    bytes += compiledBytes(name);
    return bytes > MAX_RELATED_BYTES ? [] : [name];
  });
}

/** A mention that a clip would gain or lose; `snippet` is empty where its name is found no longer. */
export interface Difference {
  readonly kind: 'added' | 'lost';
  readonly nameId: string;
  readonly snippet: string;
}

export interface SearchedClip {
  readonly language: string | null;
  readonly text: string;
  /** Whether the clip is stored with a mention of the name. */
  readonly mentions: boolean;
}

/** What the change makes of one clip; `isHit`: the clip would mention the name. */
export function differencesIn(
  clip: SearchedClip,
  { id, isTracked, before, after }: NameChange,
): { readonly isHit: boolean; readonly differences: Difference[] } {
  const document = documentOfText(clip.text);
  const old = findMentions(document, before, clip.language);
  const found = findMentions(document, after, clip.language);
  const isIn = (list: typeof found, nameId: string) => list.some((one) => one.nameId === nameId);
  const isHit = isIn(found, id);
  const added = found.filter(({ nameId }) => !isIn(old, nameId) && !(nameId === id && clip.mentions));
  const lost = old.filter(({ nameId }) => !isIn(found, nameId));
  // Stored when the name was another; neither the old nor the new one is found today.
  const isLostToo = isTracked && clip.mentions && !isHit && !isIn(lost, id);
  return {
    isHit,
    differences: [
      ...added.map(({ nameId, snippet }): Difference => ({ kind: 'added', nameId, snippet })),
      ...lost.map(({ nameId, snippet }): Difference => ({ kind: 'lost', nameId, snippet })),
      ...(isLostToo ? [{ kind: 'lost' as const, nameId: id, snippet: '' }] : []),
    ],
  };
}

function wordsOf({ name, aliases }: Name): string[] {
  return [name, ...aliases].flatMap(
    (form) =>
      form
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}
