/** Today as a page. */
import { html } from 'hono/html';
import type { Clip } from '../../../../shared/contract/clip.ts';
import { dayText, nameText, outletText, titleText } from '../../../../shared/view/clip-text.ts';
import { fill } from '../../../../shared/view/fill.ts';
import { providerName } from '../../../../shared/view/provider-name.ts';
import type { Markup } from '../page.ts';
import { languageOf } from '../parts/clip-row.ts';
import { markedSnippet } from '../parts/marked.ts';
import { plot } from '../parts/plot.ts';
import { videoState, videoStates } from '../parts/video-state.ts';
import type { Today } from './data.ts';
import { type Look, needsView } from './needs-view.ts';
import { uploadView } from './upload-view.ts';
import { todayWords } from './words/index.ts';

export type { NotSaved } from './needs-view.ts';

export function todayView(today: Today, look: Look & { readonly mayWrite: boolean }): Markup {
  const { voice, mayWrite } = look;
  const words = todayWords[voice.language];
  return html`<div class="top"><div><p class="s"><time datetime="${today.day}">${voice.weekdayAndDay(today.day)}</time></p>
<h1>${words.title}</h1>
${lead(today, look)}</div></div>
<div class="two">
<div>
${needsView(today, look)}
${mentionedView(today, look)}
</div>
<div>
${mayWrite ? uploadView(voice) : ''}
${goneView(today, look)}
${arrivedView(today, look)}
</div>
</div>`;
}

/** The page in a few sentences, each of which leads to what it says. */
function lead({ day, days, mentionedCount, needs, cut }: Today, { voice }: Look): Markup {
  const words = todayWords[voice.language].lead;
  const today = days.at(-1);
  const arrived = today === undefined ? 0 : filesOf(today);
  const since = new URLSearchParams({ receivedAfter: `${day}T00:00:00Z` });
  const sentences = [
    arrived === 0 ? words.nothing : leading(`/clips?${since}`, voice.count(words.arrived, arrived)),
    ...(mentionedCount === 0 ? [] : [leading('#mentioned', voice.count(words.mentioned, mentionedCount))]),
    ...(today?.gone ? [leading('#videos', voice.count(words.gone, today.gone))] : []),
    needs.length === 0 ? words.settled : leading('#needs', voice.count(words.needs, needs.length, cut.length > 0)),
  ];
  return html`<p class="lead">${sentences.map((sentence) => html`${sentence} `)}</p>`;
}

/** `[41 files] arrived today.` with a link in the place of the brackets. */
function leading(to: string, sentence: string): Markup {
  const [before, link, after] = sentence.split(/[[\]]/);
  return html`${before}<a href="${to}">${link}</a>${after}`;
}

const filesOf = ({ parsed, partial, refused }: Today['days'][number]): number => parsed + partial + refused;

function mentionedView({ mentioned, hasClips, nameOf }: Today, look: Look): Markup {
  const { voice } = look;
  const { mentioned: words, empty } = todayWords[voice.language];
  const content = !hasClips
    ? html`<div class="none"><p class="lead">${empty.title}</p>${look.mayWrite ? html`<p>${empty.text}</p>` : ''}</div>`
    : mentioned.length === 0
      ? html`<div class="none"><p>${words.none}</p><p><a href="/names">${words.names}</a></p></div>`
      : html`<ol class="rows">${mentioned.map((clip) => mentionedRow(clip, nameOf, look))}</ol>`;
  return html`<section aria-labelledby="mentioned"><div class="head"><h2 id="mentioned">${words.title}</h2><a href="/clips">${words.all}</a></div>
${content}</section>`;
}

function mentionedRow(clip: Clip, nameOf: (id: string) => string, { voice }: Look): Markup {
  const [mention] = clip.mentions;
  const names = clip.mentions.slice(0, 3).map(({ nameId, count }) => {
    const times = count === 1 ? '' : ` ×${voice.number(count)}`;
    return html`<span><a class="quiet" href="/names/${encodeURIComponent(nameId)}"><bdi>${nameText(nameOf(nameId))}</bdi></a>${times}</span> `;
  });
  return html`<li class="row b"><div><h3${languageOf(clip)} dir="auto"><a href="/clips/${encodeURIComponent(clip.clipId)}">${titleText(clip, voice)}</a></h3>
${mention === undefined ? '' : html`<p class="clip"${languageOf(clip)} dir="auto">${markedSnippet(mention)}</p>`}
<p class="facts"><bdi>${outletText(clip.outlet, voice)}</bdi> <span>${dayText(clip.publishedOn, voice)}</span> ${names}</p></div>
<div class="facts">${clip.embeds.length === 0 ? '' : videoStates(clip.embeds, voice)}</div></li>
`;
}

function goneView({ gone }: Today, { voice }: Look): Markup {
  const words = todayWords[voice.language].videos;
  const rows = gone.map(({ clipId, title, history = [], check, ...embed }) => {
    const since = history.at(-1)?.at ?? check?.checkedAt;
    return html`<li class="row b"><div><h3 dir="auto"><a href="/clips/${encodeURIComponent(clipId)}">${titleText({ title }, voice)}</a></h3>
<p class="facts"><bdi>${providerName(embed)}</bdi>${since === undefined ? '' : html` <time datetime="${since}">${fill(words.since, { moment: voice.moment(since) })}</time>`}</p></div>${videoState('gone', voice)}</li>
`;
  });
  return html`<section aria-labelledby="videos"><div class="head"><h2 id="videos">${words.title}</h2><a href="/videos?status=gone">${words.all}</a></div>
${rows.length === 0 ? html`<div class="none"><p>${words.none}</p></div>` : html`<ol class="rows">${rows}</ol>`}</section>`;
}

function arrivedView({ days }: Today, { voice }: Look): Markup {
  const words = todayWords[voice.language].arrived;
  const [first, last] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  const files = (n: number) => `${words.files}: ${voice.number(n)}`;
  const drawing = plot(
    {
      bars: days.map((day) => ({
        n: filesOf(day),
        title: fill(words.bar, { day: voice.shortDay(day.day), files: files(filesOf(day)) }),
      })),
      label: fill(words.label, {
        days: voice.days(first, last),
        most: voice.number(Math.max(...days.map(filesOf))),
        today: voice.number(days.slice(-1).reduce((sum, day) => sum + filesOf(day), 0)),
      }),
      under: [voice.shortDay(first), words.today],
      isLow: true,
    },
    voice,
  );
  const rows = days
    .toReversed()
    .map(
      (day) =>
        html`<tr><th scope="row"><time datetime="${day.day}">${voice.shortDay(day.day)}</time></th><td class="n">${voice.number(filesOf(day))}</td><td class="n">${voice.number(day.refused)}</td></tr>`,
    );
  return html`<section aria-labelledby="arrived"><div class="head"><h2 id="arrived">${words.title}</h2></div>
${drawing}
<details><summary>${words.table}</summary><table><thead><tr><th scope="col">${words.day}</th><th scope="col" class="n">${words.files}</th><th scope="col" class="n">${words.refused}</th></tr></thead><tbody>${rows}</tbody></table></details></section>`;
}
