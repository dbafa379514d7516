/** The state of the deployment, as far as the API knows it: names, the archive, what arrived and what that costs. */
import { html } from 'hono/html';
import * as z from 'zod/mini';
import { dayAfter } from '../../../../shared/clip/arrivals.ts';
import { Backfill, DayArrivals } from '../../../../shared/contract/api.ts';
import { fill, piecesOf } from '../../../../shared/view/fill.ts';
import { icon } from '../frame/icons.ts';
import type { Asked, Markup } from '../page.ts';
import { receiptState } from '../parts/receipt-state.ts';
import type { Shown } from '../parts/shown.ts';
import { IDLE_MONTH, MILLION_CLIPS, monthOf } from './prices.ts';
import { settingsWords } from './words/index.ts';

const DAYS = 30;
const OUTCOMES = ['parsed', 'partial', 'refused'] as const;

export async function deploymentPart(asked: Asked): Promise<Shown> {
  const { api, now, voice } = asked;
  const { deployment: words } = settingsWords[voice.language];
  const from = dayAfter(now.toISOString().slice(0, 10), 1 - DAYS);
  const [names, { items }] = await Promise.all([
    api.get('/names/backfill', Backfill),
    api.get('/arrivals', z.object({ items: z.array(DayArrivals) }), { from }),
  ]);
  const doctor = html`<code dir="ltr">clipwatch doctor</code>`;
  const body = html`<div class="two"><div>
<section aria-labelledby="names"><h2 id="names">${words.names}</h2>${namesState(names, asked)}</section>
<section aria-labelledby="arrived"><h2 id="arrived">${words.arrived}</h2>${arrivedTable(items, asked)}</section>
<section aria-labelledby="cost"><h2 id="cost">${words.cost}</h2>${estimate(items, asked)}</section>
</div><div><p class="s">${piecesOf<Markup>(words.doctor, { command: doctor })}</p></div></div>`;
  return { body };
}

function namesState(names: Backfill, { voice }: Asked): Markup {
  const { deployment: words } = settingsWords[voice.language];
  const [version, compiled] = [voice.number(names.version), voice.number(names.compiled)];
  const isCurrent = names.compiled === names.version;
  const matching = isCurrent
    ? html`<p><span class="state ok">${icon('check')}${fill(words.current, { version })}</span></p>`
    : html`<p><span class="state warn">${icon('care')}${fill(words.behind, { version, compiled })}</span></p>`;
  return html`${matching}<p>${backfillText(names, voice)}</p>`;
}

function backfillText({ state, startedAt, finishedAt, ...counts }: Backfill, voice: Asked['voice']): string {
  const { deployment: words } = settingsWords[voice.language];
  const { seen, changed, failed } = counts;
  const figures = { seen: voice.number(seen), changed: voice.number(changed), failed: voice.number(failed) };
  switch (state) {
    case 'waiting':
      return words.waiting;
    case 'running':
      return fill(words.running, { ...figures, moment: startedAt === null ? '' : voice.moment(startedAt) });
    case 'done':
      return finishedAt === null ? words.never : fill(words.done, { ...figures, moment: voice.moment(finishedAt) });
    default:
      return state satisfies never;
  }
}

function arrivedTable(days: readonly DayArrivals[], { voice }: Asked): Markup {
  const { deployment: words } = settingsWords[voice.language];
  const row = (outcome: (typeof OUTCOMES)[number]) =>
    html`<tr><th scope="row">${receiptState(outcome, voice)}</th><td class="n">${voice.number(days.reduce((sum, day) => sum + day[outcome], 0))}</td></tr>`;
  return html`<table><thead><tr><th scope="col">${words.outcome}</th><th scope="col" class="n">${words.files}</th></tr></thead><tbody>${OUTCOMES.map(row)}</tbody></table>`;
}

function estimate(days: readonly DayArrivals[], { voice }: Asked): Markup {
  const { deployment: words } = settingsWords[voice.language];
  const files = days.reduce((sum, day) => sum + OUTCOMES.reduce((all, outcome) => all + day[outcome], 0), 0);
  const { least, most } = monthOf(files);
  const money = (amount: number) => `$${amount.toFixed(2)}`;
  const values = {
    range: least.toFixed(2) === most.toFixed(2) ? money(least) : `${money(least)}–${money(most)}`,
    files: voice.number(files),
    prices: `$${MILLION_CLIPS.bursts}–$${MILLION_CLIPS.single}`,
    idle: money(IDLE_MONTH),
  };
  const marked = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, html`<bdi dir="ltr">${value}</bdi>`]),
  );
  return html`<p>${piecesOf<Markup>(words.estimate, marked)}</p><p class="s">${words.without}</p>`;
}
