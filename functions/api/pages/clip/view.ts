/** The mark-up of a clip: for the console, and alone for whoever comes by a link in a mail. */
import { html } from 'hono/html';
import { titleText } from '../../../../shared/view/clip-text.ts';
import { statusOf } from '../api.ts';
import type { Page } from '../page.ts';
import { fieldOf, fileSection, revisionsSection, storySection, warningsSection } from './around.ts';
import { slot } from './evidence.ts';
import { header, notSaved, summarySection } from './header.ts';
import { playerOf } from './player.ts';
import type { ClipRecord, RecordLook } from './record.ts';
import { nameList, readText, textSection } from './text.ts';
import { videoSections } from './video.ts';
import { clipWords } from './words/index.ts';

export function clipView(record: ClipRecord, look: RecordLook): Page {
  const { clip } = record;
  const { voice, isAlone, playing, unsaved } = look;
  const read = readText(record);
  const body = html`<div class="page">
${isAlone ? '' : html`<p class="s"><a href="/clips">${clipWords[voice.language].all}</a></p>`}
${notSaved(record, look, fieldOf)}
${header(record, read, look)}
<div class="two">
<div>
${warningsSection(record, look)}
${nameList(read, record, look)}
${summarySection(record, read, look)}
${textSection(read, record, look)}
</div>
<div>
${slot(record, read, look)}
${videoSections(record, look)}
${storySection(record, look)}
${revisionsSection(record, look)}
${fileSection(record, look)}
</div>
</div>
</div>`;
  const player = playing === null ? undefined : clip.embeds[playing - 1];
  const host = player === undefined ? null : playerOf(player)?.host;
  return {
    title: titleText({ title: clip.title ?? clip.file }, voice),
    place: 'clips',
    body,
    status: unsaved === null ? 200 : statusOf(unsaved.problem),
    ...(host && { frames: [host] }),
    ...(isAlone && { frame: 'alone' }),
  };
}
