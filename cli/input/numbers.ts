import { InvalidArgumentError } from 'commander';

/** The value of an option that is a whole number from 1 up. */
export function positive(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('use a whole number from 1 up');
  return number;
}
