/** The ledger: what each recipient was told about what, how soon, and what became of it. */
import { html } from 'hono/html';
import { Alert, AlertState } from '../../../../shared/contract/alert.ts';
import { Clip } from '../../../../shared/contract/clip.ts';
import { Closed } from '../../../../shared/contract/digests.ts';
import { fill, piecesOf } from '../../../../shared/view/fill.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import { listOf, type Refused, RefusedError, statusOf } from '../api.ts';
import { type Icon, icon } from '../frame/icons.ts';
import type { Asked, Markup } from '../page.ts';
import { addressWith } from '../parts/address.ts';
import { problemNote, selectField, textField } from '../parts/fields.ts';
import { formKey } from '../parts/form.ts';
import { nameTexts } from '../parts/name-texts.ts';
import type { Done, Shown } from '../parts/shown.ts';
import { digestsForm, digestsSent } from './digests.ts';
import { type AlertsWords, alertsWords } from './words/index.ts';

/** Each row asks for its clip and its name: two reads a row. */
const ROWS = 25;
const FILTERS = ['address', 'nameId', 'state', 'from', 'to'] as const;

/** `problem`: what was refused on this page before it is shown again. */
export async function ledgerPart(asked: Asked, problem?: Refused): Promise<Shown> {
  const { api, query, voice } = asked;
  const words = alertsWords[voice.language];
  const filters = Object.fromEntries(FILTERS.map((name) => [name, query.get(name) || undefined]));
  const cursor = query.get('cursor') ?? undefined;
  const replied = await api.ask('/alerts', listOf(Alert), { query: { ...filters, limit: ROWS, cursor } });
  if (replied.kind === 'refused' && replied.problem.status === 403) throw new RefusedError(replied.problem);
  const refused = problem ?? (replied.kind === 'refused' ? replied.problem : undefined);
  const { items, nextCursor } = replied.kind === 'done' ? replied.value : { items: [], nextCursor: null };
  const told = await toldOf(items, asked);
  const isFiltered = FILTERS.some((name) => filters[name] !== undefined);
  const body = html`${refused === undefined ? '' : problemNote(words.problem, refused, filterFields(words))}
<p class="lead">${words.ledger.lead}</p>
${filterForm(query, words)}
${digestsSent(query, voice, words)}
${speedOf(items, voice, words)}
<h2 class="vh">${words.ledger.newest}</h2>
${items.length === 0 ? html`<div class="none"><p>${isFiltered ? words.ledger.none : words.ledger.noneYet}</p></div>` : html`<ol class="rows">${items.map((alert) => row(alert, told, asked, words))}</ol>`}
${nextCursor === null ? '' : html`<nav class="end"><a class="button" rel="next" href="${addressWith('/alerts', query, { cursor: nextCursor, sent: null, owed: null })}">${words.older}</a></nav>`}
${asked.reader.scope === 'admin' ? digestsForm(asked.reader, words) : ''}`;
  return { body, ...(refused && { status: statusOf(refused) }) };
}

export async function sendDigests(asked: Asked): Promise<Done> {
  const replied = await asked.api.ask('/digests', Closed, { method: 'POST', body: {} });
  if (replied.kind === 'refused') return ledgerPart(asked, replied.problem);
  const { sent, owed } = replied.value;
  return { to: `/alerts?sent=${sent}&owed=${owed}` };
}

export async function resend(asked: Asked): Promise<Done> {
  const id = asked.form.get('id') ?? '';
  const replied = await asked.api.ask(`/alerts/${encodeURIComponent(id)}/resend`, Alert, { method: 'POST' });
  if (replied.kind === 'refused') return ledgerPart(asked, replied.problem);
  return { to: `${addressWith('/alerts', asked.query, {})}#${anchorOf(id)}` };
}

/** What alerts are about: the title of a clip, where it is there, and the display name of a name. */
interface Told {
  readonly titles: ReadonlyMap<string, string>;
  readonly nameOf: (nameId: string) => string;
}

async function toldOf(alerts: readonly Alert[], { api }: Asked): Promise<Told> {
  const clipIds = [...new Set(alerts.map(({ clipId }) => clipId))];
  const nameIds = alerts.map(({ nameId }) => nameId).filter((id) => aboutOf(id) === null);
  const [clips, nameOf] = await Promise.all([
    Promise.all(clipIds.map((id) => api.ask(`/clips/${encodeURIComponent(id)}`, Clip))),
    nameTexts(api, nameIds),
  ]);
  const found = clips.flatMap((one) => (one.kind === 'done' ? [one.value] : []));
  return { titles: new Map(found.map(({ clipId, title, file }) => [clipId, title ?? file])), nameOf };
}

/** What an alert is about that is about no name, by what the ledger has in its place. */
function aboutOf(nameId: string): keyof AlertsWords['ledger']['about'] | null {
  if (nameId === 'video:gone') return 'gone';
  if (nameId === 'video:back') return 'back';
  if (nameId === 'correction') return 'correction';
  return /^(?:backfill|replay):/.test(nameId) ? 'found' : null;
}

