/** Tokens: who has one, when it was last used and when it ends; new ones, and the end of one. */
import { html } from 'hono/html';
import * as z from 'zod/mini';
import { Scope } from '../../../../shared/contract/api.ts';
import { fill, piecesOf } from '../../../../shared/view/fill.ts';
import { Token } from '../../../aws/table/tokens.ts';
import { Nothing, type Refused, statusOf } from '../api.ts';
import type { Asked, Markup } from '../page.ts';
import { addressWith } from '../parts/address.ts';
import { problemNote, selectField, textField } from '../parts/fields.ts';
import { formKey } from '../parts/form.ts';
import type { Done, Shown } from '../parts/shown.ts';
import { settingsWords } from './words/index.ts';

const ROWS = 50;

const Made = z.extend(Token, { token: z.string() });
type Made = z.infer<typeof Made>;

/** What came of a form. */
interface After {
  readonly made?: Made;
  readonly problem?: Refused;
}

export async function tokensPart(asked: Asked, { made, problem }: After = {}): Promise<Shown> {
  const { api, query, voice } = asked;
  const words = settingsWords[voice.language];
  const cursor = query.get('cursor') ?? undefined;
  const { items, nextCursor } = await api.list('/tokens', Token, { limit: ROWS, cursor });
  const body = html`${made === undefined ? '' : madeNote(made, asked)}<div class="two"><div><section aria-labelledby="tokens"><h2 id="tokens">${words.parts.tokens}</h2>
<ol class="rows">${items.map((token) => row(token, asked))}</ol>
${nextCursor === null ? '' : html`<nav class="end"><a class="button" rel="next" href="${addressWith('/settings', query, { part: 'tokens', cursor: nextCursor })}">${words.further}</a></nav>`}</section></div>
<div><section aria-labelledby="make"><h2 id="make">${words.tokens.create}</h2>${newToken(asked, made === undefined ? problem : undefined)}</section></div></div>`;
  return { body, ...(problem && { status: statusOf(problem) }) };
}

/** The token itself stands here, and nowhere again. */
function madeNote({ label, token }: Made, { voice }: Asked): Markup {
  const words = settingsWords[voice.language].tokens;
  const text = piecesOf<Markup>(words.made, { label: html`<bdi>${label}</bdi>` });
  return html`<div class="note" role="alert"><p>${text}</p><p><code dir="ltr" class="secret">${token}</code></p></div>`;
}

function row({ id, label, scopes, createdAt, lastUsedOn, expiresAt }: Token, asked: Asked): Markup {
  const { voice, reader, now } = asked;
  const words = settingsWords[voice.language].tokens;
  const isOver = expiresAt !== undefined && Date.parse(expiresAt) <= now.getTime();
  const end =
    expiresAt === undefined
      ? words.endless
      : fill(isOver ? words.ended : words.ends, { moment: voice.moment(expiresAt) });
  const facts = [
    words.scopes[widest(scopes)],
    fill(words.madeOn, { day: voice.day(createdAt.slice(0, 10)) }),
    lastUsedOn === undefined ? words.unused : fill(words.used, { day: voice.day(lastUsedOn) }),
    end,
  ];
  return html`<li class="row b"><div><h3><bdi>${label}</bdi></h3><p class="facts">${facts.map((fact) => html`<span>${fact}</span> `)}</p>
<details><summary>${words.revoke}<span class="vh">: ${label}</span></summary><form method="post" action="/settings?part=tokens" class="do">${formKey(reader)}<input type="hidden" name="do" value="revoke"><input type="hidden" name="id" value="${id}"><p class="s">${words.sure}</p><button>${fill(words.revokeOf, { label })}</button></form></details></div></li>
`;
}

/** Each scope has the rights of those before it. */
const widest = (scopes: readonly Scope[]): Scope => Scope.options.findLast((scope) => scopes.includes(scope)) ?? 'read';

function newToken({ voice, reader, form }: Asked, problem: Refused | undefined): Markup {
  const words = settingsWords[voice.language];
  const wrong = (path: string) => problem?.errors.find((error) => error.path === path)?.message;
  // What was typed stays where it was refused.
  const typed = (name: string) => (problem === undefined ? undefined : (form.get(name) ?? undefined));
  const label = { name: 'label', label: words.tokens.label, wrong: wrong('label'), value: typed('label') };
  const until = {
    name: 'expiresAt',
    label: words.tokens.until,
    help: words.tokens.untilHelp,
    wrong: wrong('expiresAt'),
    value: typed('expiresAt'),
  };
  const scopes = Scope.options.map((value) => ({ value, label: words.tokens.scopes[value] }));
  return html`<form method="post" action="/settings?part=tokens" class="fields">${formKey(reader)}<input type="hidden" name="do" value="make">
${problem === undefined ? '' : problemNote(words.problem, problem, [label, until])}
${textField({ ...label, isRequired: true })}${selectField({ name: 'scope', label: words.tokens.scope, value: typed('scope') ?? 'read' }, scopes)}${textField({ ...until, type: 'date' })}
<div><button class="go">${words.tokens.make}</button></div></form>`;
}

export async function makeToken(asked: Asked): Promise<Shown> {
  const { api, form } = asked;
  const day = form.get('expiresAt') ?? '';
  const body = {
    label: form.get('label') ?? '',
    scopes: [form.get('scope') ?? ''],
    // To the end of the day.
    ...(day !== '' && { expiresAt: `${day}T23:59:59Z` }),
  };
  const replied = await api.ask('/tokens', Made, { method: 'POST', body });
  return tokensPart(asked, replied.kind === 'done' ? { made: replied.value } : { problem: replied.problem });
}

export async function revokeToken(asked: Asked): Promise<Done> {
  const path = `/tokens/${encodeURIComponent(asked.form.get('id') ?? '')}`;
  const replied = await asked.api.ask(path, Nothing, { method: 'DELETE' });
  return replied.kind === 'done' ? { to: '/settings?part=tokens' } : tokensPart(asked, { problem: replied.problem });
}
