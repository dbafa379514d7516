/** Feature flags of the CDK: what it would do for a new project, decided once, before resources hang on the old ways. */
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };

/** The flags that the installed CDK recommends, with their values. */
const recommended: Record<string, unknown> = createRequire(import.meta.url)(
  'aws-cdk-lib/recommended-feature-flags.json',
);

test('every recommended flag is set as recommended, and none that the CDK no longer knows', () => {
  expect(Object.keys(recommended).length).toBeGreaterThan(50);
  expect(cdk.context).toEqual(recommended);
});
