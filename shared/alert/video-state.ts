import type { Check, CheckStatus } from '../contract.ts';

const STATES: Readonly<Record<CheckStatus, string>> = {
  playable: 'plays',
  gone: 'is gone',
  restricted: 'is there, but restricted',
  'not-embeddable': 'is there, but may not be embedded',
  invalid: 'has an address that cannot work',
  blocked: 'has an address that is not fetched for safety',
  unknown: 'could not be checked yet',
};

/** The state of a video in words; what is not known is never called gone. */
export function videoState(check: Check | null): string {
  return check === null ? 'has not been checked yet' : `${STATES[check.status]} (${check.reason})`;
}
