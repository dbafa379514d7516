import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES, MAX_RESULT_BYTES, MAX_SPANS } from '../../../shared/clip/limits.ts';
import type { ReadClip } from '../../../shared/clip/parse-file.ts';
import { resultOfClips, resultOfMissing, resultOfTooLarge } from '../../../shared/clip/result.ts';
import { Result } from '../../../shared/contract/message.ts';
import { storyOf } from '../../../shared/story/index.ts';
import { clipResult, fileVersion } from '../../support/world/results.ts';

const file = fileVersion(1);
const sample = clipResult(1);
const [embed] = sample.clip.embeds;
const check = (reason: string) => ({ ...sample.checks[0], reason }) as (typeof sample.checks)[number];

function read(part: string | null, embeds = 0): ReadClip {
  const { mentions: _, ...clip } = sample.clip;
  const videos = Array.from({ length: embeds }, () => embed).filter((one) => one !== undefined);
  return {
    clip: { ...clip, mentions: [], embeds: videos, ...(part !== null && { part }) },
    text: `Text ${part}`,
    captioned: `Text ${part}\n\nA caption`,
    refused: null,
  };
}
const unreadable = (part: string | null): ReadClip => ({
  ...read(part),
  text: '',
  captioned: '',
  refused: 'It is a JPEG image.',
});

describe('the result of a file', () => {
  it.each<[string, ReadClip[], object]>([
    ['that is one clip', [read(null)], { kind: 'clip', text: 'Text null\n\nA caption', namesVersion: 7 }],
    ['that cannot be read', [unreadable(null)], { kind: 'refused', reason: 'It is a JPEG image.' }],
    ['that lists clips', [read('1'), read('2')], { kind: 'several', parts: [{ part: '1' }, { part: '2' }] }],
    ['that lists one clip: the clip keeps its part', [read('1')], { kind: 'several', parts: [{ part: '1' }] }],
    [
      'of which one part cannot be read: the others can',
      [read('1'), unreadable('2')],
      { kind: 'several', parts: [{ kind: 'clip' }, { kind: 'refused', part: '2', reason: 'It is a JPEG image.' }] },
    ],
    [
      'of which no part can be read: each says so',
      [unreadable('1'), unreadable('2')],
      { kind: 'several', parts: [{ kind: 'refused' }, { kind: 'refused' }] },
    ],
  ])('%s', (_, clips, expected) => {
    const result = resultOfClips(file, clips, [], 7);
    expect(result).toMatchObject({ ...expected, file });
    expect(Result.parse(result)).toEqual(result);
  });

  it('gives each clip its own checks, in the order of its embeds', () => {
    const clips = [read('1', 2), read('2'), read('3', 1)];
    const result = resultOfClips(file, clips, ['a', 'b', 'c'].map(check), 7);
    const checks = result.kind === 'several' ? result.parts.map((one) => one.kind === 'clip' && one.checks) : [];
    expect(checks).toMatchObject([[{ reason: 'a' }, { reason: 'b' }], [], [{ reason: 'c' }]]);
  });

  it('has the spans of a mention that are stored, and its whole count', () => {
    const spans = Array.from({ length: 3 * MAX_SPANS }, (_, i) => ({ start: i, end: i + 1, form: 'M', alias: 'M' }));
    const clip = read(null);
    const mentions = [{ nameId: 'm', count: spans.length, spans, snippet: 'M' }];
    const result = resultOfClips(file, [{ ...clip, clip: { ...clip.clip, mentions } }], [], 7);
    const [mention] = result.kind === 'clip' ? result.clip.mentions : [];
    expect([mention?.count, mention?.spans]).toEqual([3 * MAX_SPANS, spans.slice(0, MAX_SPANS)]);
  });

  it('is bounded: what is behind is refused, with what to do', () => {
    const long = (part: string, length: number): ReadClip => ({ ...read(part), captioned: 'x'.repeat(length) });
    const most = MAX_RESULT_BYTES;
    const parts = [long('a', most / 2), long('b', most / 4), long('c', most / 2), long('d', 1), unreadable('e')];
    const result = resultOfClips(file, parts, [], 7);
    expect(JSON.stringify(result).length).toBeLessThan(most);
    const fates = result.kind === 'several' ? result.parts.map((one) => [one.part, one.kind]) : [];
    expect(fates).toEqual(['clip', 'clip', 'refused', 'refused', 'refused'].map((kind, i) => ['abcde'[i], kind]));
    expect(result).toMatchObject({
      parts: [{}, {}, { reason: expect.stringMatching(/32 MB.*Split the file\.$/) }, {}, {}],
    });
  });

  it('has the story of its title and text', () => {
    expect(resultOfClips(file, [read(null)], [], 7)).toMatchObject({ story: storyOf('Title 1', 'Text null') });
  });
});

it('a version that is gone is superseded', () => {
  expect(resultOfMissing(file)).toEqual({
    kind: 'superseded',
    file,
    reason: 'This version was gone before it could be read.',
  });
});

it.each([
  [
    MAX_FILE_BYTES + 1,
    'The file has 65 MB; split it or keep it under 64 MB.',
    'one byte too many counts as a megabyte',
  ],
  [2 * MAX_FILE_BYTES, 'The file has 128 MB; split it or keep it under 64 MB.', 'whole megabytes'],
])('a file of %i bytes is refused: %s', (size, reason) => {
  expect(resultOfTooLarge(file, size)).toEqual({ kind: 'refused', file, reason });
});
