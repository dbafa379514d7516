import { html } from 'hono/html';
import { snippetPieces } from '../view/highlight.ts';
import { videoState } from '../view/status-text.ts';
import { BUTTON, CARD, clipItem, type Markup, mailPage, sourceLine } from './page.ts';
import { type AlertClip, type AlertContent, type AlertMention, nameWithCount, titleText, WHY } from './wording.ts';

/** The HTML part of an alert. */
export function alertHtml(subject: string, { full, brief, omitted }: AlertContent): Markup {
  const body = html`${full.map(clipCard)}${brief.length > 0 ? briefCard(brief) : ''}
${omitted > 0 ? html`<p>And ${omitted} more clips.</p>` : ''}`;
  return mailPage(subject, body, WHY);
}

function clipCard(clip: AlertClip): Markup {
  return html`<div style="${CARD}">
<h1 dir="auto" style="margin:0;font-size:20px;line-height:1.3">${titleText(clip)}</h1>
<p dir="auto" style="margin:4px 0 16px;color:#65676b;font-size:14px">${sourceLine(clip)}</p>
${clip.mentions.map(mentionQuote)}
${clip.embeds.map(videoLine)}
<p style="margin:16px 0 0"><a href="${clip.link}" style="${BUTTON}">Open the record</a></p>
</div>
`;
}

function mentionQuote(mention: AlertMention): Markup {
  const sentence = snippetPieces(mention.snippet, mention.forms).map(({ text, isName }) =>
    isName ? html`<mark style="background:#ffe58a;padding:0 2px">${text}</mark>` : html`${text}`,
  );
  return html`<p dir="auto" style="margin:0;font-size:14px;font-weight:600">${nameWithCount(mention)}</p>
<blockquote dir="auto" style="margin:4px 0 16px;padding:0 12px;border-inline-start:3px solid #1455c0">${sentence}</blockquote>
`;
}

function videoLine({ provider, check }: AlertClip['embeds'][number]): Markup {
  return html`<p style="margin:0 0 8px;font-size:14px">Video (${provider}): <strong>${videoState(check)}</strong></p>`;
}

function briefCard(brief: readonly AlertClip[]): Markup {
  return html`<div style="${CARD}"><strong>Also</strong><ul style="padding-inline-start:20px;margin:8px 0 0">${brief.map(clipItem)}</ul></div>`;
}
