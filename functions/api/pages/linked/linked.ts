import type { Context } from 'hono';

/** Whether a request follows a link of a mail, or brings a token: it is for the page alone, without the console around it. */
export const isLinked = ({ req }: Context): boolean =>
  req.query('key') !== undefined || req.header('authorization') !== undefined;
