/** The HTTP API: every request starts the api function. */
import { createServer, type Server } from 'node:http';
import { httpEvent, writeAnswer } from './http-event.ts';

export interface ApiServerOptions {
  /** Of the request line and headers; 16 KB unless given. API Gateway takes 10,240 bytes (HTTP API quotas). */
  readonly maxHeaderSize?: number;
  /** Runs the function; throws what it throws. */
  readonly invoke: (event: object) => Promise<unknown>;
  /** Awaited before an answer is given: what it says is then kept. */
  readonly kept: () => Promise<void>;
}

/** A server that is not listening yet. */
export function createApiServer({ invoke, kept, ...options }: ApiServerOptions): Server {
  return createServer(options, async (request, response) => {
    try {
      const event = await httpEvent(request);
      if (event === null) {
        response.writeHead(413, { 'content-type': 'application/json' });
        response.end('{"message":"Request Too Long"}');
        return;
      }
      const result = await invoke(event);
      await kept();
      writeAnswer(response, result);
    } catch {
      // The run's own log has the error.
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
      response.end('{"message":"Internal Server Error"}');
    }
  });
}
