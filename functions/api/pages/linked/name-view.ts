/** The page of a name. */
import { html } from 'hono/html';
import type { Name } from '../../../../shared/contract/name.ts';
import { CLIPS } from '../../../../shared/signing/links.ts';
import { layout, type Markup } from './layout.ts';
import type { Voice } from './voice.ts';
import type { PageWords } from './words/words.ts';

/** Clips of a name, the newest first; `older`: where the others are. */
export interface ListedClips {
  readonly clips: readonly {
    readonly title: string | null;
    readonly outlet: string | null;
    readonly publishedOn: string | null;
    readonly link: string;
  }[];
  readonly older: string | null;
}

export function nameView(name: Name, listed: ListedClips, { words, ...writing }: Voice): Markup {
  const { matches, alsoSpelled, require, exclude, narrow, narrowText, byApi } = words.name;
  const forms = [...new Set([name.name, ...name.aliases])].filter((form) => form.trim() !== '');
  return layout(
    name.name,
    html`<article><h1><bdi>${name.name}</bdi></h1>
<h2>${matches}</h2>
${listOf(forms)}
${name.transliterate ? html`<p class="note">${alsoSpelled}</p>` : ''}
${section(require, name.require)}
${section(exclude, name.exclude)}
<h2>${narrow}</h2>
<p>${narrowText}</p>
<pre dir="ltr"><code>${dryRunCommand(name)}</code></pre>
<p class="note">${byApi}: <bdi dir="ltr"><code>POST /v1/names/dry-run</code>, <code>PUT /v1/names/${name.id}</code></bdi></p>
${clipList(listed, words)}
</article>`,
    writing,
  );
}

function clipList({ clips, older }: ListedClips, { name: words }: PageWords): Markup | string {
  if (clips.length === 0) return '';
  return html`<h2 id="${CLIPS}">${words.clips}</h2>
<ul>${clips.map(({ title, outlet, publishedOn, link }) => {
    const source = [outlet, publishedOn].filter((one) => one !== null).map((one) => html`<bdi>${one}</bdi>`);
    return html`<li><a href="${link}"><bdi>${title ?? words.untitled}</bdi></a><br>
<span class="facts">${source.flatMap((one, i) => (i === 0 ? [one] : [' · ', one]))}</span></li>`;
  })}</ul>
${older === null ? '' : html`<p><a href="${older}#${CLIPS}">${words.older}</a></p>`}`;
}

const listOf = (forms: readonly string[]): Markup =>
  html`<ul>${forms.map((form) => html`<li><bdi>${form}</bdi></li>`)}</ul>`;

function section(title: string, forms: readonly string[] | undefined): Markup | string {
  return forms === undefined || forms.length === 0 ? '' : html`<h2>${title}</h2>${listOf(forms)}`;
}

/** `clipwatch names dry-run 'Mara Lind' --id mara-lind --alias 'M. Lind' --exclude '…'` */
function dryRunCommand({ id, name, aliases, transliterate, require = [], exclude = [] }: Name): Markup {
  const each = (option: string, values: readonly string[]) => values.map((value) => `${option} ${quoted(value)}`);
  const parts = [
    `clipwatch names dry-run ${quoted(name)}`,
    `--id ${quoted(id)}`,
    ...each('--alias', aliases),
    ...(transliterate ? ['--transliterate'] : []),
    ...each('--require', require),
    ...each('--exclude', exclude),
    "--exclude '…'",
  ];
  // A line ends between options, not after the dashes of one.
  return html`${parts.map((part, i) => html`${i === 0 ? '' : ' '}<span>${part}</span>`)}`;
}

/** One word of a shell. */
const quoted = (text: string): string =>
  /^[\p{L}\p{N}._-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
