/** Outlets that a deployment adds to those that clipwatch knows. */
import * as z from 'zod/mini';
import { line } from './given.ts';
import { ChosenId } from './name.ts';

/** What an outlet mainly is, or was when it began. */
export const OutletKind = z.enum(['tv', 'radio', 'press', 'agency', 'web']);
export type OutletKind = z.infer<typeof OutletKind>;

/** Longer texts are not taken for names of outlets. */
export const MAX_OUTLET_NAME = 80;

/** One without a letter or digit would be equal to every other. */
const isName = [
  z.minLength(1),
  z.maxLength(MAX_OUTLET_NAME),
  z.regex(/^[^\p{L}\p{N}]*[\p{L}\p{N}].*$/u, 'give a name of one line, with a letter or digit'),
] as const;
const called = z.string().check(z.trim(), ...isName);
const givenCalled = line.check(...isName);

/** A host name as RFC 1123 has them, or as people write one in another script; the last label is no number. */
const host = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    z.maxLength(253),
    z.regex(
      /^(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,62}\.){1,8}\p{L}[\p{L}\p{M}\p{N}-]{1,62}$/u,
      'give a host name such as example.org, without https:// and path',
    ),
  );

const nameMeta = { example: 'Radio Hill', description: 'What clips are given as their outlet' };
const aliasesMeta = {
  example: ['RH FM', 'راديو هيل'],
  description: 'What files call it, in any script; case, accents, spaces and signs do not matter',
};

/** An outlet of the deployment's own: it outranks a built-in one of the same name, alias or domain. */
export const OwnOutlet = z.object({
  id: ChosenId.check(z.meta({ example: 'radio-hill' })),
  name: called.check(z.meta(nameMeta)),
  aliases: z._default(z.array(called).check(z.maxLength(50)), []).check(z.meta(aliasesMeta)),
  domains: z.optional(z.array(host).check(z.maxLength(20))).check(
    z.meta({
      example: ['radiohill.example'],
      description: 'Its sites: pages of these hosts, and of hosts below them, are its own',
    }),
  ),
  country: z
    .optional(z.string().check(z.regex(/^[A-Z]{2}$/, 'give the two letters of ISO 3166-1, such as GB')))
    .check(z.meta({ example: 'GB', description: 'ISO 3166-1; by US, 03/04/2017 is the fourth of March' })),
  language: z
    .optional(z.string().check(z.regex(/^[a-z]{2,3}$/, 'give a primary BCP-47 tag, such as en')))
    .check(z.meta({ example: 'en', description: 'Of its clips, where their text does not tell' })),
  kind: z
    .optional(OutletKind)
    .check(z.meta({ description: 'Which words may stand around its name (`Radio`, `TV`); without it, any of them' })),
});
export type OwnOutlet = z.infer<typeof OwnOutlet>;

/** An outlet as people give it. */
export const GivenOutlet = z.extend(OwnOutlet, {
  name: givenCalled.check(z.meta(nameMeta)),
  aliases: z._default(z.array(givenCalled).check(z.maxLength(50)), []).check(z.meta(aliasesMeta)),
});

/** `outlets.json`: the list that `clipwatch parse --outlets` and `clipwatch outlets import` take. */
export const OutletList = z.array(GivenOutlet);

/** Most outlets of a deployment's own, and of their JSON together: the parse function holds them in memory. */
export const MAX_OUTLETS = 2000;
export const MAX_OUTLETS_BYTES = 1024 * 1024;
