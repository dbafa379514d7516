/** The text formats, in the order in which they are tried. */
import { readCaptionFile } from './captions/index.ts';
import { hasCaptions, isVtt } from './captions/lines.ts';
import type { Content } from './content.ts';
import { hasMarkdown, hasTags, isWholePage, startsAsMarkdown } from './detect.ts';
import { feedKind, readFeed } from './feed.ts';
import { readHtml } from './html.ts';
import { isJson, isJsonLd, readJsonFile } from './json/index.ts';
import { readMarkdown } from './markdown.ts';
import { isClipList, readClipList } from './table/index.ts';
import { readText } from './text.ts';

export interface Format {
  readonly id: string;
  /** Whether the decoded text is of this format; content counts more than the file's name. */
  readonly recognises: (source: string, fileName: string) => boolean;
  /** Reads the clip in the text, or the several clips of a list. */
  readonly read: (source: string) => Content | readonly Content[];
}

const MARKDOWN = /\.(?:md|markdown|mdx|mkd|mdown)$/i;
const HTML = /\.(?:x?html?|xht)$/i;

/** In the order in which they are tried; the first that recognises a file reads it, and the last takes any text. */
const FORMATS: readonly Format[] = [
  { id: 'jsonld', recognises: isJsonLd, read: readJsonFile },
  { id: 'json', recognises: isJson, read: readJsonFile },
  {
    id: 'vtt',
    recognises: (source, fileName) => isVtt(source) || (/\.vtt$/i.test(fileName) && hasCaptions(source, 100)),
    read: readCaptionFile,
  },
  {
    id: 'srt',
    recognises: (source, fileName) => hasCaptions(source, /\.srt$/i.test(fileName) ? 100 : 2),
    read: readCaptionFile,
  },
  { id: 'rss', recognises: (source) => feedKind(source) === 'rss', read: readFeed },
  { id: 'atom', recognises: (source) => feedKind(source) === 'atom', read: readFeed },
  { id: 'csv', recognises: isClipList, read: readClipList },
  {
    id: 'markdown',
    recognises: (source, fileName) =>
      (MARKDOWN.test(fileName) || startsAsMarkdown(source) || (!HTML.test(fileName) && hasMarkdown(source))) &&
      !isWholePage(source),
    read: readMarkdown,
  },
  {
    id: 'html',
    recognises: (source, fileName) => HTML.test(fileName) || hasTags(source) || isWholePage(source),
    read: readHtml,
  },
  { id: 'text', recognises: () => true, read: readText },
];

/** The format of a decoded file. */
export function formatOf(source: string, fileName: string): Format {
  const format = FORMATS.find(({ recognises }) => recognises(source, fileName));
  if (!format) throw new Error('The last format takes any text.');
  return format;
}
