/** Messages to a channel of Microsoft Teams, by the address of a workflow. */
import { chatMessage, subjectOf, teamsMessage } from '../../../shared/alert/index.ts';
import { type HookForm, hookWay } from './hook.ts';

/** A workflow answers 202 before it posts: a message that it cannot post fails there, in the history of its runs, and not here. */
export const teamsForm: HookForm<'teams'> = {
  kind: 'teams',
  request: ({ url }, { content, reader }) => ({
    url,
    body: JSON.stringify(teamsMessage(chatMessage(content, subjectOf(content, reader), reader), reader.language)),
  }),
};

export const teams = hookWay(teamsForm);
