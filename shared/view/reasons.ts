/** Why a name was found in a clip, in the words of a language. */
import type { Span } from '../contract/clip.ts';
import { shortened } from './foreign-text.ts';
import type { Voice } from './voice.ts';

/** Forms of a name that are told of. */
const MAX_FORMS = 5;
/** Graphemes of a form. */
const MAX_FORM = 80;

/** A form of a name that was found: the text that says so, its number. */
export interface Reason {
  readonly text: string;
  readonly form: string;
  readonly alias: string;
  /** `(2)`, or nothing. */
  readonly times: string;
}

/** What a mention says of its occurrences. */
interface Found {
  readonly spans: readonly Pick<Span, 'form' | 'alias' | 'variant'>[];
}

/** Why a mention matched: each form once, those of the text first. */
export function reasonsOf({ spans }: Found, voice: Voice): Reason[] {
  const forms = Map.groupBy(spans, ({ form, alias, variant }) => JSON.stringify([form, alias, variant]));
  return [...forms.values()].slice(0, MAX_FORMS).flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    return [
      {
        text: voice.words.why[first.variant ?? 'exact'],
        form: shortened(first.form, MAX_FORM),
        alias: shortened(first.alias, MAX_FORM),
        times: others.length === 0 ? '' : ` (${voice.number(others.length + 1)})`,
      },
    ];
  });
}
