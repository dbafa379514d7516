import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PostEnd } from '../../../../functions/net/post.ts';
import { judgeAnswer } from '../../../../functions/send/ways/judge.ts';
import { slackForm } from '../../../../functions/send/ways/slack.ts';
import { MOST_ATTEMPTS } from '../../../../shared/alert/ways/retries.ts';

const now = new Date('2026-03-01T12:00:00Z');
const answer = (status: number, body = '', headers: Record<string, string> = {}): PostEnd => ({
  kind: 'response',
  ...{ status, body, headers },
});
const judge = (end: PostEnd, attempt = 1, meanings = {}) => judgeAnswer(end, { key: 'k', attempt }, now, meanings);

describe('an answer', () => {
  test.each<[why: string, end: PostEnd, kind: string, reason?: string]>([
    ['200 is success', answer(200), 'taken'],
    ['202 of Teams too', answer(202), 'taken'],
    ['204, without a body', answer(204), 'taken'],
    ['299', answer(299), 'taken'],
    ['a redirect is a failure', answer(308), 'later', 'attempt 1 failed: HTTP 308'],
    ['a wrong path may be mended', answer(404), 'later', 'attempt 1 failed: HTTP 404'],
    ['410 ends the subscription', answer(410), 'ended', 'HTTP 410'],
    ['too many requests', answer(429), 'later', 'attempt 1 failed: HTTP 429'],
    ['the host is down', answer(503), 'later', 'attempt 1 failed: HTTP 503'],
    ['no answer', { kind: 'failed', reason: 'timeout' }, 'later', 'attempt 1 failed: timeout'],
    ['no name just now', { kind: 'failed', reason: 'dns-failed' }, 'later', 'attempt 1 failed: dns-failed'],
    [
      'a certificate that has run out',
      { kind: 'failed', reason: 'tls-failed' },
      'later',
      'attempt 1 failed: tls-failed',
    ],
    [
      'a private address, at once and for good',
      { kind: 'refused', rule: 'special-address' },
      'refused',
      'the address is refused: its host is at a private or special address (special-address)',
    ],
    [
      'the code of an error of Teams',
      answer(400, '{"error":{"code":"WorkflowTriggerIsNotEnabled","message":"Could not execute"}}'),
      'later',
      'attempt 1 failed: HTTP 400: WorkflowTriggerIsNotEnabled',
    ],
    ['no other text of the host', answer(500, '<h1>Secret of an intranet</h1>'), 'later', 'attempt 1 failed: HTTP 500'],
  ])('%s', (_, end, kind, reason) => {
    expect(judge(end)).toMatchObject({ kind, ...(reason !== undefined && { reason }) });
  });

  test.each<[word: string, status: number, kind: string]>([
    ['no_service', 404, 'ended'],
    ['channel_is_archived', 410, 'ended'],
    ['action_prohibited', 403, 'ended'],
    ['invalid_blocks', 400, 'refused'],
    ['rollup_error', 500, 'later'],
    ['constructor', 400, 'later'],
  ])('of Slack: %s', (word, status, kind) => {
    expect(judge(answer(status, word), 1, slackForm.meanings)).toMatchObject({ kind });
  });

  test('Retry-After in seconds and as a date', () => {
    const at = (end: PostEnd) => {
      const verdict = judge(end);
      return verdict.kind === 'later' ? verdict.at.toISOString() : verdict.kind;
    };
    expect(at(answer(429, '', { 'retry-after': '90' }))).toBe('2026-03-01T12:01:30.000Z');
    expect(at(answer(503, '', { 'retry-after': 'Sun, 01 Mar 2026 13:00:00 GMT' }))).toBe('2026-03-01T13:00:00.000Z');
  });

  test('of the last attempt ends it, whatever fails', () => {
    expect(judge(answer(500), MOST_ATTEMPTS)).toEqual({
      kind: 'ended',
      reason: '10 attempts failed, the last one with HTTP 500',
    });
    expect(judge(answer(429, '', { 'retry-after': '5' }), MOST_ATTEMPTS).kind).toBe('ended');
  });

  test('always ends, and is success for 2xx only', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 599 }),
        fc.string(),
        fc.integer({ min: 1, max: 20 }),
        (status, body, n) => {
          const verdict = judge(answer(status, body), n, slackForm.meanings);
          expect(verdict.kind === 'taken').toBe(status < 300);
          if (n >= MOST_ATTEMPTS) expect(verdict.kind).not.toBe('later');
        },
      ),
    );
  });
});
