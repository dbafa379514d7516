/** Mails to followers: what is new for one address becomes one message, as text and as HTML. */

export { compose, MAX_HTML_BYTES, MAX_TEXT_BYTES, subjectOf } from './compose.ts';
export type { Content, Reader } from './content.ts';
export { byImportance } from './order.ts';
export { chatMessage } from './ways/chat.ts';
export { hookEvent, isTold, type Told } from './ways/event.ts';
export { nextAttempt } from './ways/retries.ts';
export { slackMessage } from './ways/slack.ts';
export { teamsMessage } from './ways/teams.ts';
