import type { Fetch } from '../functions/net/fetch.ts';

/** What commands need from outside: terminal, environment, clock, network. Tests replace it. */
export interface Context {
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** Also the environment of the AWS clients: `--local` sets their endpoint and credentials in it. */
  readonly env: Record<string, string | undefined>;
  /** Root folder of the repository, which has `.local/stack.json`. */
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
