/** What a newer list of names changes in the mentions of a clip that is stored. */
import type { Mention } from '../contract/clip.ts';
import { storedSpans } from './limits.ts';

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
function isAlikeInText(one: Mention, other: Mention): boolean {
  return one.nameId === other.nameId && one.count === other.count && formsOf(one) === formsOf(other);
}

function formsOf({ spans }: Mention): string {
  return JSON.stringify(storedSpans(spans).map(({ form, alias }) => [form, alias]));
}

function isSame(one: Mention, other: Mention): boolean {
  return JSON.stringify(comparable(one)) === JSON.stringify(comparable(other));
}

/** As a mention is stored, whatever the order of its keys. */
function comparable({ nameId, count, spans, snippet }: Mention) {
  return {
    nameId,
    count,
    snippet,
    spans: storedSpans(spans).map(({ start, end, form, alias, variant, field, timeCode }) => [
      ...[start, end, form, alias],
      ...[variant ?? '', field ?? '', timeCode ?? ''],
    ]),
  };
}
