import { describe, expect, it } from 'vitest';
import { type AlertVideo, composeVideoAlert } from '../../../shared/alert/index.ts';

function video(overrides: Partial<AlertVideo> = {}): AlertVideo {
  return {
    transition: 'gone',
    clipId: 'c1',
    title: 'A Strategic Shift',
    outlet: 'Al Mayadeen TV',
    publishedOn: '2017-02-15',
    link: 'https://api.example.org/clips/c1?key=k',
    provider: 'youtube',
    videoTitle: 'Astana talks',
    seenAt: ['2026-01-02T03:04:05.000Z', '2026-01-02T04:10:00.000Z'],
    playedAt: '2026-01-01T20:00:00.000Z',
    hasProof: true,
    ...overrides,
  };
}
const back: Partial<AlertVideo> = { transition: 'back', seenAt: ['2026-02-01T00:00:00.000Z'] };

describe('a mail about videos', () => {
  it('tells which, who said so and when, and when it last played', async () => {
    const { subject, text } = await composeVideoAlert([video()]);
    expect(subject).toBe('A video is gone: A Strategic Shift');
    expect(text).toBe(`A video is gone

Gone: A Strategic Shift
Al Mayadeen TV · 2017-02-15
Video: Astana talks
youtube said so on 2 January 2026, 03:04 UTC and 2 January 2026, 04:10 UTC. It was last seen playing on 1 January 2026, 20:00 UTC. A copy of its still is kept.
Record: https://api.example.org/clips/c1?key=k

-- 
You get this because this address asked clipwatch to be told about the videos of clips it follows.`);
  });

  it.each<[transitions: AlertVideo['transition'][], subject: string]>([
    [['gone', 'gone'], '2 videos are gone'],
    [['gone', 'back'], 'A video is gone, a video plays again'],
    [['back', 'gone', 'back', 'gone'], '2 videos are gone, 2 videos play again'],
    [['back'], 'A video plays again: A Strategic Shift'],
  ])('counts %j', async (transitions, subject) => {
    const message = await composeVideoAlert(transitions.map((transition) => video({ transition })));
    expect(message.subject).toBe(subject);
  });

  it('tells the dead before those that came back, and of the back no death', async () => {
    const { text } = await composeVideoAlert([video(back), video()]);
    expect(text.indexOf('Gone: ')).toBeLessThan(text.indexOf('Plays again: '));
    expect((await composeVideoAlert([video(back)])).text).not.toContain('gone');
  });

  it('says what is not known rather than leaving a hole', async () => {
    const { text } = await composeVideoAlert([
      video({ title: null, outlet: null, publishedOn: null, videoTitle: null, playedAt: null, hasProof: false }),
    ]);
    expect(text).toContain('Gone: Untitled clip\nUnknown outlet · undated\nyoutube said so on');
    expect(text).toContain('It was never seen playing.\nRecord:');
  });

  it('stays one readable mail when a provider goes down for good', async () => {
    const { text, html, subject } = await composeVideoAlert(Array.from({ length: 1500 }, () => video()));
    expect(subject).toBe('1500 videos are gone');
    expect(text).toContain('And 1400 more videos.');
    expect(text.match(/^Gone: /gm)).toHaveLength(100);
    expect(html.length).toBeLessThan(200_000);
  });

  it('runs nothing that a file or a provider says', async () => {
    const evil = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>\r\nBcc: x@example.org';
    const { html, subject } = await composeVideoAlert([
      video({ title: evil, outlet: evil, videoTitle: evil, provider: evil }),
    ]);
    expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>(?!&)/);
    expect(subject).not.toMatch(/[\r\n]/);
  });
});
