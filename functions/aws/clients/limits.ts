/** How long a client waits for AWS and how often it tries. */

export interface Limits {
  /** Attempts at a request, the first included. Throttles are answered at once, so most attempts are short. */
  readonly attempts: number;
  /** Longest silence of the service: until the answer begins, and in the middle of it. */
  readonly silenceMs: number;
}

/** A connection within a region is made within milliseconds. */
const CONNECTION_MS = 1000;

/**
 * The options of a client. The SDK has no limits of its own: one dead socket would take the whole time of a run. All
 * attempts together, with the pauses between them, fit into a run of 30 seconds.
 */
export function limitedTo({ attempts, silenceMs }: Limits) {
  return {
    maxAttempts: attempts,
    requestHandler: {
      connectionTimeout: CONNECTION_MS,
      // Not `requestTimeout`: it would also end the upload of a large file, whose bytes are still moving.
      socketTimeout: silenceMs,
    },
  };
}
