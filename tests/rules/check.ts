/** `npm run check`: types on one core, all other rules beside them. */
import { tmpdir } from 'node:os';
import { takeTemporaryFolder } from '../../local/temporary-folder.ts';
import { endAfterLanes } from '../support/lanes.ts';

const removeTemporary = await takeTemporaryFolder(tmpdir());
await endAfterLanes([
  ['tsc'],
  [
    'biome check --error-on-warnings',
    'node tests/rules/dependencies.ts',
    'node tests/rules/patterns.ts',
    'node tests/rules/lint-openapi.ts',
    'knip',
  ],
]);
await removeTemporary();
