import { describe, expect, test } from 'vitest';
import { clipsOf } from '../../../support/read/clips-of.ts';

const rows = (value: unknown) =>
  clipsOf(JSON.stringify(value), 'talk.info.json').map(({ title, outlet, publishedOn, embeds }) => [
    title,
    outlet,
    publishedOn,
    ...embeds,
  ]);

const TITLE = 'Council weighs future of old ferry line';
const film = 'https://www.youtube.com/watch?v=Qx3_mT-7aKs';
const info = {
  id: 'Qx3_mT-7aKs',
  title: TITLE,
  description: 'The council met on Friday to talk about the old ferry line.',
  channel: 'Northgate TV',
  uploader: 'Northgate TV Productions',
  upload_date: '20180303',
  timestamp: 1520121600,
  webpage_url: film,
  original_url: 'https://youtu.be/Qx3_mT-7aKs',
  extractor: 'youtube',
  thumbnails: [{ url: 'https://i.ytimg.com/vi/Qx3_mT-7aKs/hq.jpg' }],
  formats: [{ url: 'https://rr1.googlevideo.com/videoplayback?id=1', ext: 'mp4' }],
  automatic_captions: { en: [{ url: `https://www.youtube.com/api/timedtext?v=Qx3_mT-7aKs` }] },
};

describe('what yt-dlp writes beside a video', () => {
  test.each<[why: string, value: object, expected: (string | null)[]]>([
    ['as it is', info, [TITLE, 'Northgate TV', '2018-03-03', film]],
    ['a day of release', { ...info, release_date: '20180302' }, [TITLE, 'Northgate TV', '2018-03-02', film]],
    [
      'an instant alone',
      { ...info, upload_date: undefined, timestamp: 1520035200 },
      [TITLE, 'Northgate TV', '2018-03-03', film],
    ],
    ['no channel', { ...info, channel: null }, [TITLE, 'Northgate TV Productions', '2018-03-03', film]],
    ['no text', { ...info, description: null }, [TITLE, 'Northgate TV', '2018-03-03', film]],
    [
      'another reader',
      {
        ...info,
        extractor: undefined,
        extractor_key: 'Vimeo',
        webpage_url: 'https://vimeo.com/1084537',
        original_url: undefined,
      },
      [TITLE, 'Northgate TV', '2018-03-03', 'https://vimeo.com/1084537'],
    ],
    [
      'a site without a player',
      {
        ...info,
        extractor: 'generic',
        webpage_url: 'https://a.example/talk',
        original_url: 'https://a.example/talk',
        url: 'https://media.a.example/talk.mp4?x=1',
      },
      [TITLE, 'Northgate TV', '2018-03-03', 'https://media.a.example/talk.mp4?x=1'],
    ],
    ['sound', { ...info, vcodec: 'none' }, [TITLE, 'Northgate TV', '2018-03-03']],
    ['no reader', { ...info, extractor: undefined }, [TITLE, 'Northgate TV', '2018-03-03']],
  ])('%s', (_, value, expected) => {
    expect(rows(value)).toEqual([expected]);
  });

  test('each entry of a playlist is a clip', () => {
    const second = {
      ...info,
      title: 'Harbour master speaks',
      webpage_url: 'https://vimeo.com/1084537',
      original_url: undefined,
    };
    expect(
      rows({ _type: 'playlist', title: 'Ferry talks', extractor: 'youtube:tab', entries: [info, second] }),
    ).toEqual([
      [TITLE, 'Northgate TV', '2018-03-03', film],
      ['Harbour master speaks', 'Northgate TV', '2018-03-03', 'https://vimeo.com/1084537'],
    ]);
  });
});

test('an oEmbed answer is a clip: its player is the video, who made it the outlet', () => {
  const html = '<iframe width="200" src="https://www.youtube.com/embed/Qx3_mT-7aKs?feature=oembed"></iframe>';
  const answer = {
    version: '1.0',
    type: 'video',
    provider_name: 'YouTube',
    title: TITLE,
    author_name: 'Northgate TV',
    html,
  };
  expect(rows(answer)).toEqual([
    [TITLE, 'Northgate TV', null, 'https://www.youtube.com/embed/Qx3_mT-7aKs?feature=oembed'],
  ]);
});
