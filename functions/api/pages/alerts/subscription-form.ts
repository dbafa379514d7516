/** The form of a subscription: what it shows, and what it sends. */
import { html } from 'hono/html';
import type { Name } from '../../../../shared/contract/name.ts';
import { Cadence, Language, type ShownSubscription, Weekday } from '../../../../shared/contract/subscription.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import type { Refused } from '../api.ts';
import type { Markup, Reader } from '../page.ts';
import { checkField, type Field, manyField, selectField, textField } from '../parts/fields.ts';
import { formKey } from '../parts/form.ts';
import { OWN_NAMES } from '../sign-in/words.ts';
import type { AlertsWords } from './words/index.ts';

const CHANNELS = ['mail', 'webhook', 'slack', 'teams'] as const;

/** The fields as they stand in the form: texts, empty where nothing is given. */
export interface Draft {
  readonly id: string | null;
  /** The state that a change is of. */
  readonly etag: string | null;
  readonly texts: Readonly<Record<TextName, string>>;
  readonly nameIds: readonly string[];
  readonly urgentNameIds: readonly string[];
  readonly on: ReadonlySet<CheckName>;
}
const TEXTS = [
  'address',
  'cadence',
  'hour',
  'weekday',
  'timeZone',
  'quietFrom',
  'quietTo',
  'language',
  'channel',
  'url',
  'secret',
] as const;
type TextName = (typeof TEXTS)[number];
const CHECKS = ['every', 'videos', 'corrections', 'confirmed'] as const;
type CheckName = (typeof CHECKS)[number];

export const emptyDraft: Draft = draftOf(new URLSearchParams({ cadence: 'instant', channel: 'mail' }));

/** From a form that was sent, or from a subscription as it is. */
export function draftOf(from: URLSearchParams | ShownSubscription): Draft {
  const form = from instanceof URLSearchParams ? from : sentBy(from);
  const texts = TEXTS.map((name): [TextName, string] => [name, form.get(name)?.trim() ?? '']);
  return {
    id: form.get('id'),
    etag: form.get('etag'),
    texts: recordOf(texts),
    nameIds: form.getAll('nameIds'),
    urgentNameIds: form.getAll('urgentNameIds'),
    on: new Set(CHECKS.filter((name) => form.has(name))),
  };
}

function recordOf(texts: readonly [TextName, string][]): Record<TextName, string> {
  const empty = { address: '', cadence: '', hour: '', weekday: '', timeZone: '', quietFrom: '', quietTo: '' };
  return { ...empty, language: '', channel: '', url: '', secret: '', ...Object.fromEntries(texts) };
}

/** What the form of a subscription would send if nothing in it was changed. */
function sentBy(one: ShownSubscription): URLSearchParams {
  const {
    id,
    address,
    nameIds,
    cadence,
    hour,
    weekday,
    timeZone,
    quietHours,
    urgentNameIds = [],
    language,
    channel,
  } = one;
  const place =
    channel === undefined || channel.kind === 'mail'
      ? { channel: 'mail' }
      : { channel: channel.kind, url: channel.url };
  const form = new URLSearchParams({ id, address, cadence, ...place });
  const texts = { hour, weekday, timeZone, quietFrom: quietHours?.from, quietTo: quietHours?.to, language };
  for (const [name, value] of Object.entries(texts)) if (value !== undefined) form.set(name, `${value}`);
  if (nameIds === '*') form.set('every', 'on');
  else for (const nameId of nameIds) form.append('nameIds', nameId);
  for (const nameId of urgentNameIds) form.append('urgentNameIds', nameId);
  for (const name of ['videos', 'corrections', 'confirmed'] as const) if (one[name]) form.set(name, 'on');
  return form;
}

