/**
 * The SDK's credential provider for the bundles: Lambda passes a function's credentials in environment variables, so the
 * other sources of the default chain are left out.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
