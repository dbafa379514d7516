/** Mails to followers: what is new for one address becomes one message, as text and as HTML. */

import { alertHtml } from './html.ts';
import { alertText } from './text.ts';
import { type AlertClip, type Message, subjectLine, titleText } from './wording.ts';

export { compose, MAX_HTML_BYTES, MAX_TEXT_BYTES, subjectOf } from './compose.ts';
export type { Content, Reader } from './content.ts';
export { composeSummary, type FoundName } from './summary.ts';
export { type AlertVideo, composeVideoAlert } from './videos.ts';
export { chatMessage } from './ways/chat.ts';
export { hookEvent, isTold, type Told } from './ways/event.ts';
export { nextAttempt } from './ways/retries.ts';
export { slackMessage } from './ways/slack.ts';
export { teamsMessage } from './ways/teams.ts';
export type { AlertClip, ClipReference, Message } from './wording.ts';

/** Clips with snippets; further clips get one line each, and the rest is counted: even a flood is one readable mail. */
const MAX_FULL = 20;
const MAX_BRIEF = 200;

/** The mail about one or more clips, each with at least one new mention. */
export async function composeAlert(clips: readonly AlertClip[]): Promise<Message> {
  const full = clips.slice(0, MAX_FULL);
  const brief = clips.slice(MAX_FULL, MAX_FULL + MAX_BRIEF);
  const content = { full, brief, omitted: clips.length - full.length - brief.length };
  const subject = alertSubject(clips);
  return { subject, text: alertText(content), html: String(await alertHtml(subject, content)) };
}

function alertSubject(clips: readonly AlertClip[]): string {
  const names = [...new Set(clips.flatMap(({ mentions }) => mentions.map(({ name }) => name)))];
  const who = names.length <= 2 ? names.join(' and ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
  const [first, ...others] = clips;
  const where = first && others.length === 0 ? [first.outlet, titleText(first)].filter(Boolean).join(': ') : null;
  return subjectLine(where === null ? `${clips.length} clips mention ${who}` : `${who} in ${where}`);
}
