import { html, raw } from 'hono/html';
import { piecesOf } from '../mark.ts';
import { videoState } from '../video-state.ts';
import { type AlertClip, type AlertMention, dayOf, outletOf, type Told, timesOf, titleOf, WHY } from './told.ts';

type Markup = ReturnType<typeof html>;

const CARD = raw('background:#fff;border:1px solid #dcdfe3;border-radius:8px;padding:20px;margin:0 0 16px');
const BUTTON = raw(
  'display:inline-block;background:#1455c0;color:#fff;text-decoration:none;border-radius:6px;padding:8px 16px',
);

/** The mail as a page of its own, styled in line because mail programs drop style sheets. */
export function htmlOf(subject: string, { full, brief, untold }: Told): Markup {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${subject}</title></head>
<body style="margin:0;background:#f2f3f5;color:#1c1e21;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Arial,sans-serif">
<div style="max-width:600px;margin:0 auto;padding:16px">
${full.map(clipCard)}${brief.length > 0 ? briefCard(brief) : ''}
${untold > 0 ? html`<p>And ${untold} more clips.</p>` : ''}
<p style="color:#65676b;font-size:13px">${WHY}</p>
</div>
</body>
</html>`;
}

function clipCard(clip: AlertClip): Markup {
  return html`<div style="${CARD}">
<h1 dir="auto" style="margin:0;font-size:20px;line-height:1.3">${titleOf(clip)}</h1>
<p dir="auto" style="margin:4px 0 16px;color:#65676b;font-size:14px">${sourceLine(clip)}</p>
${clip.mentions.map(mentionQuote)}
${clip.embeds.map(videoLine)}
<p style="margin:16px 0 0"><a href="${clip.link}" style="${BUTTON}">Open the record</a></p>
</div>
`;
}

/** The day is kept from turning round beside an outlet written right to left: 2018-10-12 would show as 12-10-2018. */
function sourceLine(clip: AlertClip): Markup {
  return html`${outletOf(clip)} · <bdi dir="ltr">${dayOf(clip)}</bdi>`;
}

function mentionQuote(mention: AlertMention): Markup {
  const sentence = piecesOf(mention.snippet, mention.forms).map(({ text, isName }) =>
    isName ? html`<mark style="background:#ffe58a;padding:0 2px">${text}</mark>` : html`${text}`,
  );
  return html`<p dir="auto" style="margin:0;font-size:14px;font-weight:600">${timesOf(mention)}</p>
<blockquote dir="auto" style="margin:4px 0 16px;padding:0 12px;border-inline-start:3px solid #1455c0">${sentence}</blockquote>
`;
}

function videoLine({ provider, check }: AlertClip['embeds'][number]): Markup {
  return html`<p style="margin:0 0 8px;font-size:14px">Video (${provider}): <strong>${videoState(check)}</strong></p>`;
}

function briefCard(brief: readonly AlertClip[]): Markup {
  return html`<div style="${CARD}"><strong>Also</strong><ul style="padding-inline-start:20px;margin:8px 0 0">${brief.map(briefLine)}</ul></div>`;
}

function briefLine(clip: AlertClip): Markup {
  return html`<li dir="auto"><a href="${clip.link}">${titleOf(clip)}</a> <small>${sourceLine(clip)}</small></li>`;
}
