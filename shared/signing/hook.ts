/** Signatures of web hooks: Standard Webhooks 1.0.0, "Signature scheme", symmetric. */
import { createHmac } from 'node:crypto';
import { HOOK_SECRET_PREFIX } from '../contract/subscription.ts';

/** The headers of one attempt. */
export interface HookHeaders {
  /** The same whenever this delivery is tried. */
  readonly 'webhook-id': string;
  /** Seconds of the epoch, of this attempt. */
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/** Signs a body, as it is sent, for an attempt at `now`. `id` has no full stop: it would run into the timestamp. */
export function hookHeaders(id: string, body: string, secret: string, now: Date): HookHeaders {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const mac = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mac}` };
}

/** `whsec_` and base64 stand for the bytes; any other text is the key as it is, in UTF-8. */
function keyOf(secret: string): Buffer {
  const encoded = secret.startsWith(HOOK_SECRET_PREFIX) ? secret.slice(HOOK_SECRET_PREFIX.length) : null;
  return encoded === null ? Buffer.from(secret) : Buffer.from(encoded, 'base64');
}
