export interface HostileFile {
  readonly what: string;
  readonly fileName: string;
  /** The length at which it costs most, in bytes; of a file that swells, once it is unpacked. */
  readonly longest: number;
  /** The file in about this length. */
  readonly make: (length: number) => Uint8Array;
  /** Whether it is read in a thread of its own, whose work this one does not see. */
  readonly isApart?: boolean;
  /** Whether it has far more text than bytes. */
  readonly isPacked?: boolean;
  /** The length from which its growth is counted, where not the usual one; null where it has one length only. */
  readonly countedFrom?: number | null | undefined;
}
