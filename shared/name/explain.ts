/** Near misses: what looks like a tracked name and does not count, and why. */
import type { Name } from '../contract.ts';
import { type Block, type Document, spanInSource } from '../document.ts';
import { compile } from './compile.ts';
import { hitsIn } from './document-hits.ts';
import { Search } from './matcher.ts';

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
  const found: NearMiss[] = [];
  const add = (
    block: Block,
    start: number,
    end: number,
    miss: Pick<NearMiss, 'nameId' | 'alias' | 'kind' | 'words'>,
  ) => {
    const place = spanInSource(document.source, block, start, end);
    found.push({ ...miss, ...place, form: block.text.slice(start, end) });
  };
  for (const { block, start, end, words, names: named } of hits) {
    for (const { name, nameId, alias } of named) {
      const verdict = contexts.judge(name, words);
      if (verdict.kind === 'counts') continue;
      const told = verdict.kind === 'excluded' ? [verdict.by] : verdict.of;
      add(block, start, end, { nameId, alias, kind: verdict.kind, words: told });
    }
  }
  const taken = (block: Block, start: number) =>
    hits.some((hit) => hit.block === block && hit.start <= start && start < hit.end);
  for (const { block, start, end, kind, names: named } of misses) {
    if (taken(block, start)) continue;
    for (const { nameId, alias } of named) add(block, start, end, { nameId, alias, kind, words: [] });
  }
  for (const { block, start, end, names: named } of surnameHits(document, names, language)) {
    const isTaken = [...hits, ...misses].some((one) => one.block === block && one.start < end && one.end > start);
    if (isTaken) continue;
    const before = GIVEN_NAME.exec(block.text.slice(Math.max(0, start - LONGEST_WORD), start));
    const kind = before ? 'other-given-name' : 'surname-alone';
    for (const { nameId, alias } of named) {
      add(block, start - (before?.[0].length ?? 0), end, { nameId, alias, kind, words: [] });
    }
  }
  return found.sort((one, other) => one.start - other.start || one.end - other.end);
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
