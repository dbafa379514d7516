/** Looks for a name in a text, as new clips are looked through; nothing is saved. It is loaded when someone tries it. */
import type { Mention } from '../../../../shared/contract/clip.ts';
import type { Name } from '../../../../shared/contract/name.ts';
import { documentOfText } from '../../../../shared/document/from-text.ts';
import { compileNames, explainMisses, findMentions, type NearMiss } from '../../../../shared/name/index.ts';

export interface Matched {
  readonly text: string;
  readonly spans: Mention['spans'];
  readonly misses: readonly NearMiss[];
}

/** Offsets of spans and misses are into the text. */
export function matchName(name: Name, text: string): Matched {
  const document = documentOfText(text);
  const spans = findMentions(document, compileNames([name])).flatMap((mention) => mention.spans);
  return { text, spans, misses: explainMisses(document, [name]) };
}

/** Its name in other scripts. */
export { transliterationsOf } from '../../../../shared/name/index.ts';
