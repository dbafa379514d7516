/** Asks the owner of an address whether it wants what a subscription says. */
import type { Work } from './outcome.ts';

export const confirm: Work<'confirm'> = async ({ kind }) => {
  throw new Error(`Jobs of the kind ${kind} are not built yet.`);
};
