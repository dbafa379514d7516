/** The table of languages: to add one, add a row to the file of its family. */
import { african } from './african.ts';
import { asian } from './asian.ts';
import { european } from './european.ts';
import { germanic } from './germanic.ts';
import type { Profile } from './profile.ts';
import { romance } from './romance.ts';
import { slavic } from './slavic.ts';
import { westAsian } from './west-asian.ts';

export type { LegacyProfile, Profile } from './profile.ts';

export const PROFILES: readonly Profile[] = [
  ...germanic,
  ...romance,
  ...slavic,
  ...european,
  ...westAsian,
  ...african,
  ...asian,
];
