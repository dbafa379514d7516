/** The mail about what a back-fill or a replay found in the archive: one for each address, however many clips. */
import { html } from 'hono/html';
import { CARD, clipItem, type Markup, mailPage } from './page.ts';
import { type ClipReference, clipLine, type Message, subjectLine, WHY } from './wording.ts';

/** A name and the number of earlier clips in which it was found. */
export interface FoundName {
  readonly name: string;
  readonly clips: number;
}

/** Names listed; the rest is counted, so that a list of thousands of new names is one readable mail. */
const MAX_NAMES = 50;

/** Writes the mail. `newest` are some of the clips; `isMore` is true if there are more than were counted. */
export async function composeSummary(
  names: readonly FoundName[],
  newest: readonly ClipReference[],
  isMore: boolean,
  because: keyof typeof INTRODUCTIONS = 'names',
): Promise<Message> {
  const introduction = INTRODUCTIONS[because];
  const subject = summarySubject(names, isMore);
  const shown = names.slice(0, MAX_NAMES);
  const omitted = names.length - shown.length;
  const more = omitted > 0 ? `And ${omitted} more names.` : '';
  const lines = shown.map((one) => `${one.name}: ${clipCount(one.clips, isMore)}`);
  const body = html`<h1 style="margin:0 0 8px;font-size:20px;line-height:1.3">Found in the archive</h1>
<p style="margin:0 0 16px">${introduction}</p>
<div style="${CARD}"><ul style="padding-inline-start:20px;margin:0">${shown.map(({ name, clips }) => html`<li><bdi>${name}</bdi>: ${clipCount(clips, isMore)}</li>`)}</ul>${more === '' ? '' : html`<p>${more}</p>`}</div>
${newest.length === 0 ? '' : newestCard(newest)}`;
  return {
    subject,
    text: [
      introduction,
      [...lines, ...(more === '' ? [] : [more])].join('\n'),
      ...(newest.length === 0 ? [] : [['The newest:', ...newest.map(clipLine)].join('\n')]),
      `-- \n${WHY}`,
    ].join('\n\n'),
    html: String(await mailPage(subject, body, WHY)),
  };
}

/** What has changed: the names that are tracked, or how files are read. */
const INTRODUCTIONS = {
  names: 'The tracked names have changed, and the clips that were there already were searched again.',
  replay: 'The way files are read has become better, and the files that were there already were read again.',
};

function newestCard(newest: readonly ClipReference[]): Markup {
  return html`<div style="${CARD}"><strong>The newest</strong><ul style="padding-inline-start:20px;margin:8px 0 0">${newest.map(clipItem)}</ul></div>`;
}

function summarySubject(names: readonly FoundName[], isMore: boolean): string {
  const [only, ...others] = names;
  if (only === undefined || others.length > 0) return subjectLine(`${names.length} names were found in earlier clips`);
  return subjectLine(`${only.name} was found in ${clipCount(only.clips, isMore).replace('clip', 'earlier clip')}`);
}

/** `1 clip`, `214 clips`, `over 20000 clips` */
function clipCount(count: number, isMore: boolean): string {
  return `${isMore ? 'over ' : ''}${count} ${count === 1 && !isMore ? 'clip' : 'clips'}`;
}
