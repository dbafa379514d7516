/** HTML of a record. Everything that comes from the file is escaped by the template. */
import { html } from 'hono/html';
import {
  type Check,
  type Clip,
  EXTRA_FIELDS,
  FIELDS,
  type Mention,
  type StatusChange,
} from '../../../../shared/contract/clip.ts';
import { marksIn, piecesAt } from '../../../../shared/view/highlight.ts';
import { howChecked, videoState } from '../../../../shared/view/status-text.ts';
import { layout, type Markup } from './layout.ts';

/** The page of a record; `nameOf` returns the display name for the id of a tracked name. */
export function clipView(clip: Clip, nameOf: (nameId: string) => string): Markup {
  const title = clip.title ?? clip.file;
  return layout(
    title,
    html`<article>
<h1 dir="auto"${langAttribute(clip)}>${title}</h1>
<p class="facts" dir="auto">${clip.outlet ?? 'Outlet not known'} · <bdi>${day(clip.publishedOn)}</bdi></p>
${clip.mentions.length === 0 ? '' : mentionList(clip, nameOf)}
${clip.embeds.length === 0 ? '' : videoList(clip)}
${clip.summary === null ? '' : summarySection(clip)}
${receiptTable(clip)}
${evidenceTable(clip)}
</article>`,
  );
}

function mentionList(clip: Clip, nameOf: (nameId: string) => string): Markup {
  return html`<h2>Names</h2>
<ul>${clip.mentions.map(
    (mention) => html`<li>
<p class="name" dir="auto">${nameOf(mention.nameId)} <bdi class="note">${times(mention.count)}</bdi></p>
<blockquote dir="auto"${langAttribute(clip)}>${highlightedSnippet(mention)}</blockquote>
</li>`,
  )}</ul>`;
}

function highlightedSnippet(mention: Mention): (Markup | string)[] {
  return piecesAt(mention.snippet, marksIn(mention)).map(({ text, isName }) =>
    isName ? html`<mark>${text}</mark>` : text,
  );
}

/** Classes of definite statuses; the others are neutral. */
const TONES: Partial<Record<Check['status'], string>> = {
  playable: 'good',
  gone: 'bad',
  'not-embeddable': 'bad',
  invalid: 'bad',
};

function videoList({ embeds }: Clip): Markup {
  return html`<h2>${embeds.length === 1 ? 'Video' : 'Videos'}</h2>
<ul>${embeds.map(({ provider, url, check, history = [] }) => {
    const tone = check === null ? '' : (TONES[check.status] ?? '');
    return html`<li>
<p>The video at ${provider} <span class="${tone}">${videoState(check)}</span>.
${check === null ? '' : html`<span class="note">${checked(check)}: ${check.reason}${next(check)}</span>`}<br>
${isWebAddress(url) ? html`<a href="${url}" rel="noopener noreferrer nofollow">${url}</a>` : html`<code>${url}</code>`}</p>
${history.length < 2 ? '' : statusHistory(history)}
</li>`;
  })}</ul>`;
}

const CHECKED = { checked: 'Checked', tried: 'Last tried' } as const;

function checked(check: Check): string {
  const how = howChecked(check);
  return how === null ? 'Reason' : `${CHECKED[how]} ${instant(check.checkedAt)}`;
}

/** The changes of a video's status, newest first. */
function statusHistory(history: readonly StatusChange[]): Markup {
  return html`<p class="note">${history
    .toReversed()
    .map(({ status, reason, at }) => html`${instant(at)}: ${status} (${reason})<br>`)}</p>`;
}

function next({ nextCheckAt }: Check): string {
  return nextCheckAt === null ? '' : `; due for another check on ${instant(nextCheckAt)}`;
}

function summarySection(clip: Clip): Markup {
  return html`<h2>Summary</h2>
<p class="summary" dir="auto"${langAttribute(clip)}>${clip.summary}</p>`;
}

function receiptTable({ key, part, receipt, warnings }: Clip): Markup {
  return html`<h2>File</h2>
<div class="table"><table>
<tr><th scope="row">File</th><td><code dir="auto">${key}</code></td></tr>
${part === undefined ? '' : html`<tr><th scope="row">Part</th><td><code dir="auto">${part}</code></td></tr>`}
<tr><th scope="row">Version</th><td><code>${receipt.versionId}</code></td></tr>
<tr><th scope="row">Received</th><td>${instant(receipt.receivedAt)}</td></tr>
<tr><th scope="row">Outcome</th><td>${receipt.outcome}</td></tr>
${warnings.map(
  ({ code, message }) => html`<tr><th scope="row">Warning</th><td dir="auto">${message} <code>${code}</code></td></tr>`,
)}
</table></div>`;
}

function evidenceTable({ evidence }: Clip): Markup | string {
  const found = [...FIELDS, ...EXTRA_FIELDS].flatMap((field) => {
    const why = evidence[field];
    return why === undefined ? [] : [{ field, ...why }];
  });
  if (found.length === 0) return '';
  return html`<h2>Where each field was found</h2>
<div class="table"><table>
${found.map(
  ({ field, rule, start, end }) =>
    html`<tr><th scope="row">${field}</th><td>${rule}</td><td class="note">${start === end ? 'outside the text' : `characters ${start}–${end}`}</td></tr>`,
)}
</table></div>`;
}

/** The `lang` attribute, which selects fonts and hyphenation, if the language is known. */
function langAttribute({ language }: Clip): Markup | string {
  return language === null ? '' : html` lang="${language}"`;
}

/** Only http and https are linked: a file may contain any scheme. */
function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function day(publishedOn: string | null): string {
  if (publishedOn === null) return 'date not known';
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(publishedOn));
}

function instant(iso: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(new Date(iso))} UTC`;
}
