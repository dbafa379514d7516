/** What the address of the list asks for: all of its state is there. */

/** Filters of the API, in the order in which they are said back. */
export const FILTERS = [
  'q',
  'from',
  'to',
  'outlet',
  'language',
  'nameId',
  'embedStatus',
  'story',
  'receivedAfter',
] as const;
export type Filter = (typeof FILTERS)[number];
export type Filters = Readonly<Partial<Record<Filter, string>>>;

type Order = 'newest' | 'oldest';

export interface ListQuery {
  readonly filters: Filters;
  readonly order: Order;
  readonly cursor: string | undefined;
  /** An export whose progress is shown. */
  readonly exportId: string | undefined;
}

/** Fields that are left empty ask for nothing. A local time of the browser's own field is one of UTC. */
export function queryIn(asked: URLSearchParams): ListQuery {
  const given = (name: string) => asked.get(name)?.trim() || undefined;
  const filters: Partial<Record<Filter, string>> = {};
  for (const filter of FILTERS) {
    const value = given(filter);
    if (value !== undefined) filters[filter] = filter === 'receivedAfter' ? instantOf(value) : value;
  }
  return {
    filters,
    order: given('order') === 'oldest' ? 'oldest' : 'newest',
    cursor: given('cursor'),
    exportId: given('export'),
  };
}

const instantOf = (value: string): string => (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) ? `${value}:00Z` : value);

/** The parameters of the list for the API, and for an address. */
export function parametersOf({ filters, order, cursor }: Pick<ListQuery, 'filters' | 'order' | 'cursor'>) {
  return { ...filters, ...(order === 'oldest' && { order }), ...(cursor !== undefined && { cursor }) };
}

/** The address of a list. */
export function listAddress(
  { filters, order, cursor }: Omit<ListQuery, 'exportId'>,
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({ ...parametersOf({ filters, order, cursor }), ...more });
  return query.size === 0 ? '/clips' : `/clips?${query}`;
}
