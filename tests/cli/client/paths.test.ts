import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLIENT_TYPES, clientTypes } from '../../support/client-types.ts';

test('the types of the client are those of the API: `npm run client` writes them', async () => {
  // Compared as a whole, since a difference of thousands of lines says nothing.
  const isCurrent = readFileSync(CLIENT_TYPES, 'utf8') === (await clientTypes());
  expect(isCurrent, `${CLIENT_TYPES} is not what the API is now: run npm run client`).toBe(true);
});
