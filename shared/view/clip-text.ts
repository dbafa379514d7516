/** A clip in the words of a language: what mails and pages call it. */
import { shortened } from './foreign-text.ts';
import type { Voice } from './voice.ts';

/** Graphemes of a title, an outlet, a name. Longer ones are cut with `…`. */
const MAX_TITLE = 300;
const MAX_OUTLET = 80;
const MAX_NAME = 80;

export function titleText({ title }: { readonly title: string | null }, { words }: Voice): string {
  return orElse(title === null ? '' : shortened(title, MAX_TITLE), words.alert.untitled);
}

export function outletText(outlet: string | null, { words }: Voice): string {
  return orElse(outlet === null ? '' : shortened(outlet, MAX_OUTLET), words.alert.unknownOutlet);
}

export const nameText = (name: string): string => shortened(name, MAX_NAME);

/** A day of the calendar in words; a row of old may have anything. */
export function dayText(day: string | null, voice: Voice): string {
  return day !== null && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day))
    ? voice.day(day)
    : voice.words.alert.undated;
}

const orElse = (text: string, otherwise: string) => (text === '' ? otherwise : text);

/** The value of a field of a clip that has changed; `title` writes a title. */
export function valueText(
  field: 'title' | 'outlet' | 'publishedOn',
  value: string | null,
  voice: Voice,
  title: typeof titleText = titleText,
): string {
  switch (field) {
    case 'title':
      return title({ title: value }, voice);
    case 'outlet':
      return outletText(value, voice);
    case 'publishedOn':
      return dayText(value, voice);
    default:
      return field satisfies never;
  }
}
