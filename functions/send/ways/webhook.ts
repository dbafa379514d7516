/** Web hooks: requests in the form of Standard Webhooks. */
import { hookEvent } from '../../../shared/alert/index.ts';
import { hookHeaders } from '../../../shared/signing/hook.ts';
import { type HookForm, hookWay, messageIdOf } from './hook.ts';

export const webhookForm: HookForm<'webhook'> = {
  kind: 'webhook',
  request: ({ url, secret }, outgoing, now) => {
    const { content, subscription, recordedAt } = outgoing;
    const body = JSON.stringify(hookEvent(content, subscription.id, new Date(recordedAt)));
    return { url, body, headers: { ...hookHeaders(messageIdOf(outgoing), body, secret, now) } };
  },
};

export const webhook = hookWay(webhookForm);
