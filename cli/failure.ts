/** What ends a command with a message and no stack trace: `status` 1 for what went wrong, 2 for how it was called. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly status: 1 | 2;

  constructor(message: string, status: 1 | 2 = 1, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** One line for people out of whatever was thrown; the SDK's empty messages fall back to the name of the error. */
export function errorMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A refused connection to several addresses has its reasons inside only.
  if (error instanceof AggregateError && error.message === '') return error.errors.map(errorMessage).join('; ');
  return error.message === '' || error.message === 'UnknownError' ? error.name : error.message;
}
