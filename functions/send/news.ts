/** What a recipient is owed at once. */
import type { Work } from './outcome.ts';

export const news: Work<'news'> = async ({ kind }) => {
  throw new Error(`Jobs of the kind ${kind} are not built yet.`);
};
