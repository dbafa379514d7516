/** Near misses: what looks like a tracked name and does not count, and why. */
import type { Name } from '../contract/name.ts';
import { type Block, type Document, spanInSource } from '../document/document.ts';
import { compile } from './compile.ts';
import { Search } from './matcher.ts';
import { hitsIn } from './search-document.ts';

/**
 * Why something is no mention. `address`: it is part of a web or mail address, a handle or a file name. `longer-name`: it
 * goes on, "Mara Lind-Holm". `no-agreement`: an ending that this language has not, or words in different cases.
 * `not-in-capitals`: an acronym in small letters. `list`: "Lind, Mara Holm". `excluded`, `missing`: its context.
 * `other-given-name`, `surname-alone`: the surname is the same, what stands before it is not, or nothing does.
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
  /** Where in the decoded file, and what is written there. */
  readonly start: number;
  readonly end: number;
  readonly form: string;
  /** The listed spelling that it is near to. */
  readonly alias: string;
  /** The words that exclude it, or those of which one would have to be near it. */
  readonly words: readonly string[];
}

/** The near misses of names in a document, in order; `language` as for `findMentions`. */
export function explainMisses(document: Document, names: readonly Name[], language: string | null = null): NearMiss[] {
  const { hits, contexts, misses } = hitsIn(document, new Search(compile(names), true), language);
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
      .filter((miss) => !touches(hits, miss))
      .flatMap((miss) => miss.names.map((named) => missAt(document, miss, named, miss.kind))),
    ...surnameHits(document, names, language)
      .filter((surname) => !touches(hits, surname) && !touches(misses, surname))
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

interface Place {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

function touches(places: readonly Place[], { block, start, end }: Place): boolean {
  return places.some((one) => one.block === block && one.start < end && one.end > start);
}

function missAt(
  document: Document,
  { block, start, end }: Place,
  { nameId, alias }: { readonly nameId: string; readonly alias: string },
  kind: NearMiss['kind'],
  words: readonly string[] = [],
): NearMiss {
  const place = spanInSource(document.source, block, start, end);
  return { nameId, kind, ...place, form: block.text.slice(start, end), alias, words };
}

const LONGEST_WORD = 40;
/** A word in capitals, or in a script that has none, right before. */
const GIVEN_NAME = /(?<![\p{L}\p{M}])[\p{Lu}\p{Lo}][\p{L}\p{M}’'-]{0,30}\s{1,2}$/u;

/** Where the last words of the names stand. */
function surnameHits(document: Document, names: readonly Name[], language: string | null) {
  const surnames = names.flatMap(({ id, name, aliases }) => {
    const forms = [name, ...aliases].map((form) => form.trim().split(/\s+/u));
    const [first, ...others] = forms.flatMap((words) => (words.length > 1 ? (words.at(-1) ?? []) : []));
    return first === undefined ? [] : [{ id, name: first, aliases: others }];
  });
  return hitsIn(document, new Search(compile(surnames)), language).hits;
}
