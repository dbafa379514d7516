/** How pages and mails speak of the time of a check. */
import type { Check } from '../contract/clip.ts';

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
