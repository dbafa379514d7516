/** The digest of a daily or weekly subscription. */
import type { Work } from './outcome.ts';

export const digest: Work<'digest'> = async ({ kind }) => {
  throw new Error(`Jobs of the kind ${kind} are not built yet.`);
};
