/** What mails say of a video: its state, and when it was checked, where that means something. */
import { describe, expect, it } from 'vitest';
import { compose } from '../../../shared/alert/index.ts';
import { CheckStatus } from '../../../shared/contract/clip.ts';
import { Language } from '../../../shared/contract/subscription.ts';
import { WORDS } from '../../../shared/view/words/index.ts';
import { clip, reader } from '../../support/make/mail-contents.ts';

const TIME = '2026-11-25T14:01:00.000Z';
const seen = { httpStatus: null, finalUrl: null, title: null, tookMs: 12 };

function saidOf(status: CheckStatus, language: Language): { text: string; html: string } {
  const check = { status, reason: 'why', seen, checkedAt: TIME, nextCheckAt: null };
  const video = { provider: 'Vimeo', url: 'https://player.vimeo.com/video/1', check, still: null };
  // Received at another minute, so that the time is that of the check.
  const content = {
    kind: 'alert',
    clips: [clip({ videos: [video], receivedAt: '2026-11-25T11:11:00.000Z' })],
  } as const;
  return compose(content, reader({ language }));
}

describe.each(Language.options)('in %s', (language) => {
  const { video } = WORDS[language];
  it.each<[status: CheckStatus, word: string | null]>([
    ['playable', video.checked],
    ['gone', video.checked],
    ['restricted', video.checked],
    ['not-embeddable', video.checked],
    ['unknown', video.tried],
    ['invalid', null],
    ['blocked', null],
  ])('a video that is %s', (status, word) => {
    const { text, html } = saidOf(status, language);
    const [before = ''] = (word ?? '').split('{time}');
    for (const part of [text, html]) {
      expect(part).toContain(video[status].slice(0, 20));
      expect(part.includes('15:01')).toBe(word !== null);
      expect(part).toContain(before);
    }
  });
});

it('every state has its row', () => {
  expect(CheckStatus.options).toHaveLength(7);
});
