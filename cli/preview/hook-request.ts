/** The request that a web hook or chat would get, for who builds the other side. */

import type { Content, Reader } from '../../shared/alert/index.ts';
import { chatMessage, hookEvent, isTold, slackMessage, subjectOf, teamsMessage } from '../../shared/alert/index.ts';
import { hookHeaders } from '../../shared/signing/hook.ts';
import { Failure } from '../failure.ts';
import type { Form } from './content.ts';

interface HookRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Of a web hook it is signed with the secret, at `now`: whoever verifies it has five minutes. */
export function hookRequest(
  form: Form,
  { content, reader, subscriptionId, secret, now }: Given & { readonly content: Content; readonly reader: Reader },
): HookRequest {
  if (!isTold(content)) throw new Failure(`The kind ${content.kind} goes by mail only`, 2);
  const headers = { 'content-type': 'application/json' };
  const chat = () => chatMessage(content, subjectOf(content, reader), reader);
  switch (form) {
    case 'webhook': {
      const body = JSON.stringify(hookEvent(content, subscriptionId, now));
      return { headers: { ...headers, ...hookHeaders('msg_preview', body, secret, now) }, body };
    }
    case 'slack':
      return { headers, body: JSON.stringify(slackMessage(chat())) };
    case 'teams':
      return { headers, body: JSON.stringify(teamsMessage(chat(), reader.language)) };
    default:
      return form satisfies never;
  }
}

interface Given {
  readonly subscriptionId: string;
  readonly secret: string;
  readonly now: Date;
}
