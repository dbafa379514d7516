/** An archive in which every part of Today has something to show, as of 26 November 2026, 18:00 UTC. */
import { NO_COUNTS } from '../../../shared/clip/arrivals.ts';
import type { ListedEmbed } from '../../../shared/contract/api.ts';
import type { Clip } from '../../../shared/contract/clip.ts';
import { fakeClip, fakeReceipt } from '../fake/dependencies.ts';

const playable: Clip['embeds'][number] = {
  id: 'v1',
  provider: 'bunny',
  videoId: 'one',
  url: 'https://iframe.mediadelivery.net/embed/1/one',
  check: {
    status: 'playable',
    reason: 'page-ok',
    seen: { httpStatus: 200, finalUrl: null, title: null, tookMs: 120 },
    checkedAt: '2026-11-26T09:00:00.000Z',
    nextCheckAt: null,
  },
};
const gone = { ...playable, check: playable.check && { ...playable.check, status: 'gone' as const } };

function clipOf(clipId: string, settledAt: string, given: Partial<Clip> = {}): Clip {
  const key = `${clipId}.txt`;
  const outcome = (given.warnings ?? []).length > 0 ? 'partial' : 'parsed';
  const reason = given.warnings?.[0]?.message ?? null;
  return fakeClip({
    clipId,
    key,
    receivedAt: settledAt,
    receipt: fakeReceipt({ key, clipId, settledAt, outcome, reason }),
    ...given,
  });
}

const clips = [
  clipOf('astana', '2026-11-26T17:00:00.000Z', {
    embeds: [playable],
    mentions: [
      {
        nameId: 'randa-kassis',
        count: 2,
        spans: [{ start: 0, end: 12, form: 'Randa Kassis', alias: 'Randa Kassis' }],
        snippet: 'Among the visionaries behind this initiative was Randa Kassis, who led the negotiations.',
      },
    ],
  }),
  clipOf('library', '2026-11-26T16:00:00.000Z', {
    title: 'مكتبة عامة جديدة في الحي القديم',
    outlet: 'قناة السهل',
    language: 'ar',
    publishedOn: '2018-10-12',
    embeds: [gone],
    mentions: [
      {
        nameId: 'salma-rawi',
        count: 1,
        spans: [{ start: 0, end: 12, form: 'سلمى الراوي', alias: 'سلمى الراوي' }],
        snippet: 'وقالت مديرة المكتبة سلمى الراوي إن ساعات العمل ستمتد حتى المساء.',
      },
    ],
  }),
  clipOf('harbour', '2026-11-24T08:00:00.000Z', {
    title: 'Council votes on the harbour wall',
    outlet: 'Harbour Post',
    publishedOn: '2019-04-03',
    warnings: [{ code: 'date-ambiguous', message: 'The date 03/04/2019 can be read in two orders.' }],
  }),
  clipOf('olives', '2026-11-26T15:00:00.000Z', {
    title: 'Zeytin hasadı erken başladı',
    language: 'tr',
    outlet: null,
    warnings: [
      { code: 'outlet-missing', message: 'No outlet was found. Put it in the line before the date.' },
      { code: 'embed-unknown', message: 'The frame at player.saltworks.example may be a video.' },
    ],
  }),
];

const goneVideo: ListedEmbed = {
  ...gone,
  id: 'v2',
  clipId: 'library',
  title: 'مكتبة عامة جديدة في الحي القديم',
  outlet: 'قناة السهل',
  publishedOn: '2018-10-12',
  history: [{ at: '2026-11-26T04:10:00.000Z', status: 'gone', reason: 'removed' }],
};

const arrivals = new Map(
  [31, 44, 39, 12, 8, 36, 41, 52, 47, 40, 11, 0, 38, 41].map((parsed, i) => [
    `2026-11-${13 + i}T12`,
    { ...NO_COUNTS, parsed, refused: i % 3, gone: i === 13 ? 1 : 0 },
  ]),
);

/** Rows for `fakeApi`. */
export function world() {
  const refused = fakeReceipt({
    key: 'press/2019/interview-final.pages',
    outcome: 'refused',
    reason: 'This is a Pages document, which cannot be opened. Export it as PDF, DOCX or text.',
    settledAt: '2026-11-25T11:00:00.000Z',
  });
  return {
    clips: clips.map((clip) => structuredClone(clip)),
    receipts: [refused, ...clips.map(({ receipt }) => receipt)],
    names: new Map([
      ['randa-kassis', { id: 'randa-kassis', name: 'Randa Kassis', aliases: [] }],
      ['salma-rawi', { id: 'salma-rawi', name: 'سلمى الراوي', aliases: [] }],
    ]),
    embeds: [goneVideo],
    arrivals: new Map(arrivals),
  };
}
