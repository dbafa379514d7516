import type { Embed } from '../../../shared/contract/clip.ts';
import { page } from '../fake/provider-responses.ts';

export const GUID = '18ae59c9-b8f3-49c4-b505-b9418234e980';
export const at = (provider: string, videoId: string | null, url: string): Embed => ({ provider, videoId, url });

export const tiktok = at(
  'tiktok',
  '6718335390845095173',
  'https://www.tiktok.com/@scout2015/video/6718335390845095173',
);
export const facebook = at(
  'facebook',
  '3676516585958356',
  'https://www.facebook.com/radiokicksfm/videos/3676516585958356/',
);
export const instagram = at('instagram', 'CDUMkliABpa', 'https://www.instagram.com/reel/CDUMkliABpa/');
export const x = at('x', '1578401165338976258', 'https://twitter.com/primevideouk/status/1578401165338976258');
export const rumble = at('rumble', 'vslb7v', 'https://rumble.com/embed/vslb7v/?pub=4');
export const rumblePage = at('rumble', 'vdmum1', 'https://rumble.com/vdmum1-moose-the-dog.html');
export const odysee = at('odysee', '@station:4/the-film:8', 'https://odysee.com/@station:4/the-film:8');
export const bitchute = at('bitchute', 'UGlrF9o9b-Q', 'https://www.bitchute.com/embed/UGlrF9o9b-Q/');
export const twitch = at(
  'twitch',
  '1234567890',
  'https://player.twitch.tv/?video=v1234567890&parent=press.example.org',
);
export const telegram = at('telegram', 'durov/342', 'https://t.me/durov/342');
export const vk = at('vk', '-140332_456239111', 'https://vk.com/video_ext.php?oid=-140332&id=456239111&hash=ab');
export const rutube = at(
  'rutube',
  '3eac3b4561676c17df9132a9a1e62e3e',
  'https://rutube.ru/play/embed/3eac3b4561676c17df9132a9a1e62e3e?p=key',
);
export const ok = at('ok', '1234567890123', 'https://ok.ru/videoembed/1234567890123');
export const archive = at('archive', 'irelandthemaking', 'https://archive.org/embed/irelandthemaking');
export const archiveFile = at('archive', 'item/b.mp4', 'https://archive.org/embed/item/b.mp4');
export const brightcove = at(
  'brightcove',
  '4279049078001',
  'https://players.brightcove.net/4036320279001/abc_default/index.html?videoId=4279049078001',
);
export const jwplayer = at('jwplayer', 'YTmgRiNU', 'https://cdn.jwplayer.com/players/YTmgRiNU-IxzuqJTr.html');
export const wistia = at('wistia', 'j38ihh83m5', 'https://fast.wistia.net/embed/iframe/j38ihh83m5');
export const streamable = at('streamable', 'moo', 'https://streamable.com/e/moo');
export const loom = at(
  'loom',
  'c4f0e2a1b3d94e5f8a7b6c5d4e3f2a1b',
  'https://www.loom.com/embed/c4f0e2a1b3d94e5f8a7b6c5d4e3f2a1b',
);
export const UID = '5d5bc37ffcf54c9b82e996823bffbb81';
export const cloudflare = at('cloudflare', UID, `https://iframe.videodelivery.net/${UID}`);
export const mux = at(
  'mux',
  'DS00Spx1CV902MCtPj5WknGlR102V5HFkDe',
  'https://stream.mux.com/DS00Spx1CV902MCtPj5WknGlR102V5HFkDe.m3u8?token=abc',
);
export const vidyard = at('vidyard', 'pr8PHcJmGRsjhsNpBZHd3G', 'https://play.vidyard.com/pr8PHcJmGRsjhsNpBZHd3G.html');
export const ted = at('ted', 'tim_urban', 'https://www.ted.com/talks/tim_urban');
export const peertube = at('peertube', GUID, `https://tube.example.org/videos/embed/${GUID}`);
export const kaltura = at(
  'kaltura',
  '1_abcd1234',
  'https://cdnapisec.kaltura.com/p/1/embedIframeJs/uiconf_id/9?entry_id=1_abcd1234',
);

export const oembed = {
  type: 'video',
  title: 'A film',
  author_name: 'Station',
  thumbnail_url: 'https://i.example/a.jpg',
};
export const master = '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1280000\nlow.m3u8\n';
export const peer = { uuid: GUID, name: 'A film', duration: 61, privacy: { id: 1 }, state: { id: 1 } };
export const wall = page('Just a moment...');
export const playback = {
  finalUrl: 'https://edge.api.brightcove.com/playback/v1/accounts/4036320279001/videos/4279049078001',
};
export const refused = (error_code: string, error_subcode = error_code) => [
  { error_code, error_subcode, message: 'no' },
];
