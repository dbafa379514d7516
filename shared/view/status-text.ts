/** Wording of video statuses, for mails and pages. */
import type { Check, CheckStatus } from '../contract/clip.ts';

const STATES: Readonly<Record<CheckStatus, string>> = {
  playable: 'plays',
  gone: 'is gone',
  restricted: 'is restricted: it may still play where the clip is shown',
  'not-embeddable': 'is there, but may not be embedded',
  invalid: 'has an address that cannot be right',
  blocked: 'was not asked for: its address leads to where clipwatch does not go',
  unknown: 'could not be checked yet',
};

/** The status of a video in words that continue "the video"; null: not checked yet. Only the status `gone` is called gone. */
export function videoState(check: Check | null): string {
  return check === null ? 'has not been checked yet' : STATES[check.status];
}

/** Whether a check at its time was one, or only tried to be; null where the state says that nobody was asked. */
export function howChecked({ status }: Check): 'checked' | 'tried' | null {
  switch (status) {
    case 'playable':
    case 'gone':
    case 'restricted':
    case 'not-embeddable':
      return 'checked';
    case 'unknown':
      return 'tried';
    case 'blocked':
    case 'invalid':
      return null;
    default:
      return status satisfies never;
  }
}
