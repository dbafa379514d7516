/** /names: the tracked names with their trend; add one, import a list, match earlier clips. */
import * as z from 'zod/mini';
import { bucketOf, bucketsIn } from '../../../../shared/clip/timeline.ts';
import { Backfill, NamesImported, Timeline } from '../../../../shared/contract/api.ts';
import { Name } from '../../../../shared/contract/name.ts';
import { readNameList } from '../../../../shared/name-list/index.ts';
import { Text } from '../api.ts';
import { addName, statusOf, tryName, wrongsOrThrow } from '../name-form/ask.ts';
import { fieldsOf, NO_FIELDS } from '../name-form/form.ts';
import type { NameForm } from '../name-form/view.ts';
import type { Answer, Asked, Page } from '../page.ts';
import { type Imported, namesView, type Sent, type TrackedName } from './view.ts';
import { namesWords } from './words/index.ts';

/** Names on a page: each takes the eight queries of its timeline. */
const LIMIT = 20;
const WEEKS = 12;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

const EMPTY: NameForm = { fields: NO_FIELDS, wrong: [], trial: null, etag: null, saving: 'add' };
const NOTHING_SENT: Sent = { form: EMPTY, list: '', listErrors: [] };

const Format = z.enum(['csv', 'json']);
const Counts = z.object({ created: z.coerce.number(), replaced: z.coerce.number(), unchanged: z.coerce.number() });

export async function get(asked: Asked): Promise<Answer> {
  const format = Format.safeParse(asked.query.get('export'));
  if (format.success) return download(asked, format.data);
  return page(asked, NOTHING_SENT);
}

export async function post(asked: Asked): Promise<Answer> {
  const { api, form } = asked;
  const fields = fieldsOf(form);
  const further = form.get('further');
  const wanted = further === null ? form.get('do') : 'try';
  switch (wanted) {
    case 'try': {
      const tried = await tryName(api, fields, further);
      return page(asked, { ...NOTHING_SENT, form: { ...EMPTY, fields, ...tried } }, statusOf(tried.wrong));
    }
    case 'add': {
      const replied = await addName(api, fields);
      if (replied.kind === 'done') return { to: `/names/${encodeURIComponent(replied.value.id)}` };
      const wrong = wrongsOrThrow(replied);
      return page(asked, { ...NOTHING_SENT, form: { ...EMPTY, fields, wrong } }, statusOf(wrong));
    }
    case 'match': {
      const replied = await api.ask('/names/backfill', Backfill, { method: 'POST' });
      if (replied.kind === 'refused') wrongsOrThrow(replied);
      return { to: '/names#earlier' };
    }
    case 'import':
      return importList(asked, form.get('list') ?? '');
    default:
      return page(asked, NOTHING_SENT, 400);
  }
}

async function page(asked: Asked, sent: Sent, status: NonNullable<Page['status']> = 200): Promise<Page> {
  const { api, query, now, voice } = asked;
  const today = now.toISOString().slice(0, 10);
  const first = bucketOf(new Date(now.getTime() - (WEEKS - 1) * WEEK_MS).toISOString().slice(0, 10), 'week');
  const weeks = bucketsIn({ from: first, to: today }, 'week') ?? [];
  const [{ items, nextCursor }, backfill] = await Promise.all([
    api.list('/names', Name, { limit: LIMIT, cursor: query.get('cursor') ?? undefined }),
    api.get('/names/backfill', Backfill),
  ]);
  const names = await Promise.all(
    items.map(async (name): Promise<TrackedName> => {
      const range = { by: 'week', from: first, to: today };
      const timeline = await api.get(`/names/${encodeURIComponent(name.id)}/timeline`, Timeline, range);
      return { name, weeks: timeline.items.map(({ mentions }) => mentions) };
    }),
  );
  const shown = { names, nextCursor, isFirst: !query.has('cursor'), backfill, until: today, from: weeks[0] ?? today };
  const body = namesView({ ...shown, sent, imported: importedIn(query) }, asked);
  return { title: namesWords[voice.language].title, place: 'names', body, status };
}

/** What became of a list, as the address says after it. */
function importedIn(query: URLSearchParams): Imported | null {
  const counts = Counts.safeParse(Object.fromEntries(query));
  return counts.success ? counts.data : null;
}

async function importList(asked: Asked, list: string): Promise<Answer> {
  const format = /^\s*[[{]/.test(list) ? 'json' : 'csv';
  const { names, errors } = await readNameList(new TextEncoder().encode(list), format);
  if (errors.length > 0) return page(asked, { form: EMPTY, list, listErrors: errors }, 400);
  const body = names.map(({ name }) => name);
  const replied = await asked.api.ask('/names/import', NamesImported, { method: 'POST', body });
  if (replied.kind === 'refused') {
    wrongsOrThrow(replied);
    return page(
      asked,
      { form: EMPTY, list, listErrors: [{ line: 1, field: '', message: replied.problem.detail }] },
      400,
    );
  }
  const { created, replaced, unchanged } = replied.value;
  return { to: `/names?created=${created}&replaced=${replaced}&unchanged=${unchanged}` };
}

/** The list as a file, since browsers bring the API no token. */
async function download({ api }: Asked, format: z.infer<typeof Format>): Promise<Response> {
  const list = await api.get('/names/export', format === 'csv' ? Text : z.unknown(), { format });
  const content = typeof list === 'string' ? list : `${JSON.stringify(list, null, 2)}\n`;
  const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json';
  const headers = { 'content-type': type, 'content-disposition': `attachment; filename="names.${format}"` };
  return new Response(content, { headers });
}
