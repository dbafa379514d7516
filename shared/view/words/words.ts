/** What a language has to say: the same keys and placeholders as English, and the plural forms that its rules tell apart. */
import type { Side } from '../side.ts';
import type { en } from './en.ts';

/** A text for each plural category of the language. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** The shape of English words, for another language. */
export type Translated<T> = [T] extends [Side]
  ? Side
  : T extends string
    ? string
    : T extends { other: string }
      ? Plural
      : { readonly [K in keyof T]: Translated<T[K]> };

export type Words = Translated<typeof en>;
