/**
 * What a log may show of an error. Logs are kept longer, and read by more people, than the clips: they hold keys of files
 * and ids, since operators look for those, but no text of a file and no address of a person.
 */

import { beginning } from '../../shared/well-formed.ts';
import { withoutAddresses } from './private-text.ts';

/** As Lambda writes an error in a JSON log. */
export interface LoggedError {
  readonly errorType: string;
  readonly errorMessage: string;
  /** Where it was thrown, without the message that V8 puts before it. */
  readonly stackTrace: readonly string[];
  readonly cause?: LoggedError;
}

/** Messages of the services are shorter; what is longer quotes something. */
const MAX_MESSAGE = 500;

/** An error for the log: without addresses, and without what it quotes of the text it could not read. */
export function errorLog(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: '', stackTrace: [] };
  const { name, message, stack = '', cause } = error;
  return {
    errorType: name,
    // JSON.parse and the parsers of other formats quote the text around the fault.
    errorMessage: error instanceof SyntaxError ? '(not shown: it quotes the text)' : shown(message),
    stackTrace: stack.split('\n').filter((line) => /^\s+at /.test(line)),
    ...(cause !== undefined && { cause: errorLog(cause) }),
  };
}

/** One line for an error: `TypeError: Invalid URL`. */
export function errorLine(error: unknown): string {
  const { errorType, errorMessage } = errorLog(error);
  return `${errorType}: ${errorMessage}`;
}

/** In one line, since readers of logs take lines: what schemas say has many. */
function shown(message: string): string {
  const text = withoutAddresses(message).replace(/\s+/g, ' ').trim();
  return text.length <= MAX_MESSAGE ? text : `${beginning(text, MAX_MESSAGE)}…`;
}
