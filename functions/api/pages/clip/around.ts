/** What stands around a clip: other clips of its story, its earlier states, its file. */
import { html } from 'hono/html';
import { aroundDifference } from '../../../../shared/clip/difference.ts';
import { FIELDS, type Field } from '../../../../shared/contract/clip.ts';
import type { ChangedBy, Compared, Revision } from '../../../../shared/contract/history.ts';
import { titleText } from '../../../../shared/view/clip-text.ts';
import { fill, piecesOf } from '../../../../shared/view/fill.ts';
import { webAddress } from '../../../../shared/view/foreign-text.ts';
import type { Markup } from '../page.ts';
import { formKey } from '../parts/form.ts';
import { type ClipRecord, clipPath, type RecordLook } from './record.ts';
import { clipWords } from './words/index.ts';

/** Clips of the story that are listed. */
const MAX_MATES = 20;
/** UTF-16 units of a value that changed. */
const MAX_CHANGE = 240;

export function storySection({ clip, story }: ClipRecord, { voice, reader }: RecordLook): Markup | string {
  const mates = (story?.items ?? []).filter(({ clipId }) => clipId !== clip.clipId);
  if (story === null || mates.length === 0) return '';
  const words = clipWords[voice.language].story;
  const canChange = reader.formKey !== null && reader.scope !== 'read';
  const shown = mates.slice(0, MAX_MATES);
  const others = mates.length - shown.length + story.more;
  const rows = shown.map((mate) => {
    const title = titleText(mate, voice);
    const not = html`<form method="post" action="${clipPath(clip.clipId)}">${formKey(reader)}<input type="hidden" name="do" value="split"><input type="hidden" name="story" value="${story.story}"><input type="hidden" name="mate" value="${mate.clipId}"><button class="link s">${words.not}<span class="vh">: ${title}</span></button></form>`;
    return html`<li class="row b"><div><h3 dir="auto"><a href="${clipPath(mate.clipId)}">${title}</a></h3><p class="facts"><span>${fill(words.alike, { share: voice.percent(mate.similarity) })}</span> <span lang="en" dir="ltr">${mate.why}</span></p></div>${canChange ? not : ''}</li>
`;
  });
  return html`<section aria-labelledby="story"><div class="head"><h2 id="story">${words.title}</h2><a class="s" href="/clips?${new URLSearchParams({ story: story.story })}">${words.all}</a></div>
<ol class="rows">${rows}</ol>${others > 0 ? html`<p class="s">${voice.count(words.more, others)}</p>` : ''}</section>`;
}

export function revisionsSection({ revisions }: ClipRecord, look: RecordLook): Markup | string {
  if (revisions.length < 2) return '';
  const { voice } = look;
  const words = clipWords[voice.language].revisions;
  const items = revisions.map((revision, i) => {
    const before = revisions[i + 1];
    return html`<li><time datetime="${revision.recordedAt}">${voice.day(voice.dayAt(revision.recordedAt))}</time><div><p>${revision.revision === 1 ? words.first : byText(revision.by, look)}</p>${revision.changed.map((field) => change(field, revision, before, look))}</div></li>
`;
  });
  return html`<section aria-labelledby="revisions"><div class="head"><h2 id="revisions">${words.title}</h2></div>
<ol class="history diff">${items}</ol></section>`;
}

function byText(by: ChangedBy, { voice }: RecordLook): Markup {
  const words = clipWords[voice.language].revisions;
  switch (by.kind) {
    case 'file':
    case 'names':
    case 'replay':
      return html`${words[by.kind]}`;
    case 'correction':
    case 'story':
      return html`${piecesOf<Markup>(words[by.kind], { who: html`<bdi>${by.who}</bdi>` })}`;
    default:
      return by satisfies never;
  }
}

function change(field: Compared, revision: Revision, before: Revision | undefined, { voice }: RecordLook): Markup {
  const { field: labels, revisions: words, story, unknown } = clipWords[voice.language];
  switch (field) {
    case 'mentions':
    case 'embeds':
      return html`<p>${voice.capital(words[field])}</p>`;
    case 'story':
      return html`<p>${story.title}</p>`;
    case 'author':
    case 'url':
    case 'section':
    case 'keywords':
    case 'duration':
      return html`<p>${labels[field]}</p>`;
    case 'title':
    case 'outlet':
    case 'publishedOn':
    case 'summary':
    case 'language': {
      if (before === undefined) return html`<p>${labels[field]}</p>`;
      const shown = aroundDifference({ before: before[field], after: revision[field] }, MAX_CHANGE);
      return html`<p>${labels[field]}: <del><bdi>${shown.before ?? unknown}</bdi></del> <ins><bdi>${shown.after ?? unknown}</bdi></ins></p>`;
    }
    default:
      return field satisfies never;
  }
}

/** Doubts that reading the file left; their words are those of the reader of files, in English. */
export function warningsSection({ clip }: ClipRecord, { voice }: RecordLook): Markup | string {
  if (clip.warnings.length === 0) return '';
  const items = clip.warnings.map(
    ({ code, message }) => html`<li><span lang="en" dir="auto">${message}</span> <code dir="ltr">${code}</code></li>`,
  );
  return html`<section class="note care" aria-labelledby="warnings"><h2 id="warnings">${clipWords[voice.language].warnings}</h2><ul>${items}</ul></section>`;
}

export function fileSection({ clip }: ClipRecord, { voice }: RecordLook): Markup {
  const { file, facts, field } = clipWords[voice.language];
  const { author, url, section, keywords, duration, words, attachments, part } = clip;
  const address = webAddress(url ?? null);
  const rows: readonly (readonly [string, Markup | string | undefined])[] = [
    [facts.file, html`<code dir="ltr">${clip.key}</code>`],
    [facts.part, part === undefined ? undefined : html`<code dir="auto">${part}</code>`],
    [facts.version, html`<code dir="ltr">${clip.receipt.versionId}</code>`],
    [facts.format, clip.format ?? undefined],
    [field.author, author === undefined ? undefined : html`<bdi>${author}</bdi>`],
    [field.section, section === undefined ? undefined : html`<bdi>${section}</bdi>`],
    [field.keywords, keywords === undefined ? undefined : html`<bdi>${keywords.join(voice.words.comma)}</bdi>`],
    [field.duration, duration === undefined ? undefined : voice.count(clipWords[voice.language].seconds, duration)],
    [
      field.url,
      address === null
        ? undefined
        : html`<a href="${address.href}" rel="noopener noreferrer nofollow"><bdi dir="ltr">${address.host}</bdi></a>`,
    ],
    [facts.words, words === undefined ? undefined : voice.number(words)],
    [
      facts.attachments,
      attachments === undefined
        ? undefined
        : html`<bdi>${attachments.map(({ name }) => name).join(voice.words.comma)}</bdi>`,
    ],
  ];
  return html`<section aria-labelledby="file"><div class="head"><h2 id="file">${file}</h2></div>
<dl class="pairs">${rows.flatMap(([label, value]) => (value === undefined ? [] : [html`<div><dt>${label}</dt><dd>${value}</dd></div>`]))}</dl></section>`;
}

/** The field with this name; null for what is none. */
export const fieldOf = (text: string): Field | null => FIELDS.find((field) => field === text) ?? null;
