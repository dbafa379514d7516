/** A mail before it is addressed. */
export interface Message {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
