/**
 * Takes the place of the SDK's chain of credential sources in the bundles (infra/function.ts): a function's role comes
 * by environment variables and nothing else, and the other sources would be a tenth of every bundle.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
