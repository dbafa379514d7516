/** What a newer list of names changes in the mentions of a clip that is stored. */
import type { Mention, Span } from '../contract/clip.ts';

/**
 * The stored mentions that the text still has, if it has no others: then the file need not be read. Null where a
 * mention is new or differs, since only the file gives its offsets.
 */
export function unchangedMentions(stored: readonly Mention[], inText: readonly Mention[]): Mention[] | null {
  const isUnchanged = inText.every((mention) => stored.some((one) => isAlikeInText(one, mention)));
  return isUnchanged ? stored.filter(({ nameId }) => inText.some((mention) => mention.nameId === nameId)) : null;
}

/** The mentions in the text of a clip whose file is gone: stored ones keep their offsets, new ones have none. */
export function mentionsWithoutFile(stored: readonly Mention[], inText: readonly Mention[]): Mention[] {
  return inText.map(
    (mention) =>
      stored.find(({ nameId, count }) => nameId === mention.nameId && count === mention.count) ?? {
        ...mention,
        spans: [],
      },
  );
}

/** `put`: mentions that are new or differ from the stored ones. `lost`: ids of names that are no longer found. */
export function mentionChanges(
  stored: readonly Mention[],
  found: readonly Mention[],
): { readonly put: Mention[]; readonly lost: string[] } {
  return {
    put: found.filter((mention) => !stored.some((one) => isSame(one, mention))),
    lost: stored.map(({ nameId }) => nameId).filter((id) => !found.some(({ nameId }) => nameId === id)),
  };
}

/** Offsets in the text are not those in the file, so they are not compared. */
function isAlikeInText(stored: Mention, inText: Mention): boolean {
  return isAlike(stored, inText, ({ form, alias }) => [form, alias]);
}

function isSame(stored: Mention, found: Mention): boolean {
  const { snippet } = stored;
  return snippet === found.snippet && isAlike(stored, found, wholeSpan);
}

/** As a span is stored, whatever the order of its keys. */
function wholeSpan({ start, end, form, alias, variant, field, timeCode }: Span) {
  return [start, end, form, alias, variant ?? '', field ?? '', timeCode ?? ''];
}

/** How many spans are stored depends on the other mentions of the clip, so only those are compared that both have. */
function isAlike(stored: Mention, found: Mention, toCompare: (span: Span) => unknown): boolean {
  const both = Math.min(stored.spans.length, found.spans.length);
  const first = ({ spans }: Mention) => JSON.stringify(spans.slice(0, both).map(toCompare));
  const hasNone = both === 0 && stored.spans.length < found.spans.length;
  return stored.nameId === found.nameId && stored.count === found.count && !hasNone && first(stored) === first(found);
}
