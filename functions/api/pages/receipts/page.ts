/** Receipts: what became of each file, by outcome or of one file, and what its reader can do about it. */
import { html } from 'hono/html';
import { Outcome, Receipt } from '../../../../shared/contract/clip.ts';
import { fill } from '../../../../shared/view/fill.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import { listOf, type Refused, statusOf } from '../api.ts';
import type { Answer, Asked, Markup, Page } from '../page.ts';
import { addressWith } from '../parts/address.ts';
import { problemNote, textField } from '../parts/fields.ts';
import { fileText } from '../parts/file-text.ts';
import { receiptState, receiptWord } from '../parts/receipt-state.ts';
import { type ReceiptsWords, receiptsWords } from './words.ts';

const ROWS = 25;
/** What a person can mend comes first; what is partial is a clip, which is found among the clips, too. */
const OUTCOMES: readonly Outcome[] = ['refused', 'partial', 'parsed', 'superseded', 'removed'];

/** What is listed: the receipts of one file, or those with an outcome. */
type Wanted = { readonly kind: 'file'; readonly key: string } | { readonly kind: 'outcome'; readonly outcome: Outcome };

export async function get(asked: Asked): Promise<Answer> {
  const { api, query } = asked;
  const wanted = wantedIn(query);
  const which = wanted.kind === 'file' ? { key: wanted.key } : { outcome: wanted.outcome };
  const given = (name: string) => query.get(name) || undefined;
  const days = { from: given('from'), to: given('to') };
  const replied = await api.ask('/receipts', listOf(Receipt), {
    query: { ...which, ...days, limit: ROWS, cursor: given('cursor') },
  });
  if (replied.kind === 'refused') return around(asked, wanted, { list: html``, hasRefused: false }, replied.problem);
  const { items, nextCursor } = replied.value;
  const hasDays = days.from !== undefined || days.to !== undefined;
  // A page may hold none of the receipts that were looked at, and go on.
  const isEmpty = items.length === 0 && nextCursor === null;
  const { voice } = asked;
  const words = receiptsWords[voice.language];
  const list = html`${items.length === 0 ? '' : html`<ol class="rows">${items.map((receipt) => row(receipt, wanted, voice, words))}</ol>`}
${isEmpty ? html`<div class="none"><p>${noneText(wanted, hasDays, voice, words)}</p></div>` : ''}
${nextCursor === null ? '' : html`<nav class="end"><a class="button" rel="next" href="${addressWith('/receipts', query, { cursor: nextCursor })}">${words.older}</a></nav>`}`;
  return around(asked, wanted, { list, hasRefused: items.some(({ outcome }) => outcome === 'refused') });
}

function wantedIn(query: URLSearchParams): Wanted {
  const key = query.get('key');
  if (key) return { kind: 'file', key };
  return { kind: 'outcome', outcome: Outcome.safeParse(query.get('outcome')).data ?? 'refused' };
}

interface Shown {
  readonly list: Markup;
  /** Whether somebody can mend one of them. */
  readonly hasRefused: boolean;
}

/** `problem`: why nothing is listed. */
function around({ query, voice }: Asked, wanted: Wanted, { list, hasRefused }: Shown, problem?: Refused): Page {
  const words = receiptsWords[voice.language];
  const current = wanted.kind === 'outcome' ? wanted.outcome : null;
  const word = current === null ? words.ofFile : receiptWord(current, voice);
  const told = current ?? (hasRefused ? 'refused' : null);
  const body = html`<div class="top"><div><h1>${words.title}</h1><p class="lead">${words.lead}</p></div></div>
${problem === undefined ? '' : problemNote(words.problem, problem, fieldsOf(words))}
<nav class="tabs" aria-label="${words.byOutcome}">${OUTCOMES.map((one) => tab(one, current, query, voice))}</nav>
${told === null ? '' : html`<p class="s prose-s">${textOf(told, voice, words)}</p>`}
${filterForm(query, words)}
${wanted.kind === 'file' ? html`<div class="head"><h2>${word}: ${fileText(wanted)}</h2></div>` : html`<h2 class="vh">${word}</h2>`}
${list}`;
  return {
    title: `${word} · ${words.title}`,
    place: 'today',
    body,
    ...(problem !== undefined && { status: statusOf(problem) }),
  };
}

function tab(outcome: Outcome, current: Outcome | null, query: URLSearchParams, voice: Voice): Markup {
  const to = addressWith('/receipts', query, { outcome, key: null, cursor: null });
  return html`<a href="${to}"${outcome === current ? html` aria-current="page"` : ''}>${receiptState(outcome, voice)}</a>`;
}

/** What an outcome means, and what a reader can do. */
function textOf(outcome: Outcome, voice: Voice, { texts }: ReceiptsWords): string {
  const [superseded, removed] = [receiptWord('superseded', voice), receiptWord('removed', voice)];
  return fill(texts[outcome], { superseded, removed });
}

function noneText(wanted: Wanted, hasDays: boolean, voice: Voice, words: ReceiptsWords): string {
  if (hasDays) return words.noneThen;
  if (wanted.kind === 'file') return words.noneOfFile;
  const { outcome } = wanted;
  return outcome === 'refused' ? words.noneRefused : fill(words.none, { outcome: receiptWord(outcome, voice) });
}

const fieldsOf = (words: ReceiptsWords) =>
  (['key', 'from', 'to'] as const).map((name) => ({ name, label: words[name] }));

function filterForm(query: URLSearchParams, words: ReceiptsWords): Markup {
  const given = (name: string) => query.get(name) ?? '';
  const outcome = given('outcome');
  return html`<form class="filters" method="get" action="/receipts">
<div>${textField({ name: 'key', label: words.key, value: given('key') })}<button class="go">${words.show}</button></div>
${textField({ name: 'from', label: words.from, type: 'date', value: given('from') })}
${textField({ name: 'to', label: words.to, type: 'date', value: given('to') })}
${outcome === '' ? '' : html`<input type="hidden" name="outcome" value="${outcome}">`}
</form>`;
}

/** A receipt: its file, which leads to all receipts of it; why; when; its clip. */
function row(receipt: Receipt, wanted: Wanted, voice: Voice, words: ReceiptsWords): Markup {
  const { key, part, outcome, reason, clipId, settledAt } = receipt;
  const file = fileText(receipt);
  const heading = wanted.kind === 'file' ? file : html`<a href="/receipts?${new URLSearchParams({ key })}">${file}</a>`;
  const name = part === undefined ? key : `${key} · ${part}`;
  return html`<li class="row b"><div><h3>${heading}</h3>
${reason === null ? '' : html`<p lang="en" dir="ltr">${reason}</p>`}
<p class="facts"><time datetime="${settledAt}">${voice.moment(settledAt)}</time>
${clipId === undefined ? '' : html`<a href="/clips/${encodeURIComponent(clipId)}">${words.clip}<span class="vh">: ${name}</span></a>`}</p></div>
${receiptState(outcome, voice)}</li>
`;
}
