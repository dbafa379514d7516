import type { Candidate, Evidence } from '../../contract/clip.ts';
import type { Document } from '../../document/document.ts';
import { foldMarks } from '../../language/fold.ts';
import { beginning } from '../../well-formed.ts';
import { collapseSpaces } from '../text/whitespace.ts';
import { candidatesFrom, declaredAs, type Row } from './field.ts';

const NAMES: readonly Row[] = [
  ['stated:keywords', 0.97],
  ['jsonld:keywords', 0.93],
  ['news_keywords', 0.92],
  ['article:tag', 0.92],
  ['parsely-tags', 0.9],
  ['sailthru.tags', 0.9],
  ['keywords', 0.88],
  ['itemprop:keywords', 0.88],
  ['shareaholic:keywords', 0.7],
];
const MOST = 50;
const LONGEST = 100;
/** Longer lists are cut: somebody put a text into them. */
const LONGEST_LIST = 5000;

/** The keywords that the outlet gave the clip, from the surest name that has any; null where there are none. */
export function keywordsOf(
  document: Document,
): { values: string[]; evidence: Evidence; candidates: Candidate[] } | null {
  const byName = [...Map.groupBy(declaredAs(document, 'keywords', NAMES), ({ row }) => row.name).values()];
  const lists = byName.flatMap((rows) => {
    const values = distinct(rows.flatMap(({ value }) => beginning(value, LONGEST_LIST).split(/[,;|،、，]/u)));
    const [first] = rows;
    return first && values.length > 0 ? [{ values, value: values.join(', '), evidence: first.evidence }] : [];
  });
  const [best] = lists;
  return best ? { values: best.values, evidence: best.evidence, candidates: candidatesFrom(lists) } : null;
}

function distinct(words: readonly string[]): string[] {
  const byKey = new Map(words.map(collapseSpaces).map((word) => [foldMarks(word), word]));
  return [...byKey.values()].filter((word) => word !== '' && word.length <= LONGEST).slice(0, MOST);
}
