/** Ends a command with a message and no stack trace. `status` is the exit status: 1 for a failure, 2 for a usage error. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly status: 1 | 2;

  constructor(message: string, status: 1 | 2 = 1, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** One line for the user. The AWS SDK has errors without a message, whose name is used instead, and one that does not say what to do. */
export function errorMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A connection refused by several addresses: only the inner errors have a message.
  if (error instanceof AggregateError && error.message === '') return error.errors.map(errorMessage).join('; ');
  if (error.message === 'Region is missing') {
    return 'there is no AWS region: set AWS_REGION or AWS_DEFAULT_REGION, or a region in the AWS profile';
  }
  return error.message === '' || error.message === 'UnknownError' ? error.name : error.message;
}
