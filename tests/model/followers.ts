/** Who follows from the beginning to the end: the first all names, with their videos, the second `mara`, with corrections. */
export const ADDRESSES = ['all@example.org', 'one@example.org'] as const;

export const follows = (address: string, nameId: string): boolean => address !== ADDRESSES[1] || nameId === 'mara';
