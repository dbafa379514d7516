/** The HTML that all mails share. Styles are inline, since mail programs drop style sheets. */
import { html, raw } from 'hono/html';
import { type ClipReference, type ClipSource, dayText, outletText, titleText } from './wording.ts';

export type Markup = ReturnType<typeof html>;

export const CARD = raw('background:#fff;border:1px solid #dcdfe3;border-radius:8px;padding:20px;margin:0 0 16px');
export const BUTTON = raw(
  'display:inline-block;background:#1455c0;color:#fff;text-decoration:none;border-radius:6px;padding:8px 16px',
);

/** A complete HTML page; `why` tells the recipient the reason for this mail. */
export function mailPage(subject: string, body: Markup | readonly Markup[], why: string): Markup {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${subject}</title></head>
<body style="margin:0;background:#f2f3f5;color:#1c1e21;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Arial,sans-serif">
<div style="max-width:600px;margin:0 auto;padding:16px">
${body}
<p style="color:#65676b;font-size:13px">${why}</p>
</div>
</body>
</html>`;
}

/** Outlet and day. The day is isolated: after an outlet in a right-to-left script 2018-10-12 would show as 12-10-2018. */
export function sourceLine(clip: ClipSource): Markup {
  return html`${outletText(clip)} · <bdi dir="ltr">${dayText(clip)}</bdi>`;
}

/** A clip as a list item. The list is left-to-right; the title keeps the direction of its script. */
export function clipItem(clip: ClipReference): Markup {
  return html`<li><a href="${clip.link}"><bdi>${titleText(clip)}</bdi></a> <small>${sourceLine(clip)}</small></li>`;
}
