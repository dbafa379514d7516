/** Near misses: matches of a tracked name that are not mentions, and why. */
import type { Name } from '../contract/name.ts';
import { type Block, type Document, spanInSource } from '../document/document.ts';
import { compile } from './compile.ts';
import { Search } from './matcher.ts';
import { searchDocument } from './search-document.ts';

/**
 * A match that is not a mention. Kinds: `address`: part of a web or mail address, a handle or a file name; `longer-name`:
 * "Mara Lind-Holm"; `no-agreement`: an ending that the language lacks, or words in different cases; `not-in-capitals`: an
 * acronym in small letters; `list`: "Lind, Mara Holm"; `excluded`, `missing`: an excluded word is near, no required one is;
 * `other-given-name`, `surname-alone`: the surname with another given name, or without one.
 */
export interface NearMiss {
  readonly nameId: string;
  readonly kind:
    | 'address'
    | 'longer-name'
    | 'no-agreement'
    | 'not-in-capitals'
    | 'list'
    | 'excluded'
    | 'missing'
    | 'other-given-name'
    | 'surname-alone';
  /** Offsets into the decoded file, and the text there. */
  readonly start: number;
  readonly end: number;
  readonly form: string;
  /** The listed spelling that it nearly matches. */
  readonly alias: string;
  /** The excluded words found near it, or the required words of which none was. */
  readonly words: readonly string[];
}

/** The near misses of names in a document, in order; `language` as for `findMentions`. */
export function explainMisses(document: Document, names: readonly Name[], language: string | null = null): NearMiss[] {
  const { hits, contexts, misses } = searchDocument(document, new Search(compile(names), true), language);
  const near = [
    ...hits.flatMap((hit) =>
      hit.names.flatMap((named) => {
        const verdict = contexts.judge(named.name, hit.words);
        if (verdict.kind === 'counts') return [];
        const words = verdict.kind === 'excluded' ? [verdict.by] : verdict.of;
        return [missAt(document, hit, named, verdict.kind, words)];
      }),
    ),
    ...misses
      .filter((miss) => !overlapsAny(hits, miss))
      .flatMap((miss) => miss.names.map((named) => missAt(document, miss, named, miss.kind))),
    ...surnameHits(document, names, language)
      .filter((surname) => !overlapsAny(hits, surname) && !overlapsAny(misses, surname))
      .flatMap((surname) => {
        const before = GIVEN_NAME.exec(
          surname.block.text.slice(Math.max(0, surname.start - LONGEST_WORD), surname.start),
        );
        const place = { ...surname, start: surname.start - (before?.[0].length ?? 0) };
        const kind = before ? 'other-given-name' : 'surname-alone';
        return surname.names.map((named) => missAt(document, place, named, kind));
      }),
  ];
  return near.sort((one, other) => one.start - other.start || one.end - other.end);
}

interface BlockRange {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

function overlapsAny(places: readonly BlockRange[], { block, start, end }: BlockRange): boolean {
  return places.some((one) => one.block === block && one.start < end && one.end > start);
}

function missAt(
  document: Document,
  { block, start, end }: BlockRange,
  { nameId, alias }: { readonly nameId: string; readonly alias: string },
  kind: NearMiss['kind'],
  words: readonly string[] = [],
): NearMiss {
  const place = spanInSource(document.source, block, start, end);
  return { nameId, kind, ...place, form: block.text.slice(start, end), alias, words };
}

const LONGEST_WORD = 40;
/** A capitalised word, or one in a script without capitals, immediately before the surname. */
const GIVEN_NAME = /(?<![\p{L}\p{M}])[\p{Lu}\p{Lo}][\p{L}\p{M}’'-]{0,30}\s{1,2}$/u;

/** Matches of the surnames (last words) of the names. */
function surnameHits(document: Document, names: readonly Name[], language: string | null) {
  const surnames = names.flatMap(({ id, name, aliases }) => {
    const forms = [name, ...aliases].map((form) => form.trim().split(/\s+/u));
    const [first, ...others] = forms.flatMap((words) => (words.length > 1 ? (words.at(-1) ?? []) : []));
    return first === undefined ? [] : [{ id, name: first, aliases: others }];
  });
  return searchDocument(document, new Search(compile(surnames)), language).hits;
}
