/** Videos that died or came back become a message: one e-mail to one address, however many they are. */
import { html } from 'hono/html';
import { dayOf, outletOf, titleOf } from './content.ts';
import type { Message } from './message.ts';
import { BUTTON, CARD, type Markup, pageOf, sourceLine } from './page.ts';
import { asSubject } from './subject.ts';

/** A video as a mail tells of it, and the clip that it is in. */
export interface AlertVideo {
  readonly turn: 'gone' | 'back';
  readonly clipId: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly publishedOn: string | null;
  /** Address of the record, for the receiver of this mail. */
  readonly link: string;
  readonly provider: string;
  /** Of the video itself, where its provider gave one. */
  readonly videoTitle: string | null;
  /** Instants at which the provider said that it is gone, or that it plays. */
  readonly seenAt: readonly string[];
  /** When it was last seen playing; null for one that never was. */
  readonly playedAt: string | null;
  /** Whether a copy of its still is kept. */
  readonly hasProof: boolean;
}

/** Videos told one by one; further ones are counted, so that a provider's end stays one readable mail. */
const TOLD = 100;

const WHY = 'You get this because this address asked clipwatch to be told about the videos of clips it follows.';

/** Writes the mail about one or more videos. */
export async function composeVideoAlert(videos: readonly AlertVideo[]): Promise<Message> {
  const subject = subjectOf(videos);
  const lost = videos.filter(({ turn }) => turn === 'gone');
  const told = [...lost, ...videos.filter(({ turn }) => turn === 'back')].slice(0, TOLD);
  const untold = videos.length - told.length;
  const more = untold > 0 ? `And ${untold} more videos.` : '';
  const body = html`<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${headingOf(videos)}</h1>
${told.map(videoCard)}${more === '' ? '' : html`<p>${more}</p>`}`;
  return {
    subject,
    text: [headingOf(videos), ...told.map(videoText), ...(more === '' ? [] : [more]), `-- \n${WHY}`].join('\n\n'),
    html: String(await pageOf(subject, body, WHY)),
  };
}

function subjectOf(videos: readonly AlertVideo[]): string {
  const [only, ...others] = videos;
  if (only === undefined || others.length > 0) return asSubject(headingOf(videos));
  return asSubject(`${headingOf(videos)}: ${titleOf(only)}`);
}

/** `A video is gone`, `3 videos are gone, a video plays again` */
function headingOf(videos: readonly AlertVideo[]): string {
  const lost = videos.filter(({ turn }) => turn === 'gone').length;
  const back = videos.length - lost;
  const said = [
    ...(lost > 0 ? [lost === 1 ? 'a video is gone' : `${lost} videos are gone`] : []),
    ...(back > 0 ? [back === 1 ? 'a video plays again' : `${back} videos play again`] : []),
  ].join(', ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** What was seen, in sentences. */
function findingsOf({ turn, provider, seenAt, playedAt, hasProof }: AlertVideo): string[] {
  const times = seenAt.map(moment).join(' and ');
  if (turn === 'back') return [`It plays again: ${provider} showed it on ${times}.`];
  return [
    `${provider} said so on ${times}.`,
    playedAt === null ? 'It was never seen playing.' : `It was last seen playing on ${moment(playedAt)}.`,
    ...(hasProof ? ['A copy of its still is kept.'] : []),
  ];
}

function stateOf({ turn }: AlertVideo): string {
  return turn === 'gone' ? 'Gone' : 'Plays again';
}

function videoText(video: AlertVideo): string {
  return [
    `${stateOf(video)}: ${titleOf(video)}`,
    `${outletOf(video)} · ${dayOf(video)}`,
    ...(video.videoTitle === null ? [] : [`Video: ${video.videoTitle}`]),
    findingsOf(video).join(' '),
    `Record: ${video.link}`,
  ].join('\n');
}

function videoCard(video: AlertVideo): Markup {
  const colour = video.turn === 'gone' ? '#b3261e' : '#1b6e3c';
  return html`<div style="${CARD}">
<p style="margin:0;font-size:13px;font-weight:600;color:${colour}">${stateOf(video)}</p>
<h2 dir="auto" style="margin:0;font-size:17px;line-height:1.3">${titleOf(video)}</h2>
<p dir="auto" style="margin:4px 0 12px;color:#65676b;font-size:14px">${sourceLine(outletOf(video), dayOf(video))}</p>
${video.videoTitle === null ? '' : html`<p dir="auto" style="margin:0 0 4px;font-size:14px"><strong>${video.videoTitle}</strong></p>`}
<p style="margin:0;font-size:14px">${findingsOf(video).join(' ')}</p>
<p style="margin:16px 0 0"><a href="${video.link}" style="${BUTTON}">Open the record</a></p>
</div>
`;
}

/** `2 January 2026, 03:04 UTC` */
function moment(instant: string): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat('en-GB', format).format(new Date(instant)).replace(' at ', ', ')} UTC`;
}