/** Icon and colour of a state; refused is for a person to mend. */
const LOOKS: Readonly<Record<AlertState, readonly [Icon, string]>> = {
  open: ['clock', ''],
  claimed: ['clock', ''],
  sent: ['check', 'ok'],
  digested: ['check', 'ok'],
  refused: ['refuse', 'warn'],
  suppressed: ['bar', ''],
};

function row(alert: Alert, told: Told, asked: Asked, words: AlertsWords): Markup {
  const { voice, reader } = asked;
  const { id, address, nameId, clipId, state, reason, attempts, droppedAt, recordedAt, sentAt } = alert;
  const about = aboutOf(nameId);
  const name = about === null ? told.nameOf(nameId) : words.ledger.about[about];
  const title = told.titles.get(clipId);
  const [shape, tone] = LOOKS[state];
  const { word, text } = words.states[state];
  return html`<li class="row b" id="${anchorOf(id)}"><div>
<h3>${title === undefined ? html`<code dir="ltr">${clipId}</code>` : html`<a href="/clips/${encodeURIComponent(clipId)}" dir="auto">${title}</a>`}</h3>
<p class="facts"><bdi>${name}</bdi> <bdi>${address}</bdi></p>
<p class="facts"><span>${fill(words.ledger.recorded, { moment: voice.moment(recordedAt) })}</span>
${sentAt === undefined || about === 'found' ? '' : html`<span>${fill(words.ledger.after, { time: duration(droppedAt, sentAt, voice) })}</span>`}
${attempts > 1 ? html`<span>${voice.count(words.ledger.attempts, attempts)}</span>` : ''}</p>
${text === '' && reason === undefined ? '' : html`<p class="s">${text} ${reason === undefined ? '' : html`<span lang="en" dir="auto">${asSentence(reason)}</span>`}</p>`}
</div><div class="state-and-do"><span class="state ${tone}">${icon(shape)}${word}</span>
${reader.formKey === null ? '' : html`<form method="post">${formKey(reader)}<input type="hidden" name="do" value="resend"><input type="hidden" name="id" value="${id}"><button class="link s">${words.ledger.resend}<span class="vh">${fill(words.ledger.resendOf, { name, address })}</span></button></form>`}</div></li>`;
}

/** A reason as the ledger has it, behind a sentence. */
function asSentence(reason: string): string {
  const capital = reason.slice(0, 1).toUpperCase() + reason.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}

const anchorOf = (id: string): string => `alert-${id}`;

/** Half of those shown, and the slowest: from the arrival of the file to the mail service. */
function speedOf(alerts: readonly Alert[], voice: Voice, words: AlertsWords): Markup | string {
  const took = alerts
    // What was found in older clips was dropped long before.
    .flatMap(({ nameId, state, droppedAt, sentAt }) =>
      state === 'sent' && sentAt !== undefined && aboutOf(nameId) !== 'found'
        ? [Date.parse(sentAt) - Date.parse(droppedAt)]
        : [],
    )
    .sort((one, other) => one - other);
  const [median, most] = [took[Math.floor((took.length - 1) / 2)], took.at(-1)];
  if (median === undefined || most === undefined) return '';
  const sent = voice.count(words.ledger.sent, took.length);
  const [time, slowest] = [median, most].map((ms) => secondsOf(ms, voice));
  return html`<p class="s">${piecesOf<Markup | string>(words.ledger.speed, { sent, time: time ?? '', most: slowest ?? '' })}</p>`;
}

const duration = (from: string, to: string, voice: Voice): string =>
  secondsOf(Date.parse(to) - Date.parse(from), voice);

/** `2.7 sec`, `4 min`, `3 hr`, in the words of the language. */
function secondsOf(ms: number, { language }: Voice): string {
  const [value, unit] =
    ms < 120_000 ? [ms / 1000, 'second'] : ms < 7_200_000 ? [ms / 60_000, 'minute'] : [ms / 3_600_000, 'hour'];
  const locale = language === 'ar' ? 'ar-u-nu-latn' : language;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}

const filterFields = (words: AlertsWords) => FILTERS.map((name) => ({ name, label: words.ledger[name] }));

function filterForm(query: URLSearchParams, words: AlertsWords): Markup {
  const given = (name: string) => query.get(name) ?? '';
  const states = AlertState.options.map((value) => ({ value, label: words.states[value].word }));
  return html`<form class="filters" method="get" action="/alerts">
<div>${textField({ name: 'address', label: words.ledger.address, value: given('address') })}<button class="go">${words.show}</button></div>
${textField({ name: 'nameId', label: words.ledger.nameId, value: given('nameId') })}
${selectField({ name: 'state', label: words.ledger.state, value: given('state') }, [{ value: '', label: words.ledger.anyState }, ...states])}
${textField({ name: 'from', label: words.ledger.from, type: 'date', value: given('from') })}
${textField({ name: 'to', label: words.ledger.to, type: 'date', value: given('to') })}
</form>`;
}
