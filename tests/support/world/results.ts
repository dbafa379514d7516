/** Results as the parse stage sends them, for tests of what comes after. */
import type { Result } from '../../../shared/contract/message.ts';

export type ClipResult = Extract<Result, { kind: 'clip' }>;

const AT = '2026-01-02T03:04:05.000Z';

export function fileVersion(version = 1, key = 'clips/seed.txt') {
  return {
    bucket: 'inbox',
    key,
    versionId: `v${version}`,
    sequencer: `00${version}`,
    lastModified: AT,
    receivedAt: AT,
  };
}

/** A clip with one mention of `mara-lind` and one unchecked video; `version` orders it. */
export function clipResult(
  version = 1,
  overrides: Partial<Omit<ClipResult, 'kind' | 'clip'>> & { clip?: Partial<ClipResult['clip']> } = {},
): ClipResult {
  const { clip, ...rest } = overrides;
  return {
    kind: 'clip',
    file: fileVersion(version),
    clip: {
      file: 'seed.txt',
      format: 'html',
      title: `Title ${version}`,
      outlet: 'Radio Coteaux',
      publishedOn: '2017-02-15',
      summary: 'A summary.',
      language: 'en',
      embeds: [{ provider: 'youtube', videoId: 'aqz-KE-bpKQ', url: 'https://www.youtube.com/embed/aqz-KE-bpKQ' }],
      mentions: [mention('mara-lind')],
      evidence: {},
      warnings: [],
      ...clip,
    },
    checks: [
      {
        status: 'unknown',
        reason: 'dns-failed',
        seen: { httpStatus: null, finalUrl: null, title: null, tookMs: 3 },
        checkedAt: AT,
        nextCheckAt: '2026-01-02T04:04:05.000Z',
      },
    ],
    text: `Text ${version}`,
    story: `story-${version}`,
    namesVersion: 1,
    ...rest,
  };
}

export function mention(nameId: string) {
  return {
    nameId,
    count: 1,
    spans: [{ start: 0, end: 9, form: 'Mara Lind', alias: 'Mara Lind' }],
    snippet: 'Mara Lind spoke.',
  };
}

export const refused = (version: number): Result => ({
  kind: 'refused',
  file: fileVersion(version),
  reason: 'It is a JPEG image.',
});
export const removed = (version: number): Result => ({ kind: 'removed', file: fileVersion(version), marker: true });
