import { expect, test } from 'vitest';
import { findEmbeds } from '../../../shared/embed/index.ts';
import { html } from '../../support/make/embed-document.ts';

const CLAIM = '0123456789abcdef0123456789abcdef01234567';
const HEX = '3eac3b4561676c17df9132a9a1e62e3e';

test.each<[address: string, expected: string]>([
  ['https://cdn-e2.streamable.com/video/mp4/wqztk.mp4?token=1', 'streamable wqztk'],
  ['https://cdn-e2.streamable.com/video/mp4/wqztk_1.mp4?token=1', 'streamable wqztk'],
  ['https://cdn-cf-east.streamable.com/video/mp4/wqztk/a1.mp4', 'streamable wqztk'],
  ['https://cdn.streamable.com/video/mp4-mobile/wqztk.mp4', 'streamable wqztk'],
  ['https://api-f.streamable.com/api/v1/videos/wqztk/mp4', 'streamable wqztk'],
  ['https://player.vimeo.com/external/1084537.hd.mp4?s=abc&profile_id=174', 'vimeo 1084537'],
  ['https://www.dailymotion.com/cdn/H264-848x480/video/x2jvvep.mp4?sec=1', 'dailymotion x2jvvep'],
  [`https://player.odycdn.com/v6/streams/${CLAIM}/abcdef.mp4`, `odysee ${CLAIM}`],
  [`https://cdn.lbryplayer.xyz/api/v4/streams/free/the-film/${CLAIM}/abcdef`, `odysee ${CLAIM}`],
  ['https://seed177.bitchute.com/sTyxGhGhLk7P/UGlrF9o9b-Q.mp4', 'bitchute UGlrF9o9b-Q'],
  [`https://bl.rutube.ru/route/${HEX}.m3u8`, `rutube ${HEX}`],
  ['https://ia800201.us.archive.org/12/items/item/film.mp4', 'archive item/film.mp4'],
  ['https://content.bitsontherun.com/videos/YTmgRiNU-640.mp4', 'jwplayer YTmgRiNU'],
  ['https://cdnapisec.kaltura.com/p/1/sp/100/playManifest/entryId/1_abcd1234/format/url/a.mp4', 'kaltura 1_abcd1234'],
  [`https://cdn.loom.com/sessions/transcoded/${HEX}.mp4`, `loom ${HEX}`],
  [`https://luna.loom.com/id/${HEX}/rev/1/resource/hls/playlist.m3u8`, `loom ${HEX}`],
  ['https://play.vidyard.com/pr8PHcJmGRsjhsNpBZHd3G.mp4', 'vidyard pr8PHcJmGRsjhsNpBZHd3G'],
  ['https://videos.files.wordpress.com/kUJmAcSf/film_hd.mp4', 'videopress kUJmAcSf'],
  ['https://arte-cmafhls.akamaized.net/am/cmaf/100000/100600/100605-013-A/220101/index.m3u8', 'arte 100605-013-A'],
  ['https://arteptweb-a.akamaihd.net/am/ptweb/100000/100600/100605-013-A_EQ_0_VA_1.mp4', 'arte 100605-013-A'],
  // The id of the file is not that of the post.
  [
    'https://video.twimg.com/ext_tw_video/1578401165338976258/pu/vid/x.mp4',
    'direct video.twimg.com/ext_tw_video/1578401165338976258/pu/vid/x.mp4',
  ],
  [
    'https://wdrmedien-a.akamaihd.net/medp/100605-013-A/x.mp4',
    'direct wdrmedien-a.akamaihd.net/medp/100605-013-A/x.mp4',
  ],
])('a file on the host of a provider is its video: %s', (address, expected) => {
  for (const markup of [`<video src="${address}"></video>`, `<iframe src="${address}"></iframe>`]) {
    const { embeds } = findEmbeds(html(markup));
    expect(embeds.map(({ provider, videoId }) => `${provider} ${videoId}`)).toEqual([expected]);
  }
});
