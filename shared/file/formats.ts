import { hasCaptions, isVtt } from './format/caption-lines.ts';
import { readCaptionFile } from './format/captions.ts';
import type { Content } from './format/content.ts';
import { readHtml } from './format/html.ts';
import { readMarkdown } from './format/markdown.ts';
import { readText } from './format/text.ts';

export interface Format {
  readonly id: string;
  /** Whether the decoded text is of this format; the content tells first, the file's name second. */
  readonly recognises: (source: string, fileName: string) => boolean;
  /** The clip in the text, or the several clips that it plainly lists. */
  readonly read: (source: string) => Content | readonly Content[];
}

const page = /^\s{0,999}(?:<\?xml\s|<!doctype\s+html|<html[\s>])/i;
const tag =
  /<\/?(?:h[1-6]|p|div|span|center|article|section|main|header|footer|blockquote|br|hr|b|strong|i|em|u|font|a|img|iframe|video|ul|ol|li|table|tr|td|script|meta|title|head|body)(?=[\s/>])/i;
const frontMatter = /^---[ \t]{0,9}\r?\n(?:[\w-]{1,99}[ \t]{0,9}:|---)/;
const atxHeading = /^\s{0,999}#{1,6}[ \t]+\S/;
const inlineMark = /(?:^|\s)\*\*[^\s*][^*\n]{0,200}\*\*|\]\(https?:/;

/** In the order in which they are tried; the first that recognises a file reads it, and the last takes any text. */
const FORMATS: readonly Format[] = [
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
  {
    id: 'markdown',
    recognises: (source, fileName) =>
      !page.test(source) &&
      (/\.(?:md|markdown|mdx)$/i.test(fileName) || frontMatter.test(source) || atxHeading.test(source)),
    read: readMarkdown,
  },
  {
    id: 'html',
    recognises: (source, fileName) => page.test(source) || tag.test(source) || /\.x?html?$/i.test(fileName),
    read: readHtml,
  },
  { id: 'markdown', recognises: (source) => inlineMark.test(source), read: readMarkdown },
  { id: 'text', recognises: () => true, read: readText },
];

/** The format of a decoded file. */
export function formatOf(source: string, fileName: string): Format {
  const format = FORMATS.find(({ recognises }) => recognises(source, fileName));
  if (!format) throw new Error('The last format takes any text.');
  return format;
}
