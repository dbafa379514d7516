/** Work whose steps are counted, by name: the reading of each hostile file, and work of which it is known how it grows. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import * as z from 'zod/mini';
import { parseFile } from '../../../shared/clip/parse-file.ts';
import { readPdf } from '../../../shared/file/container/pdf-text.ts';
import { compileNames, findMentions } from '../../../shared/name/index.ts';
import { HOSTILE, type HostileFile } from '../hostile-files/index.ts';
import { textDocument } from '../make/text-document.ts';

/** What the process of `count-steps.ts` is asked, and what it answers: the steps, and the function that took the most. */
export const Question = z.strictObject({ what: z.string(), length: z.number() });
export const Answer = z.strictObject({ steps: z.number(), dearest: z.string() });

/** Makes an input of about a length, and gives the work on it. */
type Counted = (length: number) => () => unknown;

const names = compileNames([{ id: 'mara-lind', name: 'Mara Lind', aliases: [] }]);

const reading =
  ({ fileName, make, isApart }: HostileFile): Counted =>
  (length) => {
    const bytes = Uint8Array.from(make(length));
    return () => (isApart ? readInThisThread(bytes) : read(bytes, fileName));
  };

function read(bytes: Uint8Array, fileName: string): Promise<unknown> {
  return parseFile(bytes, fileName, names, { today: '2026-11-22' });
}

/** What the thread of a PDF does, and then what is done with its text. */
async function readInThisThread(bytes: Uint8Array): Promise<void> {
  const opened = await readPdf(bytes).catch(() => null);
  const content = opened?.kind === 'opened' ? opened.parts[0]?.content : null;
  if (content?.kind === 'text') await read(Buffer.from(content.text), 'x.html');
}

const listOf = (length: number) => Array.from({ length }, (_, i) => (i * 7919) % length);

function pairs(list: readonly number[]): number {
  let sum = 0;
  for (const one of list) for (const other of list) sum += one ^ other;
  return sum;
}

const addresses = compileNames([
  { id: 'booking', name: 'Booking.com', aliases: [] },
  { id: 'india', name: 'India@9', aliases: [] },
]);

/** Finding names that look like addresses in a text of one of them, again and again, without a space. */
const finding =
  (written: string): Counted =>
  (length) => {
    const document = textDocument(written.repeat(length / written.length));
    return () => findMentions(document, addresses);
  };

export const COUNTED: ReadonlyMap<string, Counted> = new Map<string, Counted>([
  ...HOSTILE.map((file) => [file.what, reading(file)] as const),
  ['a name that is a host, without a space', finding('booking.com,')],
  ['a name with an at sign, without a space', finding('India@9,')],
  [
    'one pass',
    (length) => {
      const list = listOf(length);
      return () => list.reduce((sum, one) => sum ^ one, 0);
    },
  ],
  [
    'sorting',
    (length) => {
      const list = listOf(length);
      return () => list.toSorted((one, other) => one - other);
    },
  ],
  [
    'every pair',
    (length) => {
      const list = listOf(length);
      return () => pairs(list);
    },
  ],
  [
    // Far more than `shared/file/format/markdown-limits.ts` lets through.
    'marks in a library of Markdown',
    (length) => {
      const text = '*a_ '.repeat(length / 4);
      return () => fromMarkdown(text);
    },
  ],
]);
