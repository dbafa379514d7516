/** What a back-fill found in the archive becomes a message: one e-mail to one address, however much it is. */
import { html } from 'hono/html';
import { clipItem } from './clip-item.ts';
import { type AlertClip, dayOf, outletOf, titleOf, WHY } from './content.ts';
import type { Message } from './message.ts';
import { CARD, type Markup, pageOf } from './page.ts';
import { asSubject } from './subject.ts';

/** A name and the number of earlier clips that it was found in now. */
export interface FoundName {
  readonly name: string;
  readonly clips: number;
}

type FoundClip = Pick<AlertClip, 'clipId' | 'title' | 'outlet' | 'publishedOn' | 'link'>;

/** Names told one by one; a list of thousands of new names stays one readable mail. */
const TOLD = 50;

/** Writes the mail; `newest` are some of the clips. `isMore`: what was found is more than was counted. */
export async function composeSummary(
  names: readonly FoundName[],
  newest: readonly FoundClip[],
  isMore: boolean,
): Promise<Message> {
  const subject = subjectOf(names, isMore);
  const told = names.slice(0, TOLD);
  const untold = names.length - told.length;
  const more = untold > 0 ? `And ${untold} more names.` : '';
  const lines = told.map((one) => `${one.name}: ${clipsOf(one.clips, isMore)}`);
  const links = newest.map((clip) => `- ${titleOf(clip)} (${outletOf(clip)} · ${dayOf(clip)}) ${clip.link}`);
  const body = html`<h1 style="margin:0 0 8px;font-size:20px;line-height:1.3">Found in the archive</h1>
<p style="margin:0 0 16px">${INTRODUCTION}</p>
<div style="${CARD}"><ul style="padding-inline-start:20px;margin:0">${told.map(({ name, clips }) => html`<li><bdi>${name}</bdi>: ${clipsOf(clips, isMore)}</li>`)}</ul>${more === '' ? '' : html`<p>${more}</p>`}</div>
${newest.length === 0 ? '' : newestCard(newest)}`;
  return {
    subject,
    text: [
      INTRODUCTION,
      [...lines, ...(more === '' ? [] : [more])].join('\n'),
      ...(links.length === 0 ? [] : [['The newest:', ...links].join('\n')]),
      `-- \n${WHY}`,
    ].join('\n\n'),
    html: String(await pageOf(subject, body, WHY)),
  };
}

const INTRODUCTION = 'The tracked names have changed, and the clips that were there already were searched again.';

function newestCard(newest: readonly FoundClip[]): Markup {
  return html`<div style="${CARD}"><strong>The newest</strong><ul style="padding-inline-start:20px;margin:8px 0 0">${newest.map(clipItem)}</ul></div>`;
}

function subjectOf(names: readonly FoundName[], isMore: boolean): string {
  const [only, ...others] = names;
  if (only === undefined || others.length > 0) return asSubject(`${names.length} names were found in earlier clips`);
  return asSubject(`${only.name} was found in ${clipsOf(only.clips, isMore).replace('clip', 'earlier clip')}`);
}

/** `1 clip`, `214 clips`, `over 20000 clips` */
function clipsOf(count: number, isMore: boolean): string {
  return `${isMore ? 'over ' : ''}${count} ${count === 1 && !isMore ? 'clip' : 'clips'}`;
}
