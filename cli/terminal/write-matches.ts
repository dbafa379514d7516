/** Where names stand in a document and why, and what only looks like one of them. */
import type { Mention } from '../../shared/contract/clip.ts';
import type { Name } from '../../shared/contract/name.ts';
import type { Document } from '../../shared/document/document.ts';
import type { Matcher, NearMiss } from '../../shared/name/index.ts';
import type { Context } from '../context.ts';
import { writeLines, writeTable } from './write.ts';

export interface Matches {
  readonly mentions: readonly Mention[];
  /** Only where it was asked why. */
  readonly misses?: readonly NearMiss[];
}

/** Finds names in documents; `explain` also tells the near misses. */
export async function createMatcher(
  names: readonly Name[],
  explain: boolean,
): Promise<(document: Document, language: string | null) => Matches> {
  // Loaded when it is needed: most commands match nothing.
  const { compileNames, explainMisses, findMentions } = await import('../../shared/name/index.ts');
  const matcher: Matcher = compileNames(names);
  return (document, language) => ({
    mentions: findMentions(document, matcher, language),
    ...(explain && { misses: explainMisses(document, names, language) }),
  });
}

/** For people: a row for each place, then one for each near miss. */
export function writeMatches(context: Context, { mentions, misses = [] }: Matches): void {
  const places = mentions.flatMap(({ nameId, spans }) =>
    spans.map(({ form, alias, variant, field, start, end }) => [
      nameId,
      form,
      alias,
      variant ?? '',
      field ?? '',
      `${start}–${end}`,
    ]),
  );
  if (places.length > 0) writeTable(context, ['NAME', 'WRITTEN', 'ALIAS', 'BECAUSE', 'IN', 'AT'], places);
  else writeLines(context, ['No tracked name stands here.']);
  if (misses.length === 0) return;
  const near = misses.map((miss) => [miss.nameId, miss.form, miss.alias, whyNot(miss), `${miss.start}–${miss.end}`]);
  writeTable(context, ['NOT', 'WRITTEN', 'ALIAS', 'BECAUSE', 'AT'], near);
}

const REASONS: Readonly<Record<NearMiss['kind'], string>> = {
  address: 'part of an address, a handle or a file name',
  'longer-name': 'the name goes on',
  'no-agreement': 'endings that this language has not, or that do not agree',
  'not-in-capitals': 'an acronym in small letters',
  list: 'a list of several people',
  excluded: 'a word near it excludes it',
  missing: 'none of the required words is near it',
  'other-given-name': 'same surname, other given name',
  'surname-alone': 'the surname alone',
};

function whyNot({ kind, words }: NearMiss): string {
  return words.length === 0 ? REASONS[kind] : `${REASONS[kind]}: ${words.join(', ')}`;
}
