import { describe, expect, test } from 'vitest';
import { PROVIDERS } from '../../../shared/embed/providers/index.ts';
import { GUID, UID } from '../../support/make/embed-samples.ts';

describe('addresses made of an id', () => {
  const ids: Readonly<Record<string, readonly string[]>> = {
    youtube: ['aqz-KE-bpKQ', 'playlist:PLrAXtmErZgOeiKm4sgNOk'],
    vimeo: ['1084537', 'event:3253', 'showcase:3253534'],
    dailymotion: ['x2jvvep', 'playlist:x5zhzj'],
    facebook: ['3676516585958356'],
    instagram: ['CDUMkliABpa'],
    x: ['1578401165338976258'],
    tiktok: ['6718335390845095173'],
    rumble: ['vslb7v'],
    odysee: ['@station:4/the-film:8', '0123456789abcdef0123456789abcdef01234567'],
    bitchute: ['UGlrF9o9b-Q'],
    twitch: ['1234567890', 'clip:FaintLightGull'],
    telegram: ['durov/342'],
    vk: ['-140332_456239111'],
    rutube: ['3eac3b4561676c17df9132a9a1e62e3e'],
    ok: ['63567059965189-0'],
    archive: ['item', 'item/a b.mp4'],
    jwplayer: ['YTmgRiNU'],
    kaltura: ['1_abcd1234'],
    wistia: ['j38ihh83m5'],
    streamable: ['moo'],
    loom: ['c4f0e2a1b3d94e5f8a7b6c5d4e3f2a1b'],
    cloudflare: [UID],
    mux: ['DS00Spx1CV902MCtPj5WknGlR102V5HFkDe'],
    vidyard: ['pr8PHcJmGRsjhsNpBZHd3G'],
    brid: ['1234567', 'playlist:77'],
    bbc: ['p028bfkf'],
    ted: ['tim_urban'],
    videopress: ['kUJmAcSf'],
    aparat: ['8dflw'],
    '3q': [GUID],
    digiteka: ['q8k3fr'],
    bilibili: ['BV17x411w7KC', 'av170001'],
    arte: ['100605-013-A'],
  };

  test.each(PROVIDERS.filter(({ page, player }) => page ?? player).map((row) => [row.id, row] as const))(
    '%s reads back what it wrote',
    (id, row) => {
      expect(ids).toHaveProperty(id);
      for (const videoId of ids[id] ?? []) {
        for (const address of [row.page?.(videoId), row.player?.(videoId)]) {
          if (address === undefined) continue;
          const url = new URL(address);
          expect(row.owns(url.hostname, url.pathname), address).toBe(true);
          expect(row.parse(url), address).toMatchObject({ videoId });
        }
      }
    },
  );
});
