/**
 * The SDK's chain of credential sources for the bundles: a function's role comes by environment variables and nothing
 * else, and the other sources would be a fifth of a small bundle.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
