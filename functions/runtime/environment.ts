import { environment } from '../../shared/wiring.ts';

/** The value of an environment variable the stack sets; throws, naming it, where it is missing. */
export function setting(name: keyof typeof environment): string {
  const value = process.env[environment[name]];
  if (value === undefined || value === '') throw new Error(`The environment variable ${environment[name]} is not set.`);
  return value;
}

/** The value of an environment variable that a deployment may lack; null where it does. */
export function optionalSetting(name: keyof typeof environment): string | null {
  const value = process.env[environment[name]];
  return value === undefined || value === '' ? null : value;
}

/** Origins of the pages that show the clips; the first is the Referer of embed checks. */
export function siteOrigins(): string[] {
  return setting('siteOrigins').split(' ');
}
