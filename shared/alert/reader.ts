/** What every part of a mail needs to know of its reader. */
import type { Reader } from './content.ts';
import { shortened } from './foreign-text.ts';
import { type ListPart, type Voice, voiceOf } from './voice.ts';

/** A reader, and the voice that speaks to them. */
export interface OfReader {
  readonly reader: Reader;
  readonly voice: Voice;
}

export function ofReader(reader: Reader): OfReader {
  return { reader, voice: voiceOf(reader.language, reader.timeZone) };
}

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

/** The names that the subscription follows, the first `shown` of them, as parts of a list. */
export function followedParts({ reader, voice }: OfReader, shown: number): ListPart[] {
  return reader.follows === '*'
    ? [{ text: voice.words.everyName, isItem: false }]
    : voice.partsOfSome(reader.follows.map(nameText), shown);
}

/** The same as text. */
export function followed(of: OfReader, shown: number): string {
  return followedParts(of, shown)
    .map(({ text }) => text)
    .join('');
}

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
