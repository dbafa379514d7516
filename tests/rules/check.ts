/** `npm run check`: types on one core, all other rules beside them. */
import { endAfterLanes } from '../support/lanes.ts';

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
