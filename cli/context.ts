import type { Fetch } from '../functions/net/fetch.ts';

/** Everything a command needs from outside, so that a test can be the terminal, the environment and the clock. */
export interface Context {
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** Given to the AWS clients too: `--local` writes their endpoint and credentials into it. */
  readonly env: Record<string, string | undefined>;
  /** Folder of the clone, where `.local/stack.json` is. */
  readonly root: string;
  now(): Date;
  wait(milliseconds: number): Promise<void>;
  /** The fetcher for addresses out of files; its requests name `contact`, unless that is empty. */
  createFetcher(contact: string): Promise<Fetch>;
}

export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}
