/** The mail about videos that are gone or play again: one for each address, however many videos. */
import { html } from 'hono/html';
import { BUTTON, CARD, type Markup, mailPage, sourceLine } from './page.ts';
import { type ClipReference, type Message, sourceText, subjectLine, titleText } from './wording.ts';

/** A video whose status changed, and its clip. */
export interface AlertVideo extends ClipReference {
  readonly transition: 'gone' | 'back';
  readonly provider: string;
  /** Title of the video itself; null if its provider gave none. */
  readonly videoTitle: string | null;
  /** Times of the checks that found it gone, or playing again. */
  readonly seenAt: readonly string[];
  /** Time of the last check that found it playable; null if none did. */
  readonly playedAt: string | null;
  /** Whether the archive has a copy of its still image. */
  readonly hasProof: boolean;
}

/** Videos listed; the rest is counted, so that the end of a provider is one readable mail. */
const MAX_VIDEOS = 100;

const WHY = 'You get this because this address asked clipwatch to be told about the videos of clips it follows.';

/** Writes the mail about one or more videos. */
export async function composeVideoAlert(videos: readonly AlertVideo[]): Promise<Message> {
  const subject = videoSubject(videos);
  const lost = videos.filter(({ transition }) => transition === 'gone');
  const shown = [...lost, ...videos.filter(({ transition }) => transition === 'back')].slice(0, MAX_VIDEOS);
  const omitted = videos.length - shown.length;
  const more = omitted > 0 ? `And ${omitted} more videos.` : '';
  const body = html`<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${headingText(videos)}</h1>
${shown.map(videoCard)}${more === '' ? '' : html`<p>${more}</p>`}`;
  return {
    subject,
    text: [headingText(videos), ...shown.map(videoText), ...(more === '' ? [] : [more]), `-- \n${WHY}`].join('\n\n'),
    html: String(await mailPage(subject, body, WHY)),
  };
}

function videoSubject(videos: readonly AlertVideo[]): string {
  const [only, ...others] = videos;
  if (only === undefined || others.length > 0) return subjectLine(headingText(videos));
  return subjectLine(`${headingText(videos)}: ${titleText(only)}`);
}

/** `A video is gone`, `3 videos are gone, a video plays again` */
function headingText(videos: readonly AlertVideo[]): string {
  const lost = videos.filter(({ transition }) => transition === 'gone').length;
  const back = videos.length - lost;
  const words = [
    ...(lost > 0 ? [lost === 1 ? 'a video is gone' : `${lost} videos are gone`] : []),
    ...(back > 0 ? [back === 1 ? 'a video plays again' : `${back} videos play again`] : []),
  ].join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The results of the checks, in sentences. */
function findings({ transition, provider, seenAt, playedAt, hasProof }: AlertVideo): string[] {
  const times = seenAt.map(moment).join(' and ');
  if (transition === 'back') return [`It plays again: ${provider} showed it on ${times}.`];
  return [
    `${provider} said so on ${times}.`,
    playedAt === null ? 'It was never seen playing.' : `It was last seen playing on ${moment(playedAt)}.`,
    ...(hasProof ? ['A copy of its still is kept.'] : []),
  ];
}

function statusText({ transition }: AlertVideo): string {
  return transition === 'gone' ? 'Gone' : 'Plays again';
}

function videoText(video: AlertVideo): string {
  return [
    `${statusText(video)}: ${titleText(video)}`,
    sourceText(video),
    ...(video.videoTitle === null ? [] : [`Video: ${video.videoTitle}`]),
    findings(video).join(' '),
    `Record: ${video.link}`,
  ].join('\n');
}

function videoCard(video: AlertVideo): Markup {
  const colour = video.transition === 'gone' ? '#b3261e' : '#1b6e3c';
  return html`<div style="${CARD}">
<p style="margin:0;font-size:13px;font-weight:600;color:${colour}">${statusText(video)}</p>
<h2 dir="auto" style="margin:0;font-size:17px;line-height:1.3">${titleText(video)}</h2>
<p dir="auto" style="margin:4px 0 12px;color:#65676b;font-size:14px">${sourceLine(video)}</p>
${video.videoTitle === null ? '' : html`<p dir="auto" style="margin:0 0 4px;font-size:14px"><strong>${video.videoTitle}</strong></p>`}
<p style="margin:0;font-size:14px">${findings(video).join(' ')}</p>
<p style="margin:16px 0 0"><a href="${video.link}" style="${BUTTON}">Open the record</a></p>
</div>
`;
}

/** `2 January 2026, 03:04 UTC` */
function moment(instant: string): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat('en-GB', format).format(new Date(instant)).replace(' at ', ', ')} UTC`;
}