/** The body of the request. What the form has no field for, names beyond those that it lists, stays as it is. */
export function bodyOf({ texts, nameIds, urgentNameIds, on }: Draft, stored: ShownSubscription | null): object {
  const { address, cadence, hour, weekday, timeZone, quietFrom, quietTo, language, channel, url, secret } = texts;
  const given = (fields: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
  const isHook = channel !== '' && channel !== 'mail';
  return {
    ...given({ address, cadence, weekday, timeZone, language }),
    nameIds: on.has('every') ? '*' : nameIds,
    ...(hour !== '' && { hour: Number(hour) }),
    ...((quietFrom !== '' || quietTo !== '') && { quietHours: { from: quietFrom, to: quietTo } }),
    ...(urgentNameIds.length > 0 && { urgentNameIds }),
    ...(on.has('videos') && { videos: true }),
    ...(on.has('corrections') && { corrections: true }),
    ...(isHook && { channel: { kind: channel, url, ...(channel === 'webhook' && given({ secret })) } }),
    ...(!isHook && stored?.channel !== undefined && { channel: { kind: 'mail' } }),
    ...((on.has('confirmed') || stored?.confirmed) && { confirmed: true }),
  };
}

/** The fields by the names that the API has for them. */
export function subscriptionFields({ subscriptions: { fields } }: AlertsWords): Field[] {
  const paths = {
    quietHours: fields.quietFrom,
    'quietHours.from': fields.quietFrom,
    'quietHours.to': fields.quietTo,
    'channel.url': fields.url,
    'channel.secret': fields.secret,
  };
  return Object.entries({ ...fields, ...paths }).map(([name, label]) => ({ name, label }));
}

interface Around {
  readonly names: readonly Name[];
  readonly reader: Reader;
  readonly voice: Voice;
  readonly words: AlertsWords;
  readonly problem?: Refused | undefined;
  /** It would replace what somebody else has made of it. */
  readonly isMine?: boolean;
}

/** Where a fault of the API belongs in the form. */
const PLACES: Readonly<Record<string, string>> = {
  quietHours: 'quietFrom',
  'quietHours.from': 'quietFrom',
  'quietHours.to': 'quietTo',
  'channel.url': 'url',
  'channel.secret': 'secret',
};

export function subscriptionForm(
  { id, etag, texts, nameIds, urgentNameIds, on }: Draft,
  { names, reader, voice, words, problem, isMine = false }: Around,
): Markup {
  const { fields, cadences, channels, unset, save, mine } = words.subscriptions;
  const wrong = (name: string) => problem?.errors.find(({ path }) => (PLACES[path] ?? path) === name)?.message;
  const text = (name: TextName, more: object = {}) =>
    textField({ name, label: fields[name], value: texts[name], wrong: wrong(name), ...more });
  const select = (name: TextName, choices: readonly (readonly [string, string])[]) =>
    selectField(
      { name, label: fields[name], value: texts[name], wrong: wrong(name) },
      choices.map(([value, label]) => ({ value, label })),
    );
  const check = (name: CheckName) => checkField({ name, label: fields[name], isOn: on.has(name) });
  // Those that are followed stay in the list, whatever names are shown.
  const known = new Map([
    ...[...nameIds, ...urgentNameIds].map((one) => [one, one] as const),
    ...names.map((one) => [one.id, one.name] as const),
  ]);
  const listed = [...known].map(([value, label]) => ({ value, label }));
  return html`<form class="fields" method="post" action="/alerts?part=subscriptions${id === null ? '' : `&id=${encodeURIComponent(id)}`}">${formKey(reader)}
<input type="hidden" name="do" value="save">${id === null ? '' : html`<input type="hidden" name="id" value="${id}">`}${etag === null ? '' : html`<input type="hidden" name="etag" value="${etag}">`}
${text('address', { type: 'email', help: fields.addressHelp })}
${check('every')}
${manyField({ name: 'nameIds', label: fields.nameIds, values: nameIds, help: fields.nameIdsHelp, wrong: wrong('nameIds') }, listed)}
${select(
  'cadence',
  Cadence.options.map((one) => [one, cadences[one]]),
)}
${text('hour', { type: 'number' })}
${select('weekday', [['', unset], ...Weekday.options.map((one) => [one, voice.weekday(one)] as const)])}
${text('timeZone', { help: fields.timeZoneHelp })}
${text('quietFrom', { type: 'time' })}${text('quietTo', { type: 'time' })}
${manyField({ name: 'urgentNameIds', label: fields.urgentNameIds, values: urgentNameIds, wrong: wrong('urgentNameIds') }, listed)}
${select('language', [['', unset], ...Language.options.map((one) => [one, OWN_NAMES[one]] as const)])}
${check('videos')}${check('corrections')}
${select(
  'channel',
  CHANNELS.map((one) => [one, channels[one]]),
)}
${text('url', { type: 'url' })}${text('secret', { type: 'password' })}
${reader.scope === 'admin' ? check('confirmed') : ''}
<div class="do"><button class="go">${isMine ? mine : save}</button></div></form>`;
}
