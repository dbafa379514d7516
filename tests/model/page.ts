/** A page that has room for all that a history can make. */
export const PAGE = { limit: 100, position: null } as const;
