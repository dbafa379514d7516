import { describe, expect, test } from 'vitest';
import { findEmbeds } from '../../../shared/embed/index.ts';
import { read } from '../../support/read/read.ts';

const URL = 'https://youtu.be/aqz-KE-bpKQ';
const ours = ['aqz-KE-bpKQ'];

function found(name: string, source: string): (string | null)[] {
  return findEmbeds(read(source, name).document).embeds.map(({ videoId }) => videoId);
}

describe('files of each format', () => {
  const rows: readonly (readonly [reason: string, name: string, source: string, expected: readonly string[]])[] = [
    ['bare', 'a.md', `# Title\n\n${URL}\n`, ours],
    ['own line of a paragraph', 'a.md', `The film:\n${URL}\nends here.\n`, ours],
    ['autolink', 'a.md', `<${URL}>\n`, ours],
    ['link', 'a.md', `# Title\n\n[Watch](${URL})\n`, ours],
    ['reference link', 'a.md', `# Title\n\n[Watch][1]\n\n[1]: ${URL}\n`, ours],
    ['short reference, defined in a quote', 'a.md', `[Film]\n\n> [film]: ${URL}\n`, ours],
    ['first of two definitions', 'a.md', `[a]\n\n[a]: ${URL}\n[a]: https://youtu.be/aaaaaaaaaaa\n`, ours],
    ['definition nobody refers to', 'a.md', `Text\n\n[1]: ${URL}\n`, []],
    ['picture link', 'a.md', `[![still](a.jpg)](${URL})\n`, ours],
    ['frame', 'a.md', `Text\n\n<iframe src="${URL}"></iframe>\n`, ours],
    ['an id that Markdown takes for emphasis', 'a.md', 'https://youtu.be/_abcdefghi_\n', ['_abcdefghi_']],
    ['emphasis inside an id', 'a.md', 'https://youtu.be/__aKE_bp_Q_?t=1\n', ['__aKE_bp_Q_']],
    ['a bold address', 'a.md', `**${URL}**\n`, ours],
    ['an address in emphasis', 'a.md', `_${URL}_\n`, ours],
    ['sentence', 'a.md', `He said so in [a film](${URL}) last year.\n`, []],
    ['fence', 'a.md', `\`\`\`\n${URL}\n<iframe src="${URL}"></iframe>\n\`\`\`\n`, []],
    ['code', 'a.md', `\`${URL}\`\n\n    ${URL}\n`, []],
    ['comment', 'a.md', `Text\n\n<!-- <iframe src="${URL}"></iframe> -->\n`, []],
    ['escaped', 'a.md', `\\<iframe src="${URL}"\\>\n`, []],
    ['own line', 'a.txt', `Title\n\nOutlet\n${URL}\n`, ours],
    ['sentence', 'a.txt', `Title\n\nSee ${URL} for more.\n`, []],
    ['loose line between tags', 'a.txt', `<h4>Title</h4>\nOutlet\n${URL}\n<b>Text</b>\n`, ours],
    [
      'noscript in the head',
      'a.html',
      `<html><head><noscript><iframe src="${URL}"></iframe></noscript></head></html>`,
      ours,
    ],
    [
      'og',
      'a.html',
      `<html><head><meta property="og:video" content="${URL}"></head><body><p>x</p></body></html>`,
      ours,
    ],
  ];
  test.each(rows)('%s (%s)', (_, name, source, expected) => expect(found(name, source)).toEqual(expected));
});
