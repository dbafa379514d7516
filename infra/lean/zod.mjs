/**
 * zod for the bundles: all of it but the locales. Libraries that take zod as one object (`z`) would keep the messages
 * in some 50 languages, 260 KB, in every bundle.
 */
import * as z from './zod-names.mjs';

export * from './zod-names.mjs';
export { z, z as default };
