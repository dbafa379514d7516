/**
 * Limit of an answer of the API in bytes. Lambda takes 6 MB for an answer (Lambda quotas, "Invocation payload"), headers
 * included, and fails the whole call above.
 */
export const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/**
 * Bytes that a body takes in a function's answer: it is a string in JSON there, in UTF-8. Quotes take 2 bytes, control
 * characters 6, letters outside Latin 2 to 4.
 */
export function answerBytes(body: string): number {
  return Buffer.byteLength(JSON.stringify(body));
}

/** Whether a body fits into an answer. */
export function fitsAnswer(body: string): boolean {
  // No UTF-16 unit takes more than 6 bytes, so that short ones, which nearly all are, need no counting.
  return body.length * 6 + 2 <= MAX_ANSWER_BYTES || answerBytes(body) <= MAX_ANSWER_BYTES;
}
