/**
 * The environment of child processes. Only a few variables are inherited: the shell's AWS settings (profile, keys,
 * endpoint) must not reach the emulator, whose function workers would use them, nor the CDK, which might then deploy to
 * a real account.
 */
import { devNull } from 'node:os';
import { delimiter } from 'node:path';
import { binFolder } from './paths.ts';

/** With the proxies and certificates that some machines need to reach the registries. */
const INHERITED =
  /^(HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|TERM|XDG_\w+|(https?|no|all)_proxy|SSL_CERT_\w+|PIP_\w+|UV_\w+)$/i;

/** The inherited part of `env`, with the project's Node first on the search path. */
export function childEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const inherited = Object.entries(env).filter((entry): entry is [string, string] => {
    return entry[1] !== undefined && INHERITED.test(entry[0]);
  });
  return { ...Object.fromEntries(inherited), PATH: [binFolder, env.PATH].filter(Boolean).join(delimiter) };
}

export const REGION = 'us-east-1';
/** The emulator's AWS account. */
export const ACCOUNT = '000000000000';

/** Makes AWS clients use the emulator and nothing else. `caFile` is the PEM file of its certificate, if it uses TLS. */
export function awsEnvironment(endpoint: string, caFile?: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    // Everything is on this machine.
    NO_PROXY: '*',
    no_proxy: '*',
    ...(caFile !== undefined && { NODE_EXTRA_CA_CERTS: caFile, AWS_CA_BUNDLE: caFile }),
  };
}
