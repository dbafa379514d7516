/** Messages to a channel of Slack, by the address of an incoming webhook. */
import { chatMessage, slackMessage, subjectOf } from '../../../shared/alert/index.ts';
import { type HookForm, hookWay } from './hook.ts';

/**
 * Slack takes a message a second for each address, and answers 429 with Retry-After beyond that. A recipient gets one in ten
 * seconds (the pause after each message), so only several subscriptions with one address could meet that.
 */
export const slackForm: HookForm<'slack'> = {
  kind: 'slack',
  request: ({ url }, { content, reader }) => ({
    url,
    body: JSON.stringify(slackMessage(chatMessage(content, subjectOf(content, reader), reader))),
  }),
  /** Slack, "Sending messages using incoming webhooks", "Handling errors": a word in the body of a 4xx. */
  meanings: {
    invalid_payload: 'refused',
    invalid_blocks: 'refused',
    invalid_blocks_format: 'refused',
    msg_blocks_too_long: 'refused',
    no_text: 'refused',
    too_many_attachments: 'refused',
    action_prohibited: 'ended',
    channel_is_archived: 'ended',
    channel_not_found: 'ended',
    invalid_token: 'ended',
    no_active_hooks: 'ended',
    no_service: 'ended',
    no_service_id: 'ended',
    no_team: 'ended',
    posting_to_general_channel_denied: 'ended',
    team_disabled: 'ended',
    user_not_found: 'ended',
  },
};

export const slack = hookWay(slackForm);
