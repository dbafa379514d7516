/** The place where files are added. What the script of the upload shows stands here, in templates: it has no words of its own. */
import { html } from 'hono/html';
import { fill, piecesOf } from '../../../../shared/view/fill.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import { type Icon, icon } from '../frame/icons.ts';
import type { Markup } from '../page.ts';
import { largest } from './upload.ts';
import { todayWords } from './words/index.ts';

export function uploadView(voice: Voice): Markup {
  const words = todayWords[voice.language].add;
  const command = html`<code dir="ltr">clipwatch put</code>`;
  return html`<section aria-labelledby="add"><h2 class="vh" id="add">${words.title}</h2>
<div class="drop" id="drop">${icon('upload')}<p><label for="files">${words.label}</label></p><input id="files" type="file" multiple disabled aria-describedby="kinds"><p class="s" id="kinds">${fill(words.kinds, { size: largest(voice) })}</p>
<noscript><p class="s">${piecesOf<Markup>(words.noScript, { command })}</p></noscript></div>
<ol class="rows" id="uploads" aria-label="${words.receipts}"></ol>
<p class="vh" role="status" id="upload-status"></p>
<p class="s end"><a href="/receipts">${words.all}</a></p>
<template id="upload-row"><li class="row b"><div><bdi></bdi><progress aria-label="${words.progress}"></progress><div class="facts"></div></div><span class="state"></span></li></template>
${stateOf('sending', 'upload', words.sending)}${stateOf('reading', 'clock', words.reading)}${stateOf('late', 'clock', words.reading, words.late)}${stateOf('lost', 'care', words.failed, words.lost)}${stateOf('untaken', 'care', words.failed, words.refused)}${stateOf('refused', 'refuse', words.failed, '')}${stateOf('ended', 'care', words.reading, words.ended)}
</section>`;
}

/** A state of a row, and why. */
function stateOf(name: string, sign: Icon, word: string, why?: string): Markup {
  const tone = why === undefined || name === 'late' ? '' : ' warn';
  return html`<template id="upload-${name}"><div class="facts">${why === undefined ? '' : html`<span>${why}</span>`}</div><span class="state${tone}">${icon(sign)}${word}</span></template>`;
}
