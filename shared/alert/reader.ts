/** What every part of a mail needs to know of its reader. */

import { nameText } from '../view/clip-text.ts';
import { type ListPart, type Voice, voiceOf } from '../view/voice.ts';
import type { Reader } from './content.ts';

/** A reader, and the voice that speaks to them. */
export interface OfReader {
  readonly reader: Reader;
  readonly voice: Voice;
}

export function ofReader(reader: Reader): OfReader {
  return { reader, voice: voiceOf(reader.language, reader.timeZone) };
}

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
