/**
 * What decides all that is random in the tests: the examples of properties, and the order of the pipeline tests. It is the
 * same unless `SEED` (a whole number) says another, so that a commit that passed once passes again; each night another one
 * is tried.
 */
export const SEED = wholeNumber(process.env.SEED ?? '1');

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new Error(`SEED is "${text}". Give a whole number.`);
  return number;
}
