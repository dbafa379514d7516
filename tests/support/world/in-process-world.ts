/** The whole stack in this process, for tests that each have a run of it: with the names and subscriptions of the examples. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import * as z from 'zod';
import { createToken } from '../../../functions/aws/table/tokens.ts';
import { registerNames, registerSubscriptions } from '../../../local/examples.ts';
import { type InProcess, startInProcess } from '../../../local/in-process/index.ts';
import { pickPort } from '../../../local/port.ts';
import type { SentMail } from '../../../local/services/mail.ts';
import { Clip, Receipt } from '../../../shared/contract/clip.ts';

const ClipList = z.object({ items: z.array(Clip) });
const ReceiptList = z.object({ items: z.array(Receipt) });

/** A file that a name of the examples is in. */
export const FILE = await readFile(new URL('../../fixtures/clips/school-uk-utf16.txt', import.meta.url));

/** How a client of AWS reaches the stack. */
export const awsAt = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

/** A running stack: `stack` is the run of now, which `restart` replaces. */
export class InProcessWorld {
  stack: InProcess;
  /** Folder of all that is kept, and of what a test adds. */
  readonly folder: string;
  /** A token with all scopes. */
  readonly token: string;
  readonly sent: readonly SentMail[];
  /** The first that is sent. */
  readonly firstMail: Promise<SentMail>;
  private readonly begin: (folder: string) => Promise<InProcess>;

  private constructor(
    folder: string,
    begin: (folder: string) => Promise<InProcess>,
    running: Pick<InProcessWorld, 'stack' | 'sent' | 'firstMail' | 'token'>,
  ) {
    this.folder = folder;
    this.begin = begin;
    this.stack = running.stack;
    this.sent = running.sent;
    this.firstMail = running.firstMail;
    this.token = running.token;
  }

  static async open(): Promise<InProcessWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'clipwatch-in-process-'));
    const ports = { port: await pickPort([]), apiPort: await pickPort([]) };
    const sent: SentMail[] = [];
    const { promise: firstMail, resolve } = Promise.withResolvers<SentMail>();
    const begin = (at: string) =>
      startInProcess({
        folder: join(folder, at),
        logs: join(folder, 'logs'),
        ...ports,
        onSent: (mail) => {
          sent.push(mail);
          resolve(mail);
        },
        onError: (error) => {
          throw error;
        },
      });
    const stack = await begin('state');
    const token = (await createToken(['read', 'write', 'admin'], 'test')).clear;
    await registerNames({ apiUrl: stack.apiUrl, token });
    await registerSubscriptions({ apiUrl: stack.apiUrl, token });
    return new InProcessWorld(folder, begin, { stack, sent, firstMail, token });
  }

  /** Starts the stack, which was stopped, with what is kept in this folder. */
  async startAgain(folder = 'state'): Promise<void> {
    this.stack = await this.begin(folder);
  }

  async close(): Promise<void> {
    await this.stack.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  client(): S3Client {
    return new S3Client({ ...awsAt(this.stack.endpoint), forcePathStyle: true });
  }

  /** What the API answers, as JSON; throws unless it has this status. */
  async ask(path: string, init: RequestInit = {}, status = 200): Promise<unknown> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${this.stack.apiUrl}/v1${path}`, { ...init, headers });
    expect(answer.status).toBe(status);
    return answer.json();
  }

  async clips(): Promise<Clip[]> {
    return ClipList.parse(await this.ask('/clips')).items;
  }

  async receipts(key: string): Promise<Receipt[]> {
    return ReceiptList.parse(await this.ask(`/receipts?key=${encodeURIComponent(key)}`)).items;
  }
}

/** Looks again until something is found. */
export async function untilThere<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
  }
}
