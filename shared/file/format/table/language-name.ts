/** Languages by their names, as lists of clips give them (`English`, `Französisch`). */
import { foldMarks } from '../../../language/fold.ts';
import { primaryTag } from '../../../language/tag.ts';

/** Languages of clips, beside those whose lists name them. */
const TAGS =
  'en fr de es it pt nl ru uk be pl cs sk sl hr sr bs mk bg ro hu el tr az kk ky uz ar fa ps ur he hi bn ta te mr gu zh ja ko vi th id ms tl sv da no fi is et lv lt ca eu gl sq ka hy ku sw am af'.split(
    ' ',
  );
/** Languages of the lists; each language also names itself. */
const NAMED_IN = ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'ru', 'pl', 'tr', 'ar'];

let known: ReadonlyMap<string, string> | null = null;

/** The tag of a language that is given by its name in a large language or its own, or by a tag; null for other words. */
export function languageNamed(text: string): string | null {
  const word = foldMarks(text.trim()).slice(0, 60);
  return names().get(word) ?? names().get(word.replace(/\s{0,9}\(.{0,40}\)$/, '')) ?? primaryTag(text);
}

function names(): ReadonlyMap<string, string> {
  known ??= new Map([
    ...NAMED_IN.flatMap((locale) => namesIn(locale, TAGS)),
    ...TAGS.flatMap((tag) => namesIn(tag, [tag])),
  ]);
  return known;
}

function namesIn(locale: string, tags: readonly string[]): (readonly [name: string, tag: string])[] {
  const display = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });
  return tags.flatMap((tag) => {
    const name = display.of(tag);
    return name === undefined ? [] : [[foldMarks(name), tag] as const];
  });
}
