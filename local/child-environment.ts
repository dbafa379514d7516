/**
 * The environment that children get. It is made, not inherited: what the caller's shell says about AWS (a profile, keys,
 * an endpoint) must not reach the emulator, whose function workers would take it for theirs, nor the CDK, which might
 * then deploy to an account.
 */
import { devNull } from 'node:os';
import { delimiter } from 'node:path';
import { commands } from './paths.ts';

/** Proxies and certificates are how some machines reach the registries. */
const INHERITED =
  /^(HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|TERM|XDG_\w+|(https?|no|all)_proxy|SSL_CERT_\w+|PIP_\w+|UV_\w+)$/i;

/** What every child gets of `env`, with the project's Node first on the search path. */
export function childEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const inherited = Object.entries(env).filter((entry): entry is [string, string] => {
    return entry[1] !== undefined && INHERITED.test(entry[0]);
  });
  return { ...Object.fromEntries(inherited), PATH: [commands, env.PATH].filter(Boolean).join(delimiter) };
}

export const REGION = 'us-east-1';
/** The account that the emulator has. */
export const ACCOUNT = '000000000000';

/** What AWS clients need to reach the emulator and nothing else. `authority` is the file of its certificate. */
export function awsEnvironment(endpoint: string, authority?: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    // All of it is on this machine.
    NO_PROXY: '*',
    no_proxy: '*',
    ...(authority !== undefined && { NODE_EXTRA_CA_CERTS: authority, AWS_CA_BUNDLE: authority }),
  };
}
