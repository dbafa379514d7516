/** Today: what needs somebody, what was mentioned, what died, what arrived; files are added here. */
import { Clip } from '../../../../shared/contract/clip.ts';
import { RefusedError } from '../api.ts';
import type { Answer, Asked, Page } from '../page.ts';
import { mayWrite, readClip, readToday } from './data.ts';
import { FIELDS } from './needs.ts';
import { receiptOfUpload, signedUpload } from './upload.ts';
import { type NotSaved, todayView } from './view.ts';
import { todayWords } from './words/index.ts';

export async function get(asked: Asked): Promise<Answer> {
  const key = asked.query.get('receipt');
  return key === null ? todayPage(asked) : receiptOfUpload(key, asked);
}

export async function post(asked: Asked): Promise<Answer> {
  return asked.form.get('do') === 'upload' ? signedUpload(asked) : correct(asked);
}

async function todayPage(asked: Asked, notSaved?: NotSaved): Promise<Page> {
  const today = await readToday(asked);
  const { voice, reader, now } = asked;
  const body = todayView(today, { voice, reader, now, mayWrite: mayWrite(reader), notSaved });
  const { inboxOrigin } = today;
  return {
    title: todayWords[voice.language].title,
    place: 'today',
    body,
    status: notSaved?.status ?? 200,
    ...(inboxOrigin !== null && { sendsTo: [inboxOrigin] }),
  };
}

/** Gives a field of a clip the value of the form, unless somebody else changed the field since the reader saw it. */
async function correct(asked: Asked): Promise<Answer> {
  const { form, api } = asked;
  const [clipId, was] = [form.get('clip') ?? '', form.get('was') ?? ''];
  const field = FIELDS.find((one) => form.has(one)) ?? 'title';
  const mine = form.get(field)?.trim() ?? '';
  const send = (ifMatch: string) =>
    api.ask(`/clips/${encodeURIComponent(clipId)}`, Clip, { method: 'PATCH', body: { [field]: mine }, ifMatch });
  let replied = await send(form.get('etag') ?? '');
  let seen = null;
  if (replied.kind === 'refused' && replied.problem.status === 412) {
    seen = await readClip(clipId, api);
    // A check of its video changes a clip too: only another value of the field is in the way.
    if (seen !== null && (seen.clip[field] ?? '') === was) replied = await send(seen.etag);
  }
  if (replied.kind === 'done') return { to: '/today#needs' };
  const { problem } = replied;
  if (problem.status === 412 && seen !== null) {
    return todayPage(asked, { kind: 'changed', status: 412, field, mine, seen });
  }
  if (problem.status !== 400 && problem.status !== 409) throw new RefusedError(problem);
  return todayPage(asked, { kind: 'refused', status: problem.status, field, mine, clipId, problem });
}
