/** Mentions become a message: one e-mail to one address about one or more new mentions, as text and as HTML. */

import { type AlertClip, titleOf } from './content.ts';
import { htmlOf } from './html.ts';
import type { Message } from './message.ts';
import { asSubject } from './subject.ts';
import { textOf } from './text.ts';

export type { AlertClip } from './content.ts';
export type { Message } from './message.ts';
export { composeSummary } from './summary.ts';
export { type AlertVideo, composeVideoAlert } from './videos.ts';

/** Clips told with their sentences; further ones get a line each, and past that a number, so that a flood stays one
 *  readable mail. */
const TOLD_IN_FULL = 20;
const TOLD_IN_BRIEF = 200;

/** Writes the mail about one or more clips, each with at least one mention. */
export async function composeAlert(clips: readonly AlertClip[]): Promise<Message> {
  const full = clips.slice(0, TOLD_IN_FULL);
  const brief = clips.slice(TOLD_IN_FULL, TOLD_IN_FULL + TOLD_IN_BRIEF);
  const told = { full, brief, untold: clips.length - full.length - brief.length };
  const subject = subjectOf(clips);
  return { subject, text: textOf(told), html: String(await htmlOf(subject, told)) };
}

function subjectOf(clips: readonly AlertClip[]): string {
  const names = [...new Set(clips.flatMap(({ mentions }) => mentions.map(({ name }) => name)))];
  const who = names.length <= 2 ? names.join(' and ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
  const [first, ...others] = clips;
  const where = first && others.length === 0 ? [first.outlet, titleOf(first)].filter(Boolean).join(': ') : null;
  return asSubject(where === null ? `${clips.length} clips mention ${who}` : `${who} in ${where}`);
}
