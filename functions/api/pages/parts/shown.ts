/** Pages of several parts, of which one is shown: what makes a part, and what comes of a form in it. */
import type { Markup, Moved, Page } from '../page.ts';

/** The content of a part, and the status of the answer. */
export interface Shown {
  readonly body: Markup;
  readonly status?: Page['status'];
}

/** Where the reader goes on, or the part with what went wrong. */
export type Done = Moved | Shown;
