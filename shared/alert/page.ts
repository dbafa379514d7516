/** The frame of every mail in HTML: a page of its own, styled in line because mail programs drop style sheets. */
import { html, raw } from 'hono/html';

export type Markup = ReturnType<typeof html>;

export const CARD = raw('background:#fff;border:1px solid #dcdfe3;border-radius:8px;padding:20px;margin:0 0 16px');
export const BUTTON = raw(
  'display:inline-block;background:#1455c0;color:#fff;text-decoration:none;border-radius:6px;padding:8px 16px',
);

/** `why` is the reason why the reader gets this mail. */
export function pageOf(subject: string, body: Markup | readonly Markup[], why: string): Markup {
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

/** The day is kept from turning round beside an outlet written right to left: 2018-10-12 would show as 12-10-2018. */
export function sourceLine(outlet: string, day: string): Markup {
  return html`${outlet} · <bdi dir="ltr">${day}</bdi>`;
}
