import { describe, expect, it } from 'vitest';
import type { ListedEmbed } from '../../../../shared/contract/api.ts';
import type { CheckStatus } from '../../../../shared/contract/clip.ts';
import { signedIn } from '../../../support/browser/browse.ts';
import { fakeApi } from '../../../support/fake/dependencies.ts';

const HOUR = 60 * 60 * 1000;
const at = (hours: number) => new Date(Date.UTC(2026, 10, 26) + hours * HOUR).toISOString();

function video(status: CheckStatus, given: Partial<ListedEmbed> = {}): ListedEmbed {
  const seen = { httpStatus: 404, finalUrl: null, title: null, tookMs: 12 };
  const check = { status, reason: 'not-found', seen, checkedAt: at(2), nextCheckAt: at(50), playedAt: at(-500) };
  return {
    id: `video-${status}`,
    clipId: 'clip-1',
    title: 'Keepers of the light',
    outlet: 'Harbour Post',
    publishedOn: '2019-03-14',
    provider: 'vimeo',
    videoId: '1',
    url: 'https://player.vimeo.com/video/1',
    check:
      status === 'gone' ? { ...check, confirmations: [1, 2].map((h) => ({ at: at(h), reason: 'not-found' })) } : check,
    history: [{ at: at(2), status, reason: 'not-found' }],
    ...given,
  };
}

describe('videos', () => {
  it('that are gone are shown first: who said so, when, and what is kept', async () => {
    const proof = { key: 'proofs/a', type: 'image/jpeg', at: at(-500) };
    const { app } = fakeApi({ embeds: [video('gone', { proof }), video('unknown')] });
    const { status, html } = await (await signedIn(app)).open('/videos');
    expect(status).toBe(200);
    for (const said of ['Keepers of the light', 'Harbour Post', 'Vimeo', '01:00 and 02:00 UTC', 'Still kept']) {
      expect(html).toContain(said);
    }
    expect(html.match(/class="row v"/g)).toHaveLength(1);
  });

  it.each<CheckStatus>(['not-embeddable', 'invalid', 'unknown', 'restricted', 'blocked', 'playable'])(
    'of the status %s are one tab away, and never called gone',
    async (status) => {
      const { app } = fakeApi({ embeds: [video(status)] });
      const { html } = await (await signedIn(app)).open(`/videos?status=${status}`);
      expect(html).toMatch(new RegExp(`href="/videos\\?status=${status}" aria-current="page"`));
      expect(html).toContain('Keepers of the light');
      expect(html.slice(html.indexOf('<ol class="rows">'))).not.toContain('Gone');
    },
  );

  it('none of which is gone are said to be none', async () => {
    const { app } = fakeApi({ embeds: [video('playable')] });
    expect((await (await signedIn(app)).open('/videos')).html).toContain('No video is gone.');
  });

  it('are asked about now by who may write, and the row says so', async () => {
    const { app, stored } = fakeApi({ embeds: [video('gone')] }, { now: () => Date.parse(at(3)) });
    const browsing = await signedIn(app, 'write');
    await browsing.open('/videos');
    const { path, html } = await browsing.send('/videos', { id: 'video-gone' });
    expect(path).toBe('/videos?status=gone&asked=video-gone#video-video-gone');
    expect(html).toContain('It is asked about now');
    expect(stored.embeds[0]?.check?.nextCheckAt).toBe(at(3));
  });

  it('that answered at once are shown in their new state', async () => {
    const stored = [video('gone')];
    const askRecheck = async () => {
      stored.splice(0, 1, video('playable', { id: 'video-gone' }));
    };
    const getEmbed = async () => stored[0] ?? null;
    const now = () => Date.parse(at(3));
    const { app } = fakeApi({ embeds: stored }, { askRecheck, getEmbed, now });
    const browsing = await signedIn(app, 'write');
    await browsing.open('/videos');
    const { path, html } = await browsing.send('/videos', { id: 'video-gone' });
    expect(path).toBe('/videos?status=playable&asked=video-gone#video-video-gone');
    expect(html).toContain('It was asked about just now.');
  });

  it('that went meanwhile are refused in place', async () => {
    const { app } = fakeApi({ embeds: [video('gone')] });
    const browsing = await signedIn(app, 'write');
    await browsing.open('/videos');
    const { status, html } = await browsing.send('/videos', { id: 'other' });
    expect([status, html.includes('There is no such video')]).toEqual([404, true]);
  });

  it('have no button for who may only read', async () => {
    const { app } = fakeApi({ embeds: [video('gone')] });
    expect((await (await signedIn(app, 'read')).open('/videos')).html).not.toContain('Check now');
  });
});
