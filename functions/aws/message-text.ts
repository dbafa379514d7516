/**
 * JSON as SQS takes it: `JSON.stringify` escapes control characters and halves of characters, but leaves U+FFFE and U+FFFF as
 * they are, which SQS refuses (API Reference, "SendMessage"). Keys of files may have all of them.
 */
export function messageText(value: unknown): string {
  return JSON.stringify(value).replace(/[\uFFFE\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
}
