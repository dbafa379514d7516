/** Mentions of names in a document, each with its reason, and near misses. */
import type { Mention } from '../../shared/contract/clip.ts';
import type { Name } from '../../shared/contract/name.ts';
import type { Document } from '../../shared/document/document.ts';
import type { Matcher, NearMiss } from '../../shared/name/index.ts';
import type { Context } from '../context.ts';
import { writeLines, writeTable } from './write.ts';

export interface Matches {
  readonly mentions: readonly Mention[];
  /** Only with `explain`. */
  readonly misses?: readonly NearMiss[];
}

/** Returns a function that finds the names in a document; with `explain`, near misses too. */
export async function createMatcher(
  names: readonly Name[],
  explain: boolean,
): Promise<(document: Document, language: string | null) => Matches> {
  // Imported here, as most commands do not match names.
  const { compileNames, explainMisses, findMentions } = await import('../../shared/name/index.ts');
  const matcher: Matcher = compileNames(names);
  return (document, language) => ({
    mentions: findMentions(document, matcher, language),
    ...(explain && { misses: explainMisses(document, names, language) }),
  });
}

/** A table with a row per span, then one with a row per near miss. */
export function writeMatches(context: Context, { mentions, misses = [] }: Matches): void {
  const spans = mentions.flatMap(({ nameId, spans }) =>
    spans.map(({ form, alias, variant, field, start, end }) => [
      nameId,
      form,
      alias,
      variant ?? '',
      field ?? '',
      `${start}–${end}`,
    ]),
  );
  if (spans.length > 0) writeTable(context, ['NAME', 'WRITTEN', 'ALIAS', 'BECAUSE', 'IN', 'AT'], spans);
  else writeLines(context, ['No tracked name was found.']);
  if (misses.length === 0) return;
  const rows = misses.map((miss) => [miss.nameId, miss.form, miss.alias, whyNot(miss), `${miss.start}–${miss.end}`]);
  writeTable(context, ['NOT', 'WRITTEN', 'ALIAS', 'BECAUSE', 'AT'], rows);
}

const REASONS: Readonly<Record<NearMiss['kind'], string>> = {
  address: 'part of an address, a handle or a file name',
  'longer-name': 'part of a longer name',
  'no-agreement': 'endings that this language does not have, or that do not agree',
  'not-in-capitals': 'an acronym in lower case',
  list: 'a list of several people',
  excluded: 'a word near it excludes it',
  missing: 'none of the required words is near it',
  'other-given-name': 'same surname, other given name',
  'surname-alone': 'the surname alone',
};

function whyNot({ kind, words }: NearMiss): string {
  return words.length === 0 ? REASONS[kind] : `${REASONS[kind]}: ${words.join(', ')}`;
}
