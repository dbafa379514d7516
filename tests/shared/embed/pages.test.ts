import { describe, expect, test } from 'vitest';
import type { Embed } from '../../../shared/contract/clip.ts';
import { judge } from '../../../shared/embed/index.ts';
import { answered, NOW, page, SITE } from '../../support/fake/provider-responses.ts';

const file: Embed = { provider: 'direct', videoId: 'a.example/c.mp4', url: 'https://a.example/c.mp4' };
const player: Embed = { provider: 'unknown', videoId: null, url: 'https://player.tv.example/video/77' };
const OTHER = 'https://b.example';
const verdict = (embed: Embed, ...[status, body, over]: [number, string, object]) => {
  const check = judge(embed, answered(embed, status, body, over), NOW, [SITE, OTHER]);
  return `${check.status} ${check.reason}`;
};
const typed = (type: string, more: Record<string, string> = {}) => ({ headers: { 'content-type': type, ...more } });
const HLS = 'application/vnd.apple.mpegurl';
const DASH = 'application/dash+xml';

describe('files and streams', () => {
  test.each([
    ['a media playlist', typed(HLS), '#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\na.ts\n', 'playable playlist-ok'],
    [
      'a master playlist',
      typed(HLS),
      '#EXTM3U\r\n#EXT-X-STREAM-INF:BANDWIDTH=1\r\nlow.m3u8\r\n',
      'playable playlist-ok',
    ],
    ['behind a byte order mark', typed(HLS), '\uFEFF#EXTM3U\n#EXTINF:6,\na.ts', 'playable playlist-ok'],
    ['a type of older servers', typed('audio/mpegurl'), '#EXTM3U\n#EXTINF:6,\na.ts', 'playable playlist-ok'],
    ['without segments', typed(HLS), '#EXTM3U\n#EXT-X-ENDLIST\n', 'unknown playlist-empty'],
    ['a segment without its address', typed(HLS), '#EXTM3U\n#EXTINF:6,\n', 'unknown playlist-empty'],
    ['a page of the same type', typed(HLS), page('Gone'), 'unknown not-a-playlist'],
    [
      'DASH',
      typed(DASH),
      '<?xml version="1.0"?><MPD><Period><Representation id="1"/></Period></MPD>',
      'playable playlist-ok',
    ],
    [
      'DASH with a prefix',
      typed(DASH),
      '<d:MPD><d:Period><d:SegmentTemplate/></d:Period></d:MPD>',
      'playable playlist-ok',
    ],
    ['DASH without anything', typed(DASH), '<MPD></MPD>', 'unknown playlist-empty'],
    ['XML that is none', typed(DASH), '<Error><Code>NoSuchKey</Code></Error>', 'unknown not-a-playlist'],
    ['a file of no type', typed('application/octet-stream'), '\0\0\0 ftypisom', 'playable file-ok'],
    ['a page where the file was', typed('video/mp4'), page('Gone'), 'unknown not-media'],
    ['nothing', typed('video/mp4', { 'content-length': '0' }), '', 'unknown empty-file'],
    ['a picture', typed('image/png'), 'PNG', 'unknown not-media'],
    ['a download', typed('video/mp4', { 'content-disposition': 'attachment' }), 'ftyp', 'not-embeddable attachment'],
  ])('%s', (_, over, body, expected) => expect(verdict(file, 200, body, over)).toBe(expected));
});

describe('players of no known provider', () => {
  const csp = (list: string) => typed('text/html', { 'content-security-policy': `frame-ancestors ${list}` });
  const at = (finalUrl: string) => ({ ...typed('text/html'), finalUrl });

  test.each([
    ['every site is named', csp(`${SITE} ${OTHER}`), 'unknown page-answers'],
    ['one site of two is named', csp(SITE), 'not-embeddable framing-refused-on-a-site'],
    ['no site is named', csp("'self'"), 'not-embeddable framing-refused'],
    ['nobody', csp("'none'"), 'not-embeddable framing-refused'],
    [
      'only reported',
      typed('text/html', { 'content-security-policy-report-only': "frame-ancestors 'none'" }),
      'unknown page-answers',
    ],
    [
      'an option nobody knows',
      typed('text/html', { 'x-frame-options': 'ALLOW-FROM https://c.example' }),
      'unknown page-answers',
    ],
    ['same origin', typed('text/html', { 'x-frame-options': 'SAMEORIGIN' }), 'not-embeddable framing-refused'],
    ['sent home', at('https://player.tv.example/'), 'unknown redirected-home'],
    ['sent to a login', at('https://player.tv.example/login?next=/video/77'), 'restricted login'],
    ['sent to a search', at('https://player.tv.example/search?q=77'), 'unknown redirected-to-search'],
    ['sent to http', at('http://player.tv.example/video/77'), 'not-embeddable mixed-content'],
    ['sent to another page', at('https://player.tv.example/video/77-the-film'), 'unknown page-answers'],
    ['a document', typed('application/pdf'), 'unknown not-a-page'],
  ])('%s', (_, over, expected) => expect(verdict(player, 200, page('Player'), over)).toBe(expected));

  test.each([
    ['404 Not Found', 'gone page-says-not-found'],
    ['Page not found | TV', 'gone page-says-not-found'],
    ['Video unavailable', 'gone page-says-not-found'],
    ['This video has 404 views', 'unknown page-answers'],
    ['4040 metres', 'unknown page-answers'],
    ['Page', 'unknown page-answers'],
  ])('a page with the title %s', (title, expected) => {
    expect(verdict(player, 200, page(title), typed('text/html'))).toBe(expected);
  });

  test('a player that turns out to be a file is judged as one', () => {
    expect(verdict(player, 200, 'ftyp', typed('video/mp4'))).toBe('playable file-ok');
  });

  test('a player in http is not shown on a site in https', () => {
    const plain = { ...player, url: 'http://player.tv.example/video/77' };
    expect(verdict(plain, 200, page('Player'), typed('text/html'))).toBe('not-embeddable mixed-content');
  });

  test('what the page tells of its film is kept', () => {
    const head =
      '<meta property="og:title" content="A &amp; B"><meta content="https://a.example/i.jpg" property=og:image>';
    const { seen } = judge(player, answered(player, 200, page('x', head), typed('text/html')), NOW, [SITE]);
    expect(seen).toMatchObject({ title: 'A & B', thumbnailUrl: 'https://a.example/i.jpg' });
  });
});
