/** One line of the report. `ok` is false where news would be lost or delayed; `advice` says what to do. */
export interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly advice?: string;
}
