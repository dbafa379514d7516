import { describe, expect, it } from 'vitest';
import {
  videoSentence,
  videoState,
  videoStates,
  videoWord,
} from '../../../../../functions/api/pages/parts/video-state.ts';
import { type Check, CheckStatus } from '../../../../../shared/contract/clip.ts';
import { Language } from '../../../../../shared/contract/subscription.ts';
import { voiceOf } from '../../../../../shared/view/voice.ts';

const voice = voiceOf('en', 'UTC');
const STATES = [...CheckStatus.options, 'unchecked'] as const;

function checked(status: CheckStatus, confirmations: string[] = []): Check {
  return {
    status,
    reason: 'not-found',
    seen: { httpStatus: 404, finalUrl: null, title: null, tookMs: 3 },
    checkedAt: '2026-11-25T10:30:00.000Z',
    nextCheckAt: null,
    confirmations: confirmations.map((at) => ({ at, reason: 'not-found' })),
  };
}

const embed = (check: Check | null) => ({ provider: 'vimeo', url: 'https://vimeo.com/1', check });

describe('the state of a video', () => {
  it('is told by an icon and a word, and red for gone alone', async () => {
    for (const state of STATES) {
      const shown = String(await videoState(state, voice));
      expect(shown).toContain('<svg class="i"');
      expect(shown).toContain(videoWord(state, voice));
      expect(shown.includes('class="state gone"'), state).toBe(state === 'gone');
      expect(/\bgone\b/i.test(videoWord(state, voice)), state).toBe(state === 'gone');
    }
  });

  it.each(Language.options)('has a word of its own for each state in %s', (language) => {
    const words = STATES.map((state) => videoWord(state, voiceOf(language, 'UTC')));
    expect(new Set(words).size).toBe(STATES.length);
  });

  it('of a clip is each state once, and words where there is no video', async () => {
    const shown = String(await videoStates([embed(checked('gone')), embed(checked('gone')), embed(null)], voice));
    expect(shown.match(/Gone/g)).toHaveLength(1);
    expect(shown).toContain('href="/clips?embedStatus=gone"');
    expect(shown).toContain('Not checked yet');
    expect(String(await videoStates([], voice))).toContain('No video');
  });

  it('says who confirmed that it is gone and when, and calls nothing else gone', () => {
    const times = ['2026-11-25T09:10:00.000Z', '2026-11-25T10:30:00.000Z'];
    expect(videoSentence(embed(checked('gone', times)), voice)).toBe(
      'Vimeo said so on 25 November 2026 at 09:10 and 10:30 UTC.',
    );
    expect(videoSentence(embed(checked('playable')), voice)).toBeNull();
    expect(videoSentence(embed(checked('unknown')), voice)).toContain('does not mean that it is gone');
    expect(videoSentence(embed(null), voice)).toContain('next minutes');
  });
});
