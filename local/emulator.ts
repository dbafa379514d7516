/** MiniStack as a child process, for `npm start` and for the pipeline tests. */
import { once } from 'node:events';
import { mkdir, open } from 'node:fs/promises';
import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { awsEnvironment, childEnvironment, REGION } from './child-environment.ts';
import { type Child, startChild } from './children.ts';
import { root } from './paths.ts';

const READY_SECONDS = 60;
/** The emulator gives itself 20 seconds to save its state (`emulator.py`). */
const STOP_SECONDS = 25;
const LOOK_AGAIN_MS = 50;

export interface EmulatorOptions {
  /** A Python that has MiniStack. */
  readonly python: string;
  readonly port: number;
  /** State is read from here and saved here when it stops. */
  readonly folder: string;
  /** File that takes what it writes; begun anew. */
  readonly log: string;
  /** `host:port` of an SMTP server that gets a copy of every mail. */
  readonly mailTo?: string;
  /** HTTPS, signatures checked, IAM and resource policies enforced; paths of PEM files. */
  readonly strict?: { readonly certificate: string; readonly key: string };
  readonly signal: AbortSignal;
}

export interface Emulator {
  /** `http://127.0.0.1:4566`, `https:` when strict. */
  readonly endpoint: string;
  /** Settles when the process has gone, whoever ended it. */
  readonly ended: Child['ended'];
  /** Lets it save its state and waits until it and all its children have gone. */
  stop(): Promise<void>;
}

/** Where in its folder the emulator saves what it knows, a JSON file for each service. */
export const stateIn = (folder: string): string => join(folder, 'state');

/** Starts the emulator and waits until it answers. Throws, naming the log, where it ends or does not get that far. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { python, port, folder, log, strict, signal } = options;
  signal.throwIfAborted();
  await mkdir(folder, { recursive: true });
  const output = await open(log, 'w');
  const child = startChild(python, ['-I', '-u', fileURLToPath(new URL('emulator.py', import.meta.url))], {
    env: environmentOf(options),
    cwd: root,
    stdio: ['pipe', output.fd, output.fd],
  });
  await output.close();
  // It may have gone when we hang up on it.
  child.process.stdin?.on('error', () => undefined);
  const emulator: Emulator = {
    endpoint: `${strict ? 'https' : 'http'}://127.0.0.1:${port}`,
    ended: child.ended,
    stop: () => stop(child),
  };
  try {
    await becomeReady(emulator, log, signal);
    return emulator;
  } catch (error) {
    await emulator.stop();
    throw error;
  }
}

function environmentOf({ port, folder, mailTo, strict }: EmulatorOptions): Record<string, string> {
  const { AWS_ENDPOINT_URL: _, ...aws } = awsEnvironment('', strict?.certificate);
  return {
    ...childEnvironment(process.env),
    ...aws,
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: `${port}`,
    MINISTACK_REGION: REGION,
    LOG_LEVEL: 'INFO',
    PERSIST_STATE: '1',
    STATE_DIR: stateIn(folder),
    S3_PERSIST: '1',
    S3_DATA_DIR: join(folder, 's3'),
    // Services of no use here that would listen on other ports, and containers that are none of our business.
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    DOCKER_HOST: 'unix:///nonexistent',
    ...(mailTo !== undefined && { SMTP_HOST: mailTo }),
    ...(strict && {
      AUTH: 'true',
      USE_SSL: '1',
      MINISTACK_SSL_CERT: strict.certificate,
      MINISTACK_SSL_KEY: strict.key,
    }),
  };
}

async function becomeReady(emulator: Emulator, log: string, signal: AbortSignal): Promise<void> {
  const limit = AbortSignal.timeout(READY_SECONDS * 1000);
  const tooEarly = emulator.ended.then(({ code, signal: by }) => {
    throw new Error(`The emulator ended (${by ?? `exit status ${code}`}) before it was ready: see ${log}`);
  });
  tooEarly.catch(() => undefined);
  while (!(await Promise.race([tooEarly, answers(`${emulator.endpoint}/_ministack/ready`)]))) {
    signal.throwIfAborted();
    if (limit.aborted) throw new Error(`The emulator was not ready after ${READY_SECONDS} seconds: see ${log}`);
    await pause(LOOK_AGAIN_MS);
  }
  signal.throwIfAborted();
}

/** Whose certificate it is does not matter to this question: it is only asked whether anybody is there. */
async function answers(url: string): Promise<boolean> {
  const request = url.startsWith('https:') ? getHttps(url, { rejectUnauthorized: false }) : getHttp(url);
  request.setTimeout(2_000, () => request.destroy());
  try {
    const [response] = await once(request, 'response');
    response.resume();
    return response.statusCode === 200;
  } catch {
    // Refused or cut: not there yet, which is what was asked.
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
