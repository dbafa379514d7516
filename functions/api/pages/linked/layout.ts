/** The layout of the pages that mails link to: no scripts, no external resources, one inline style that the CSP allows by its hash (`style-source.ts`). */
import { html, raw } from 'hono/html';

/** HTML from the escaping template. */
export type Markup = ReturnType<typeof html>;

const STYLE = `
:root { color-scheme: light dark; --ink: #1c1f24; --soft: #5b6470; --line: #dfe3e8; --paper: #fff; --back: #f4f5f7;
  --mark: #ffe58a; --good: #146c3a; --bad: #a3231f; --link: #0b57a4; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --soft: #a3acb8; --line: #363c45; --paper: #1d2126;
  --back: #14171a; --mark: #6b5600; --good: #6fd39a; --bad: #ff9a94; --link: #86bdf5; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 17px/1.6 system-ui, 'Segoe UI', 'Noto Sans',
  'Noto Sans Arabic', Tahoma, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
article { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 2rem; }
h1 { font-size: 1.7rem; line-height: 1.3; margin: 0 0 .6rem; text-wrap: balance; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 2.2rem 0 .7rem; }
p { margin: 0 0 .8rem; overflow-wrap: anywhere; }
a { color: var(--link); }
mark { background: var(--mark); color: inherit; padding: 0 .15em; border-radius: 3px; }
blockquote { margin: 0 0 1rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line);
  overflow-wrap: anywhere; }
.facts, .brand, .note { color: var(--soft); font-size: .92rem; font-weight: 400; }
.brand { margin: 0 0 1rem; letter-spacing: .02em; }
.summary { white-space: pre-line; }
.name { font-weight: 600; margin: 0 0 .3rem; }
.good { color: var(--good); font-weight: 600; }
.bad { color: var(--bad); font-weight: 600; }
ul { list-style: none; margin: 0; padding: 0; }
li { overflow-wrap: anywhere; }
li + li { margin-top: .9rem; }
ul + .note { margin-top: .6rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: start; vertical-align: top; padding: .45rem .9rem .45rem 0; border-top: 1px solid var(--line);
  overflow-wrap: anywhere; }
th { font-weight: 600; white-space: nowrap; width: 1%; }
code { font: .88em/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
dl { margin: 0 0 1.4rem; }
dt { color: var(--soft); font-size: .92rem; }
dd { margin: 0 0 .6rem; overflow-wrap: anywhere; }
form { margin: 1.4rem 0; }
form ul { margin-bottom: 1.4rem; }
form ul button { width: 100%; }
button { font: inherit; padding: .55rem 1.1rem; border: 1px solid var(--line); border-radius: 8px;
  background: var(--back); color: var(--ink); cursor: pointer; max-width: 100%; overflow-wrap: anywhere; text-align: start; }
button.first { background: var(--link); border-color: var(--link); color: var(--paper); font-weight: 600; }
button:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
pre { margin: 0 0 .8rem; padding: .7rem .9rem; background: var(--back); border-radius: 6px; white-space: pre-wrap; }
pre span { display: inline-block; max-width: 100%; }
@media (max-width: 34rem) { main { padding: 1rem .6rem 2rem; } article { padding: 1.25rem; } }
`;

const ENGLISH: Writing = { language: 'en', side: 'ltr' };

/** In what a page is written. */
export interface Writing {
  /** BCP-47 tag. */
  readonly language: string;
  readonly side: 'ltr' | 'rtl';
}

/** A complete page. */
export function layout(title: string, body: Markup, { language, side }: Writing = ENGLISH): Markup {
  return html`<!doctype html>
<html lang="${language}" dir="${side}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<p class="brand">clipwatch</p>
${body}
</main>
</body>
</html>`;
}

/** A page with a single message. */
export function notice(title: string, text: string, writing: Writing = ENGLISH): Markup {
  return layout(title, html`<article><h1>${title}</h1><p>${text}</p></article>`, writing);
}
