import { SESv2Client } from '@aws-sdk/client-sesv2';
import { limitedTo } from './limits.ts';
import { once } from './once.ts';

/**
 * One attempt: SES has no idempotency, and a mail whose answer was lost would be sent again within one claim of the
 * ledger, uncounted. The ledger is what repeats.
 */
export const ses = once(() => new SESv2Client(limitedTo({ attempts: 1, silenceMs: 8000 })));
