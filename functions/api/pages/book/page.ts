/** /book: clips as pages to print, of a name and a period, or chosen one by one. */
import * as z from 'zod/mini';
import { Day } from '../../../../shared/contract/clip.ts';
import { Name } from '../../../../shared/contract/name.ts';
import { fill } from '../../../../shared/view/fill.ts';
import type { Answer, Asked, Page } from '../page.ts';
import { bookOfClips, bookOfName, MAX_CLIPS } from './read.ts';
import { askView, bookView } from './view.ts';
import { bookWords } from './words/index.ts';

const After = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(1_000_000));
/** Names to choose from. */
const CHOICE = 100;
/** Days before today that are offered. */
const USUAL_DAYS = 91;

export async function get(asked: Asked): Promise<Answer> {
  const { api, query, voice } = asked;
  const words = bookWords[voice.language];
  const ids = [...new Set(query.getAll('clipId').flatMap((list) => list.split(',')))].filter((id) => id !== '');
  const nameId = query.get('nameId') ?? '';
  if (ids.length > 0) {
    const book = await bookOfClips(api, ids.slice(0, MAX_CLIPS));
    const rest = ids.slice(MAX_CLIPS);
    const next =
      rest.length === 0
        ? null
        : new URLSearchParams([...named(nameId), ...rest.map((id): [string, string] => ['clipId', id])]);
    const shown = { ...book, nameId: nameId === '' ? null : nameId, period: null, after: 0, next };
    return { title: words.title, place: 'clips', body: bookView(shown, asked) };
  }
  const [from, to] = [Day.safeParse(query.get('from')).data, Day.safeParse(query.get('to')).data];
  if (nameId === '' || from === undefined || to === undefined || from > to) return askPage(asked);
  const after = After.safeParse(query.get('after')).data ?? 0;
  const cursor = query.get('cursor') ?? undefined;
  const book = await bookOfName(api, { nameId, from, to, after, cursor });
  const shownUntil = String(after + book.clips.length);
  const next =
    book.nextCursor === null
      ? null
      : new URLSearchParams({ nameId, from, to, after: shownUntil, cursor: book.nextCursor });
  const body = bookView({ ...book, nameId, period: { from, to }, after, next }, asked);
  return { title: fill(words.titleOf, { name: book.name ?? nameId }), place: 'names', body };
}

const named = (nameId: string): [string, string][] => (nameId === '' ? [] : [['nameId', nameId]]);

/** Asks for the name and its days. */
async function askPage({ api, query, voice, now }: Asked): Promise<Page> {
  const { items } = await api.list('/names', Name, { limit: CHOICE });
  const before = new Date(now.getTime() - USUAL_DAYS * 24 * 60 * 60 * 1000);
  const isWrong = query.has('from') && query.has('to');
  const wanted = {
    nameId: query.get('nameId') ?? '',
    from: query.get('from') ?? before.toISOString().slice(0, 10),
    to: query.get('to') ?? now.toISOString().slice(0, 10),
  };
  const body = askView({ names: items, wanted, isWrong }, voice);
  return { title: bookWords[voice.language].title, place: 'names', body, status: isWrong ? 400 : 200 };
}
