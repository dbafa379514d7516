/** The page of a name. */
import { html } from 'hono/html';
import type { Name } from '../../../shared/contract/name.ts';
import { layout, type Markup } from './layout.ts';
import type { Voice } from './voice.ts';

export function nameView(name: Name, { words, ...writing }: Voice): Markup {
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
</article>`,
    writing,
  );
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
