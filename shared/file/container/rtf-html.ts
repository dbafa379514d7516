/** The HTML that Exchange and Outlook keep in RTF (MS-OXRTFEX). */
import { MOST_CHARACTERS } from '../text/limits.ts';
import { readRtfEvents } from './rtf-events.ts';

/** The mark is among the first control words. */
const MARK_WITHIN = 4096;

/** Whether RTF holds an HTML page. */
export function hasHtml(bytes: Uint8Array): boolean {
  return /\\fromhtml1?(?![0-9a-z])/.test(new TextDecoder('latin1').decode(bytes.subarray(0, MARK_WITHIN)));
}

interface Scope {
  /** `tag`: HTML as it is; `text`: what the page shows; `none`: what only readers of RTF need. */
  kind: 'tag' | 'text' | 'none';
  /** Between `\htmlrtf` and `\htmlrtf0`. */
  isRtf: boolean;
}

const BREAKS: ReadonlyMap<string, string> = new Map([
  ['par', '\r\n'],
  ['line', '\r\n'],
  ['tab', '\t'],
]);
/** Groups of RTF whose text is not of the page. */
const NONE = new Set(['fonttbl', 'colortbl', 'stylesheet', 'info', 'pntext', 'listtext', 'pict', 'object']);

/** The HTML page in RTF that `hasHtml`, as much as is read of a text; empty where groups nest too deep. Linear in the number of bytes. */
export function htmlInRtf(bytes: Uint8Array): string {
  const html: string[] = [];
  let length = 0;
  const write = (piece: string) => {
    html.push(piece);
    length += piece.length;
  };
  const scopes: Scope[] = [];
  let scope: Scope = { kind: 'text', isRtf: false };
  const isSilent = () => scope.kind === 'none' || scope.isRtf;
  const isWhole = readRtfEvents(bytes, {
    open: () => {
      scopes.push(scope);
      scope = { ...scope };
    },
    close: () => {
      scope = scopes.pop() ?? scope;
    },
    word: (name, value, ignorable) => {
      if (name === 'htmlrtf') scope.isRtf = value !== 0;
      else if (name === 'htmltag') scope.kind = 'tag';
      else if (ignorable || NONE.has(name)) scope.kind = 'none';
      else if (!isSilent()) write(BREAKS.get(name) ?? '');
    },
    text: (text) => {
      if (!isSilent()) write(text);
    },
    isSilent,
    // One more, so that whoever reads the text can tell that it was cut.
    isFull: () => length > MOST_CHARACTERS,
  });
  return isWhole ? html.join('') : '';
}
