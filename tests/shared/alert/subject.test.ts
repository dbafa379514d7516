import { describe, expect, it } from 'vitest';
import { composeAlert, composeSummary, composeVideoAlert } from '../../../shared/alert/index.ts';
import { subjectLine } from '../../../shared/alert/wording.ts';

describe('a subject line', () => {
  it.each<[why: string, text: string, subject: string]>([
    ['short: unchanged', 'Mara Lind in Radio Test', 'Mara Lind in Radio Test'],
    ['150 characters: unchanged', 'x'.repeat(150), 'x'.repeat(150)],
    ['151 characters: cut to 150 with an ellipsis', 'x'.repeat(151), `${'x'.repeat(149)}…`],
    ['characters, not UTF-16 units: unchanged', '𝒳'.repeat(150), '𝒳'.repeat(150)],
    ['never cut inside a surrogate pair', '𝒳'.repeat(151), `${'𝒳'.repeat(149)}…`],
    ['a header is one line', ' a\r\nBcc: b\t\u2028c ', 'a Bcc: b c'],
    ['no control character', 'a\u0000\u0007b\u0085c', 'a b c'],
  ])('%s', (_, text, subject) => {
    expect(subjectLine(text)).toBe(subject);
  });

  const clip = { clipId: 'c', title: 't'.repeat(300), outlet: null, publishedOn: null, link: 'https://x.example' };
  const mention = { name: 'n'.repeat(300), count: 1, snippet: '', forms: [] };
  const video = { provider: 'p', videoTitle: null, seenAt: [], playedAt: null, hasProof: false };

  it.each([
    ['an alert about one clip', () => composeAlert([{ ...clip, embeds: [], mentions: [mention] }])],
    ['an alert about several', () => composeAlert([1, 2].map(() => ({ ...clip, embeds: [], mentions: [mention] })))],
    ['a back-fill summary', () => composeSummary([{ name: mention.name, clips: 1 }], [], false)],
    ['a video alert', () => composeVideoAlert([{ ...clip, ...video, transition: 'gone' }])],
  ])('of %s is cut', async (_, compose) => {
    const { subject } = await compose();
    expect([...subject]).toHaveLength(150);
    expect(subject).toMatch(/…$/);
  });
});
