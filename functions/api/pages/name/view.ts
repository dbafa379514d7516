import { html } from 'hono/html';
import type { Clip } from '../../../../shared/contract/clip.ts';
import { dayText, nameText, outletText, titleText } from '../../../../shared/view/clip-text.ts';
import { icon } from '../frame/icons.ts';
import { frameWords } from '../frame/words.ts';
import { fieldsOfName } from '../name-form/form.ts';
import { type NameForm, nameForm } from '../name-form/view.ts';
import type { Asked, Markup } from '../page.ts';
import { languageOf } from '../parts/clip-row.ts';
import { markedSnippet } from '../parts/marked.ts';
import { videoStates } from '../parts/video-state.ts';
import { type Conflict, conflictNote } from './change-view.ts';
import { leadOf, timeSection } from './plot-view.ts';
import { type NameFacts, pathOf } from './read.ts';
import { followSection, foundSection, outletsSection, shareSection } from './tables-view.ts';
import { type Tried, tryBox } from './try-view.ts';
import { nameWords } from './words/index.ts';

/** What a form made of the page. */
export interface Made {
  /** The form of the name; null where it is as it is stored. */
  readonly form: Omit<NameForm, 'etag' | 'saving'> | null;
  readonly conflict: Conflict | null;
  readonly tried: Tried | null;
}

interface Shown {
  readonly facts: NameFacts;
  readonly made: Made;
  /** Its spellings in other scripts. */
  readonly scripts: readonly string[];
}

export function nameView({ facts, made, scripts }: Shown, asked: Asked): Markup {
  const { voice, reader, query } = asked;
  const words = nameWords[voice.language];
  const { name, counted } = facts;
  const mayChange = reader.scope !== 'read';
  const book = new URLSearchParams({ nameId: name.id, ...counted.range });
  const chosen = query.getAll('nameIds').flatMap((ids) => ids.split(','));
  return html`<p class="s"><a href="/names">${frameWords[voice.language].places.names}</a></p>
<div class="top"><div><h1><bdi>${name.name}</bdi></h1>${leadOf({ name, counted }, voice)}</div><a class="button" href="/book?${book}">${icon('book')}${words.book}</a>${mayChange ? html` <a class="button" href="#edit">${icon('edit')}${words.edit}</a>` : ''}</div>
${timeSection({ name, counted }, chosen, voice)}
<div class="two below"><div>
${latestSection(facts, voice)}
${reader.formKey === null ? '' : tryBox(made.tried, asked)}
${mayChange ? editSection(facts, made, asked) : ''}
</div><div>
${outletsSection(facts, voice)}
${shareSection(facts, query, voice)}
${foundSection(facts, scripts, voice)}
${followSection(facts, asked)}
</div></div>`;
}

function latestSection({ name, latest }: NameFacts, voice: Asked['voice']): Markup | string {
  const words = nameWords[voice.language];
  if (latest.length === 0) return '';
  const row = (clip: Clip) => {
    const mention = clip.mentions.find(({ nameId }) => nameId === name.id);
    const times =
      mention === undefined || mention.count === 1 ? '' : html` <span class="n">×${voice.number(mention.count)}</span>`;
    const address = `/clips/${encodeURIComponent(clip.clipId)}?${new URLSearchParams({ nameId: name.id })}`;
    return html`<li class="row b"><div><h3${languageOf(clip)} dir="auto"><a href="${address}">${titleText(clip, voice)}</a></h3>
${mention === undefined || mention.snippet === '' ? '' : html`<p class="clip"${languageOf(clip)} dir="auto">${markedSnippet(mention)}</p>`}
<p class="facts"><bdi>${outletText(clip.outlet, voice)}</bdi> <span>${dayText(clip.publishedOn, voice)}</span> <span><bdi>${nameText(name.name)}</bdi>${times}</span></p></div>
${clip.embeds.length === 0 ? '' : html`<p class="facts">${videoStates(clip.embeds, voice)}</p>`}</li>`;
  };
  return html`<section aria-labelledby="latest"><div class="head"><h2 id="latest">${words.latest}</h2><a href="/clips?${new URLSearchParams({ nameId: name.id })}">${words.all}</a></div>
<ol class="rows">${latest.map(row)}</ol></section>`;
}

function editSection({ name, etag }: NameFacts, { form, conflict }: Made, asked: Asked): Markup {
  const words = nameWords[asked.voice.language];
  const filled = form ?? { fields: fieldsOfName(name), wrong: [], trial: null };
  return html`<section aria-labelledby="edit"><div class="head"><h2 id="edit">${words.edit}</h2></div>
${conflict === null ? '' : conflictNote(conflict, asked)}
${nameForm({ ...filled, etag, saving: 'save' }, asked)}
<p class="end s"><a href="${pathOf(name.id)}?remove=1">${words.remove.link}</a></p></section>`;
}
