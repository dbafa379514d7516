/** Why messages and runs failed, from the logs of the functions. Needs the right `logs:FilterLogEvents`. */
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import * as z from 'zod';
import { recordFailed } from '../../shared/wiring.ts';
import { once } from './clients/once.ts';
import { patience } from './inspect.ts';

const client = once(() => new CloudWatchLogsClient(patience));

/** The last failure of a message or of a run. */
export interface LoggedFailure {
  readonly at: string;
  /** `TypeError: Invalid URL`. */
  readonly cause: string;
}

export interface LogQuery {
  readonly group: string;
  readonly from: Date;
  readonly to: Date;
  /** Whether the log is an emulator's: plain text, a line of it an event. */
  readonly isLocal: boolean;
}

/** Pages that are read: each is what CloudWatch reads in a second or so, and may be empty. */
const MOST_PAGES = 200;

/** The last failure of each message that failed, by its id; of runs that failed as a whole, by the id of the request. */
export async function loggedFailures({ group, from, to, isLocal }: LogQuery): Promise<Map<string, LoggedFailure>> {
  const failures = new Map<string, LoggedFailure>();
  let nextToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await client().send(
      new FilterLogEventsCommand({
        logGroupName: group,
        startTime: from.getTime(),
        endTime: to.getTime(),
        // Either of the two; a filter of terms works on JSON and on text.
        ...(!isLocal && { filterPattern: `?"${recordFailed}" ?"could not be delivered"` }),
        ...(nextToken !== undefined && { nextToken }),
      }),
    );
    const lines = (answer.events ?? []).map(({ message = '', timestamp = 0 }) => ({ message, timestamp }));
    for (const [id, failure] of failuresIn(lines)) failures.set(id, failure);
    nextToken = answer.nextToken;
    if (nextToken === undefined) break;
  }
  return failures;
}

interface LogLine {
  readonly message: string;
  /** Milliseconds of the epoch. */
  readonly timestamp: number;
}

const ErrorText = { errorType: z.string(), errorMessage: z.string() };
/** As the functions log (`functions/runtime/batch.ts`), and as Lambda does for a run that threw. */
const JsonLine = z.union([
  z
    .object({ message: z.object({ messageId: z.string(), error: z.object(ErrorText) }) })
    .transform(({ message: { messageId, error } }) => ({ id: messageId, ...error })),
  z
    .object({ requestId: z.string(), ...ErrorText })
    .transform(({ requestId, ...error }) => ({ id: requestId, ...error })),
]);

/** The failures that lines of a log tell of, the last of each message or run. */
export function failuresIn(lines: readonly LogLine[]): Map<string, LoggedFailure> {
  const failures = new Map<string, LoggedFailure>();
  // Of an object that was printed over several lines.
  let id = '';
  let type = '';
  for (const { message, timestamp } of lines) {
    const at = new Date(timestamp).toISOString();
    const json = JsonLine.safeParse(parsed(message)).data;
    if (json !== undefined) failures.set(json.id, { at, cause: `${json.errorType}: ${json.errorMessage}` });
    id = quoted('messageId', message) ?? id;
    type = quoted('errorType', message) ?? type;
    const text = quoted('errorMessage', message);
    if (json !== undefined || text === null || id === '') continue;
    failures.set(id, { at, cause: `${type}: ${text}` });
    // The next error is of something else.
    id = '';
  }
  return failures;
}

function parsed(text: string): unknown {
  if (!text.startsWith('{')) return null;
  try {
    return JSON.parse(text);
  } catch {
    // Printed by Node, not JSON.
    return null;
  }
}

/** The value of `name: 'value'` in a line as Node prints objects, in whichever quotes the text leaves free. */
function quoted(name: string, line: string): string | null {
  const start = line.indexOf(`${name}: `);
  if (start === -1) return null;
  const value = line.slice(start + name.length + 2);
  const quote = value.charAt(0);
  const end = value.indexOf(quote, 1);
  return ["'", '"', '`'].includes(quote) && end !== -1 ? value.slice(1, end) : null;
}
