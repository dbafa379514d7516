/** Setup of vitest, before each file of tests: the properties of fast-check begin at the seed of this run. */
import fc from 'fast-check';
import { SEED } from './seed.ts';

fc.configureGlobal({ seed: SEED });
