/** Writes the types of the client that the command uses: `npm run client`, after any change of a route. */
import { writeFileSync } from 'node:fs';
import { CLIENT_TYPES, clientTypes } from './support/client-types.ts';

writeFileSync(CLIENT_TYPES, await clientTypes());
