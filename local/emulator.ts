/** MiniStack, the AWS emulator, as a child process of `npm start` and of the pipeline tests. */
import { once } from 'node:events';
import { mkdir, open } from 'node:fs/promises';
import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { awsEnvironment, childEnvironment, REGION } from './child-environment.ts';
import { type Child, startChild } from './children.ts';
import { root } from './paths.ts';

const READY_SECONDS = 60;
const SAVE_SECONDS = 60;
/** More than the 20 seconds that `emulator/main.py` allows for saving the state. */
const STOP_SECONDS = 25;
const POLL_MS = 50;

export interface EmulatorOptions {
  /** Path of a Python that has MiniStack. */
  readonly python: string;
  readonly port: number;
  /** State is read from here at the start and saved here at the stop. */
  readonly folder: string;
  /** Also saves it now and then while it runs, so that a kill loses seconds. */
  readonly savesNowAndThen?: boolean;
  /** Called with a line when its state could not be saved, and when it could again. */
  readonly onNotice?: (line: string) => void;
  /** File for the emulator's output; overwritten. */
  readonly log: string;
  /** `host:port` of an SMTP server that receives a copy of every mail. */
  readonly mailTo?: string;
  /** Uses HTTPS, checks signatures, enforces IAM and resource policies. Paths of PEM files. */
  readonly strict?: { readonly certificate: string; readonly key: string };
  readonly signal: AbortSignal;
}

export interface Emulator {
  /** Such as `http://127.0.0.1:4566`; `https:` if strict. */
  readonly endpoint: string;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Child['ended'];
  /** Saves the state, then nothing more until `keep`, not even at the end: what comes next is either done or not. */
  hold(): Promise<void>;
  /** Saves the state, and from now on at the end, too. Whether it is on disk; if not, `onNotice` is told why. */
  keep(): Promise<boolean>;
  /** Lets the emulator save its state, and waits until it and all its children have ended. */
  stop(): Promise<void>;
}

/** The folder of the saved state, which has a JSON file for each service. */
export const emulatorStateFolder = (folder: string): string => join(folder, 'state');

/** Starts the emulator and waits until it is ready. Throws an error that names the log if that fails. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { python, port, folder, log, strict, onNotice, signal } = options;
  signal.throwIfAborted();
  await mkdir(folder, { recursive: true });
  const output = await open(log, 'w');
  const child = startChild(python, ['-I', '-u', fileURLToPath(new URL('emulator/main.py', import.meta.url))], {
    env: environmentOf(options),
    cwd: root,
    stdio: ['pipe', output.fd, output.fd, onNotice === undefined ? 'ignore' : 'pipe'],
    outlivesParent: true,
  });
  await output.close();
  const notices = child.process.stdio[3];
  if (onNotice !== undefined && notices instanceof Readable) {
    createInterface({ input: notices }).on('line', onNotice);
  }
  // The process may have ended before its input is closed.
  child.process.stdin?.on('error', () => undefined);
  const emulator: Emulator = {
    endpoint: `${strict ? 'https' : 'http'}://127.0.0.1:${port}`,
    ended: child.ended,
    hold: async () => {
      await switchSaving(port, 'off');
    },
    keep: () => switchSaving(port, 'on'),
    stop: () => stop(child),
  };
  try {
    await waitUntilReady(emulator, log, signal);
    return emulator;
  } catch (error) {
    await emulator.stop();
    throw error;
  }
}

function environmentOf({
  port,
  folder,
  mailTo,
  strict,
  savesNowAndThen,
  onNotice,
}: EmulatorOptions): Record<string, string> {
  const { AWS_ENDPOINT_URL: _, ...aws } = awsEnvironment('', strict?.certificate);
  return {
    ...childEnvironment(process.env),
    ...aws,
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: `${port}`,
    MINISTACK_REGION: REGION,
    LOG_LEVEL: 'INFO',
    PERSIST_STATE: '1',
    ...(savesNowAndThen && { SAVE_NOW_AND_THEN: '1' }),
    STATE_DIR: emulatorStateFolder(folder),
    ...(onNotice !== undefined && { NOTICES: '3' }),
    S3_PERSIST: '1',
    S3_DATA_DIR: join(folder, 's3'),
    // Unused services that would listen on other ports, and Docker containers of the user.
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    DOCKER_HOST: 'unix:///nonexistent',
    // As in a new account (Lambda quotas, "Concurrent executions").
    LAMBDA_ACCOUNT_CONCURRENCY: '10',
    ...(mailTo !== undefined && { SMTP_HOST: mailTo }),
    ...(strict && {
      AUTH: 'true',
      USE_SSL: '1',
      MINISTACK_SSL_CERT: strict.certificate,
      MINISTACK_SSL_KEY: strict.key,
    }),
  };
}

/** Status of an answer: there is no room. */
const NOT_SAVED = 507;

async function switchSaving(port: number, to: 'on' | 'off'): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/_clipwatch/saving`, {
    method: 'PUT',
    body: to,
    signal: AbortSignal.timeout(SAVE_SECONDS * 1000),
  });
  if (answer.ok || answer.status === NOT_SAVED) return answer.ok;
  throw new Error(`The emulator could not save its state (status ${answer.status}).`);
}

async function waitUntilReady(emulator: Emulator, log: string, signal: AbortSignal): Promise<void> {
  const limit = AbortSignal.timeout(READY_SECONDS * 1000);
  const endedEarly = emulator.ended.then(({ code, signal: by }) => {
    throw new Error(`The emulator ended (${by ?? `exit status ${code}`}) before it was ready: see ${log}`);
  });
  endedEarly.catch(() => undefined);
  while (!(await Promise.race([endedEarly, isReady(`${emulator.endpoint}/_ministack/ready`)]))) {
    signal.throwIfAborted();
    if (limit.aborted) throw new Error(`The emulator was not ready after ${READY_SECONDS} seconds: see ${log}`);
    await pause(POLL_MS);
  }
  signal.throwIfAborted();
}

/** The certificate is not verified: it may be self-signed, and only readiness is asked. */
async function isReady(url: string): Promise<boolean> {
  const request = url.startsWith('https:') ? getHttps(url, { rejectUnauthorized: false }) : getHttp(url);
  request.setTimeout(2_000, () => request.destroy());
  try {
    const [response] = await once(request, 'response');
    response.resume();
    return response.statusCode === 200;
  } catch {
    // Connection refused or reset: not ready yet.
    return false;
  }
}

async function stop(child: Child): Promise<void> {
  child.process.stdin?.end();
  const limit = setTimeout(() => child.signal('SIGKILL'), STOP_SECONDS * 1000);
  try {
    await child.ended;
  } finally {
    clearTimeout(limit);
  }
}
