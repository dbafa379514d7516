/** What the API says to a name as it was typed. */
import { DryRun } from '../../../../shared/contract/api.ts';
import { Name } from '../../../../shared/contract/name.ts';
import { type Api, RefusedError, type Replied } from '../api.ts';
import type { Page } from '../page.ts';
import { bodyOf, type NameFields, type Wrong, wrongsOf } from './form.ts';

export interface Tried {
  readonly trial: DryRun | null;
  readonly wrong: readonly Wrong[];
}

/** A dry run, from where the one before ended: `further` is its cursor. With another name since, it begins again. */
export async function tryName(api: Api, fields: NameFields, further: string | null): Promise<Tried> {
  const body = bodyOf(fields);
  const ask = (query: Record<string, string>) => api.ask('/names/dry-run', DryRun, { method: 'POST', body, query });
  const first = await ask(further === null ? {} : { cursor: further });
  const isStale = first.kind === 'refused' && first.problem.errors.some(({ path }) => path === 'cursor');
  const replied = isStale ? await ask({}) : first;
  return replied.kind === 'done' ? { trial: replied.value, wrong: [] } : { trial: null, wrong: wrongsOrThrow(replied) };
}

/** Creates a name; under the id of the answer. */
export const addName = (api: Api, fields: NameFields): Promise<Replied<Name>> =>
  api.ask('/names', Name, { method: 'POST', body: bodyOf(fields) });

/** Replaces a name, if it is still in the state with this tag. */
export function saveName(api: Api, id: string, fields: NameFields, etag: string | undefined): Promise<Replied<Name>> {
  const { id: _, ...body } = bodyOf(fields);
  return api.ask(`/names/${encodeURIComponent(id)}`, Name, { method: 'PUT', body, ifMatch: etag });
}

/** What is to be mended; a reader without the right gets the page that says so. */
export function wrongsOrThrow({ problem }: Extract<Replied<unknown>, { kind: 'refused' }>): Wrong[] {
  if (problem.status === 401 || problem.status === 403) throw new RefusedError(problem);
  return wrongsOf(problem);
}

/** The status of the page that tells it. */
export const statusOf = (wrong: readonly Wrong[]): NonNullable<Page['status']> =>
  wrong.length === 0 ? 200 : wrong.some(({ kind }) => kind === 'taken') ? 409 : 400;
