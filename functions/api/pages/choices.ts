/** What a reader chose for this browser: a cookie that says nothing of who reads. */
import * as z from 'zod/mini';
import { Language } from '../../../shared/contract/subscription.ts';

export const Choices = z.object({
  /** Of the console; without it the browser says which. */
  language: z.optional(Language),
  theme: z.optional(z.enum(['light', 'dark'])),
  /** Whether single letters are shortcuts (WCAG 2.2, 2.1.4: they can be switched off). */
  keys: z.optional(z.enum(['on', 'off'])),
});
export type Choices = z.infer<typeof Choices>;

export const CHOICES_COOKIE = 'clipwatch-choices';

/** The choices in a cookie; those that are none are left out. */
export function readChoices(cookie: string | undefined): Choices {
  const given = Object.fromEntries(new URLSearchParams(cookie));
  const { language, theme, keys } = Choices.shape;
  const kept = {
    language: language.safeParse(given.language),
    theme: theme.safeParse(given.theme),
    keys: keys.safeParse(given.keys),
  };
  return Object.fromEntries(
    Object.entries(kept).flatMap(([name, { data }]) => (data === undefined ? [] : [[name, data]])),
  );
}

export function writeChoices(choices: Choices): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(choices)) if (value !== undefined) written.set(name, value);
  return written.toString();
}
