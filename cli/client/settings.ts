/** The deployment that a command uses: from the environment, the outputs of its stack, or the local stack. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { defaultStackName, environment, type outputs } from '../../shared/wiring.ts';
import type { Context } from '../context.ts';
import { errorMessage, Failure } from '../failure.ts';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly local?: boolean;
}

export interface Settings {
  /** Without a trailing slash. */
  apiUrl(): Promise<string>;
  /** Null: requests without a token, which a deployment with public read access accepts. */
  readonly token: string | null;
  /** Name of the inbox bucket. */
  bucket(): Promise<string>;
  /** Sets the environment variable from which `functions/aws` takes the table's name. */
  useTable(): Promise<void>;
  /** The same for the name of the parameter with the signing keys. */
  useSigningKeys(): Promise<void>;
  /** Name of a function of the stack that the command asks directly; fails where the stack is too old to have it. */
  functionName(output: FunctionOutput): Promise<string>;
  readonly local: boolean;
}

/** Outputs that name a function. */
type FunctionOutput = 'sweep' | 'replay';

/** What the command reads of `.local/stack.json` (written by `local/stack-file.ts`). */
const LocalStack = z.object({
  endpoint: z.url(),
  region: z.string(),
  bucket: z.string(),
  apiUrl: z.url(),
  token: z.string(),
});

type Output = keyof typeof outputs;

export function resolveSettings(context: Context, options: GlobalOptions): Settings {
  return options.local ? localSettings(context) : deployedSettings(context);
}

function deployedSettings({ env }: Context): Settings {
  const look = outputsOf(env.CLIPWATCH_STACK || defaultStackName);
  const given = async (variable: string, output: Output): Promise<string> => env[variable] || look(variable, output);
  return {
    apiUrl: async () => {
      const url = await given('CLIPWATCH_API_URL', 'apiUrl');
      if (/^https?:\/\//.test(url) && URL.canParse(url)) return withoutTrailingSlash(url);
      throw new Failure(`${url} is not the URL of an API: CLIPWATCH_API_URL begins with https://`);
    },
    token: env.CLIPWATCH_TOKEN || null,
    bucket: () => given('CLIPWATCH_BUCKET', 'inbox'),
    useTable: async () => {
      env[environment.table] = await given('CLIPWATCH_TABLE', 'table');
    },
    useSigningKeys: async () => {
      env[environment.signingKeys] = await look('The name of the signing keys', 'signingKeys');
    },
    functionName: functionNames(look),
    local: false,
  };
}

function functionNames(look: ReturnType<typeof outputsOf>): Settings['functionName'] {
  return async (output) => {
    const name = await look(`The name of the ${output} function`, output);
    if (name !== '') return name;
    throw new Failure(`The deployed stack has no ${output} function: deploy this version of clipwatch`);
  };
}

function localSettings(context: Context): Settings {
  const stack = localStack(context.root);
  useEmulator(context.env, stack.endpoint, stack.region);
  const look = outputsOf(defaultStackName);
  return {
    apiUrl: async () => withoutTrailingSlash(stack.apiUrl),
    token: stack.token,
    bucket: async () => stack.bucket,
    useTable: async () => {
      context.env[environment.table] = await look('The table of the local stack', 'table');
    },
    useSigningKeys: async () => {
      context.env[environment.signingKeys] = await look('The name of the signing keys', 'signingKeys');
    },
    functionName: functionNames(look),
    local: true,
  };
}

function localStack(root: string): z.infer<typeof LocalStack> {
  const path = join(root, '.local', 'stack.json');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Failure(`No stack runs on this machine (${path} is not there): start it with npm start`, 1, { cause });
  }
  try {
    return LocalStack.parse(JSON.parse(text));
  } catch (cause) {
    throw new Failure(`${path} is not readable as a local stack: start it again with npm start`, 1, { cause });
  }
}

/** Removes the environment's AWS settings, so that a local command never reaches a real account. */
function useEmulator(env: Context['env'], endpoint: string, region: string): void {
  for (const name of Object.keys(env)) {
    if (/^AWS_(ENDPOINT_URL|PROFILE$|DEFAULT_PROFILE$|SESSION_TOKEN$|IGNORE_CONFIGURED_ENDPOINT_URLS$)/.test(name)) {
      delete env[name];
    }
  }
  Object.assign(env, {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
}

/** Outputs of a stack, fetched once and only if needed: most commands never load the AWS client. */
function outputsOf(stackName: string): (what: string, output: Output) => Promise<string> {
  let asked: Promise<Record<Output, string>> | undefined;
  return async (what, output) => {
    try {
      asked ??= import('../../functions/aws/stack.ts').then(({ stackOutputs }) => stackOutputs(stackName));
      return (await asked)[output];
    } catch (cause) {
      throw new Failure(
        `${what} is not set, and the outputs of stack ${stackName} could not be read (${errorMessage(cause)}). ` +
          'Set it, name the stack in CLIPWATCH_STACK, or use --local',
        1,
        { cause },
      );
    }
  };
}

function withoutTrailingSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
