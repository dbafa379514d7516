/** Clips: the archive by day, filtered, searched, exported. */
import * as z from 'zod/mini';
import { Clip } from '../../../../shared/contract/clip.ts';
import { ShownExport } from '../../../../shared/contract/export.ts';
import { Name } from '../../../../shared/contract/name.ts';
import { type ListPage, listOf, type Refused, type Replied } from '../api.ts';
import type { Answer, Asked, PageModule } from '../page.ts';
import { nameTexts } from '../parts/name-texts.ts';
import { type Filters, type ListQuery, listAddress, parametersOf, queryIn } from './query.ts';
import { clipsView } from './view.ts';

/** Clips on a page, which so has less than 60 KB with its style and script; each is read from its own partition. */
const PAGE_SIZE = 20;
/** Clips are of any size: where so many are too much for one answer, so few are not. */
const FEW = 5;
/** An answer may hold none of the clips it looked at: so often is it asked to go on. */
const MAX_LOOKS = 3;
/** Names to choose from; of more, the id is typed. */
const MAX_NAMES = 100;
/** Words of a search that are tried alone. */
const MAX_ALONE = 5;

const ClipPage = listOf(Clip);

export const get: PageModule['get'] = async (asked) => {
  const query = queryIn(asked.query);
  if (asked.query.get('as') === 'json') return asJson(asked, query);
  return show(asked, query);
};

export const post: NonNullable<PageModule['post']> = async (asked) => {
  const query = queryIn(asked.query);
  const format = asked.form.get('format') === 'jsonl' ? 'jsonl' : 'csv';
  // A byte order mark is how Excel knows UTF-8; whoever sends forms by a browser opens the file with a spreadsheet.
  const body = { format, ...(format === 'csv' && { bom: true }), ...query.filters };
  const begun = await asked.api.ask('/exports', ShownExport, { method: 'POST', body });
  if (begun.kind === 'refused') return show(asked, query, begun.problem);
  return { to: listAddress(query, { export: begun.value.id }) };
};

async function show(asked: Asked, query: ListQuery, refusal?: Refused): Promise<Answer> {
  const { api } = asked;
  const [found, names, exported] = await Promise.all([
    clipsFor(asked, query),
    api.list('/names', Name, { limit: MAX_NAMES }),
    query.exportId === undefined ? null : api.ask(`/exports/${encodeURIComponent(query.exportId)}`, ShownExport),
  ]);
  const page = found.kind === 'done' ? found.value : { items: [], nextCursor: null };
  const ids = page.items.flatMap(({ mentions }) => mentions.map(({ nameId }) => nameId));
  const [nameOf, alone] = await Promise.all([
    nameTexts(api, [...ids, ...(query.filters.nameId === undefined ? [] : [query.filters.nameId])], names.items),
    found.kind === 'done' && page.items.length === 0 && page.nextCursor === null ? wordsAlone(asked, query) : [],
  ]);
  const refused = refusal ?? (found.kind === 'refused' ? found.problem : null);
  return clipsView(
    {
      query,
      page,
      names: names.nextCursor === null ? names.items : null,
      nameOf,
      alone,
      refused,
      exported: exported?.kind === 'done' ? exported.value : null,
    },
    asked,
  );
}

/** A page of clips, which is only empty where none meets the filters, or where many were looked at in vain. */
async function clipsFor({ api }: Pick<Asked, 'api'>, query: ListQuery): Promise<Replied<ListPage<Clip>>> {
  let cursor = query.cursor;
  let limit = PAGE_SIZE;
  for (let look = 1; ; look++) {
    const parameters = parametersOf({ ...query, cursor });
    const replied = await api.ask('/clips', ClipPage, { query: { ...parameters, limit } });
    if (replied.kind === 'refused') {
      if (replied.problem.status !== 413 || limit === FEW) return replied;
      limit = FEW;
      continue;
    }
    const { items, nextCursor } = replied.value;
    if (items.length > 0 || nextCursor === null || look === MAX_LOOKS) return replied;
    cursor = nextCursor;
  }
}

/** Which words of a search that found nothing find clips alone. */
async function wordsAlone({ api }: Asked, { filters }: ListQuery): Promise<string[]> {
  const words = [...new Set(filters.q?.split(/\s+/u))].slice(0, MAX_ALONE);
  if (words.length < 2) return [];
  const found = await Promise.all(
    words.map(async (q) => {
      const replied = await api.ask('/clips', ClipPage, { query: { ...withWords(filters, q), limit: 1 } });
      return replied.kind === 'done' && replied.value.items.length > 0 ? [q] : [];
    }),
  );
  return found.flat();
}

const withWords = (filters: Filters, q: string): Filters => ({ ...filters, q });

/** What the API answers to the same question, for who is signed in here and has no token at hand. */
async function asJson({ api }: Asked, query: ListQuery): Promise<Response> {
  const replied = await api.ask('/clips', z.unknown(), { query: parametersOf(query) });
  return replied.kind === 'done'
    ? Response.json(replied.value)
    : Response.json(replied.problem, { status: replied.problem.status });
}
