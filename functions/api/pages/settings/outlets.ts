/** The deployment's own outlets: listed, added, changed, removed. */
import { html } from 'hono/html';
import { GivenOutlet, OwnOutlet } from '../../../../shared/contract/outlet.ts';
import { piecesOf } from '../../../../shared/view/fill.ts';
import { Nothing, type Refused, RefusedError, statusOf } from '../api.ts';
import type { Asked, Markup } from '../page.ts';
import { addressWith } from '../parts/address.ts';
import type { Done, Shown } from '../parts/shown.ts';
import { givenIn, type OutletEntries, outletForm, outletOf, wanted } from './outlet-form.ts';
import { settingsWords } from './words/index.ts';

const ROWS = 50;
const LIST = '/settings?part=outlets';

/** A form that was not done: what it held, and why. */
interface NotDone {
  readonly given: OutletEntries;
  readonly problem: Refused;
  /** What it is now, where somebody else changed it. */
  readonly now?: OwnOutlet;
}

export async function outletsPart(asked: Asked, notDone?: NotDone): Promise<Shown> {
  const { api, query, voice, reader } = asked;
  const words = settingsWords[voice.language];
  const cursor = query.get('cursor') ?? undefined;
  const id = query.get('id');
  const [{ items, nextCursor }, chosen] = await Promise.all([
    api.list('/outlets', OwnOutlet, { limit: ROWS, cursor }),
    id === null || notDone !== undefined ? null : api.ask(pathOf(id), OwnOutlet),
  ]);
  const command = html`<code dir="ltr">clipwatch replay</code>`;
  const given = notDone?.given ?? (chosen?.kind === 'done' ? givenIn(chosen.value, chosen.etag) : null);
  const mayChange = reader.formKey !== null && reader.scope !== 'read';
  const body = html`<div class="two"><div><section aria-labelledby="outlets"><h2 id="outlets">${words.parts.outlets}</h2>
<p class="s">${piecesOf<Markup>(words.outlets.lead, { command })}</p>
${items.length === 0 ? html`<div class="none"><p>${words.outlets.none}</p></div>` : html`<ol class="rows">${items.map((outlet) => row(outlet, mayChange, asked))}</ol>`}
${nextCursor === null ? '' : html`<nav class="end"><a class="button" rel="next" href="${addressWith('/settings', query, { part: 'outlets', cursor: nextCursor })}">${words.furtherOutlets}</a></nav>`}</section></div>
<div>${mayChange ? outletForm(given, asked, notDone) : ''}</div></div>`;
  return { body, ...(notDone && { status: statusOf(notDone.problem) }) };
}

const pathOf = (id: string): string => `/outlets/${encodeURIComponent(id)}`;

function row(
  { id, name, aliases, domains = [], country, language, kind }: OwnOutlet,
  mayChange: boolean,
  { voice }: Asked,
): Markup {
  const words = settingsWords[voice.language].outlets;
  const facts = [...aliases, ...domains, ...(country === undefined ? [] : [country])];
  const said = [
    ...(language === undefined ? [] : [voice.languageName(language)]),
    ...(kind === undefined ? [] : [words.kinds[kind]]),
  ];
  const change = html`<a href="${LIST}&id=${encodeURIComponent(id)}#outlet">${words.changeIt}<span class="vh">: ${name}</span></a>`;
  return html`<li class="row b"><div><h3><bdi>${name}</bdi></h3><p class="facts">${facts.map((fact) => html`<bdi>${fact}</bdi> `)}${said.map((one) => html`<span>${one}</span> `)}</p></div>${mayChange ? change : ''}</li>
`;
}

export async function saveOutlet(asked: Asked): Promise<Done> {
  const { api, form, voice } = asked;
  const given = wanted(form);
  const isNew = given.etag === null;
  if (isNew && given.id !== '' && (await api.ask(pathOf(given.id), OwnOutlet)).kind === 'done') {
    const message = settingsWords[voice.language].outlets.exists;
    const problem = { status: 409, detail: message, errors: [{ in: 'body', path: 'id', message }] };
    return outletsPart(asked, { given, problem });
  }
  // Without an id there is no path to it: the contract says what is wrong.
  const checked = GivenOutlet.safeParse(outletOf(given));
  if (!checked.success) {
    const errors = checked.error.issues.map(({ path, message }) => ({ in: 'body', path: path.join('.'), message }));
    return outletsPart(asked, { given, problem: { status: 400, detail: '', errors } });
  }
  const replied = await api.ask(pathOf(given.id), OwnOutlet, {
    method: 'PUT',
    body: checked.data,
    ...(given.etag !== null && { ifMatch: given.etag }),
  });
  if (replied.kind === 'done') return { to: LIST };
  const { problem } = replied;
  if (problem.status === 403) throw new RefusedError(problem);
  const now = problem.status === 412 ? await api.ask(pathOf(given.id), OwnOutlet) : null;
  if (now?.kind !== 'done') return outletsPart(asked, { given, problem });
  return outletsPart(asked, { given: { ...given, etag: now.etag }, problem, now: now.value });
}

export async function removeOutlet(asked: Asked): Promise<Done> {
  const { api, form } = asked;
  const given = wanted(form);
  const replied = await api.ask(pathOf(given.id), Nothing, {
    method: 'DELETE',
    ...(given.etag !== null && { ifMatch: given.etag }),
  });
  if (replied.kind === 'done') return { to: LIST };
  if (replied.problem.status === 403) throw new RefusedError(replied.problem);
  const now = await api.ask(pathOf(given.id), OwnOutlet);
  if (now.kind !== 'done') return outletsPart(asked, { given, problem: replied.problem });
  return outletsPart(asked, { given: givenIn(now.value, now.etag), problem: replied.problem, now: now.value });
}
