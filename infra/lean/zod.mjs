/**
 * zod without its locales, for the bundles. A library that imports zod as one object (`z`) would add the messages in
 * some 50 languages, 250 KB, to a bundle.
 */
import * as z from './zod-names.mjs';

export * from './zod-names.mjs';
export { z, z as default };
