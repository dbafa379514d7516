/** What the script of an upload asks for: a form that sends one file to the inbox, and what became of the file. */
import { html } from 'hono/html';
import { MAX_FILE_BYTES } from '../../../../shared/clip/limits.ts';
import { Receipt } from '../../../../shared/contract/clip.ts';
import { titleText } from '../../../../shared/view/clip-text.ts';
import { fill, piecesOf } from '../../../../shared/view/fill.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import type { Asked, Markup } from '../page.ts';
import { languageOf } from '../parts/clip-row.ts';
import { receiptState } from '../parts/receipt-state.ts';
import { readClip, Upload } from './data.ts';
import type { SeenClip } from './needs.ts';
import { todayWords } from './words/index.ts';

/** Clips of one file whose titles are shown; further ones are counted. */
const MAX_CLIPS = 5;

/** `64 MB` */
export function largest({ language, number }: Voice): string {
  return fill(todayWords[language].add.size, { n: number(MAX_FILE_BYTES / 1024 / 1024) });
}

/** `{ url, fields, key }` for a file, or `{ refused }`: why it is not taken, in the language of the reader. */
export async function signedUpload({ form, api, voice }: Asked): Promise<Response> {
  const words = todayWords[voice.language].add;
  const size = Number(form.get('size'));
  if (size === 0) return Response.json({ refused: words.empty });
  const body = { name: form.get('name') ?? '', size, type: form.get('type') ?? '' };
  const replied = await api.ask('/uploads', Upload, { method: 'POST', body });
  if (replied.kind === 'done') return Response.json(replied.value);
  const { status, detail } = replied.problem;
  return Response.json({ refused: status === 413 ? fill(words.tooLarge, { size: largest(voice) }) : detail });
}

/** A row with what is known of an uploaded file; 204 while it has no receipt. */
export async function receiptOfUpload(key: string, { api, voice }: Asked): Promise<Response> {
  const { items } = await api.list('/receipts', Receipt, { key, limit: 100 });
  const receipt = items.find(({ part }) => part === undefined);
  if (receipt === undefined) return new Response(null, { status: 204 });
  const ids = [...new Set(items.flatMap(({ clipId }) => clipId ?? []))];
  const clips = await Promise.all(ids.slice(0, MAX_CLIPS).map((id) => readClip(id, api)));
  const row = await receiptRow(
    receipt,
    clips.filter((seen) => seen !== null),
    Math.max(0, ids.length - MAX_CLIPS),
    voice,
  );
  return new Response(`${row}`, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}

function receiptRow(receipt: Receipt, clips: readonly SeenClip[], others: number, voice: Voice): Markup {
  const words = todayWords[voice.language].add;
  const { outcome, reason } = receipt;
  const links = clips.map(({ clip }) => {
    const title = html`<bdi${languageOf(clip)}>${titleText(clip, voice)}</bdi>`;
    return html`<a href="/clips/${encodeURIComponent(clip.clipId)}">${piecesOf<Markup>(words.open, { title })}</a> `;
  });
  return html`<li class="row b"><div><div class="facts">${links}${others > 0 ? html`<span>${voice.count(words.more, others)}</span>` : ''}${
    reason === null ? '' : html`<span lang="en" dir="ltr">${reason}</span>`
  }</div></div>${receiptState(outcome, voice)}</li>`;
}
