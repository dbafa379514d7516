/** Press databases whose files are read, each article a clip. */
import type { Document } from '../../document/document.ts';
import { EUROPRESSE } from './europresse.ts';
import { FACTIVA } from './factiva.ts';
import { JAPANESE } from './japanese.ts';
import { LABELLED } from './layouts.ts';
import { LEXIS } from './lexis.ts';
import { type Article, type Database, rowsOf } from './record.ts';

export { documentOf } from './record.ts';

/** In the order in which they are tried; the first that finds articles reads the file. */
const DATABASES: readonly Database[] = [FACTIVA, EUROPRESSE, ...LABELLED, JAPANESE, LEXIS];

/** Tags that site templates write: then it is a page of a site, whatever its text looks like. */
const SITE = /^(?:og:|jsonld:|article:|twitter:)/;

/**
 * The articles of a file that comes from a press database, in order; none where it comes from none. Covers, tables of
 * contents and lists of results are no articles. `documentOf` makes each a document of its own.
 */
export function articlesIn(document: Document): readonly Article[] {
  if (document.cues || document.declared.some(({ name }) => SITE.test(name))) return [];
  const text = document.blocks.map((block) => block.text).join('\n');
  const marked = DATABASES.filter(({ mark }) => mark.test(text));
  if (marked.length === 0) return [];
  const rows = rowsOf(document.blocks);
  for (const { articles } of marked) {
    const found = articles(rows, document);
    if (found.length > 0) return found;
  }
  return [];
}
