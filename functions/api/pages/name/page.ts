/** /names/{id}: how often a name is mentioned, where and in which form; try it, change it, remove it. */
import { AuditEntry } from '../../../../shared/contract/audit.ts';
import type { Name } from '../../../../shared/contract/name.ts';
import { Nothing } from '../api.ts';
import { saveName, statusOf, tryName, wrongsOrThrow } from '../name-form/ask.ts';
import { fieldsOf, fieldsOfName } from '../name-form/form.ts';
import type { Answer, Asked, Page } from '../page.ts';
import { type Conflict, removalView } from './change-view.ts';
import { type NameFacts, pathOf, readFacts, readName } from './read.ts';
import { MAX_TEXT } from './try-view.ts';
import { type Made, nameView } from './view.ts';
import { nameWords } from './words/index.ts';

const NOTHING: Made = { form: null, conflict: null, tried: null };

export async function get(asked: Asked): Promise<Answer> {
  if (asked.query.has('remove')) return removal(asked, false);
  const facts = await readFacts(asked);
  return page(asked, facts, NOTHING, facts.counted.wrong === null ? 200 : 400);
}

export async function post(asked: Asked): Promise<Answer> {
  const { api, form } = asked;
  const further = form.get('further');
  switch (further === null ? form.get('do') : 'try') {
    case 'try': {
      const facts = await readFacts(asked);
      const fields = { ...fieldsOf(form), id: facts.name.id };
      const tried = await tryName(api, fields, further);
      return page(asked, keeping(facts, form), { ...NOTHING, form: { fields, ...tried } }, statusOf(tried.wrong));
    }
    case 'save':
      return save(asked);
    case 'match':
      return match(asked);
    case 'remove': {
      const path = pathOf(idOf(asked));
      const replied = await api.ask(path, Nothing, { method: 'DELETE', ifMatch: form.get('etag') ?? undefined });
      if (replied.kind === 'done') return { to: '/names' };
      if (replied.problem.status === 412) return removal(asked, true);
      wrongsOrThrow(replied);
      return { to: '/names' };
    }
    default:
      return page(asked, await readFacts(asked), NOTHING, 400);
  }
}

const idOf = ({ params: { id = '' } }: Asked): string => id;

/** A dry run is no reason to forget which state the form was opened with. */
const keeping = (facts: NameFacts, form: URLSearchParams): NameFacts => ({ ...facts, etag: form.get('etag') ?? '' });

async function save(asked: Asked): Promise<Answer> {
  const { api, form } = asked;
  const id = idOf(asked);
  const fields = { ...fieldsOf(form), id };
  const replied = await saveName(api, id, fields, form.get('etag') ?? undefined);
  if (replied.kind === 'done') return { to: pathOf(id) };
  const facts = await readFacts(asked);
  const kept = { fields, wrong: [], trial: null };
  if (replied.problem.status !== 412) {
    const wrong = wrongsOrThrow(replied);
    return page(asked, keeping(facts, form), { ...NOTHING, form: { ...kept, wrong } }, statusOf(wrong));
  }
  // Sent once more, the form is of the state that is shown now.
  const conflict = { now: fieldsOfName(facts.name), mine: fields, change: await lastChange(asked) };
  return page(asked, facts, { ...NOTHING, form: kept, conflict }, 412);
}

/** Who changed the name last, for those who may know. */
async function lastChange({ api, reader, params }: Asked): Promise<Conflict['change']> {
  if (reader.scope !== 'admin') return null;
  const { items } = await api.list('/audit', AuditEntry, { limit: 20 });
  return items.find(({ id, what }) => id === params.id && what.startsWith('name.')) ?? null;
}

async function match(asked: Asked): Promise<Page> {
  const text = (asked.form.get('text') ?? '').replaceAll('\r\n', '\n');
  const facts = await readFacts(asked);
  if (text.length > MAX_TEXT) return page(asked, facts, { ...NOTHING, tried: { text, matched: null } }, 400);
  const { matchName } = await import('./match.ts');
  return page(asked, facts, { ...NOTHING, tried: { text, matched: matchName(facts.name, text) } });
}

async function page(asked: Asked, facts: NameFacts, made: Made, status: Page['status'] = 200): Promise<Page> {
  const scripts = await otherScripts(facts.name);
  return { title: facts.name.name, place: 'names', body: nameView({ facts, made, scripts }, asked), status };
}

async function otherScripts({ name, strike, transliterate }: Name): Promise<readonly string[]> {
  return transliterate ? (await import('./match.ts')).transliterationsOf(name, strike) : [];
}

async function removal(asked: Asked, isStale: boolean): Promise<Page> {
  const read = await readName(asked.api, idOf(asked));
  const title = nameWords[asked.voice.language].remove.link;
  const body = removalView({ ...read, isStale }, asked);
  return { title: `${title}: ${read.name.name}`, place: 'names', body, status: isStale ? 412 : 200 };
}
