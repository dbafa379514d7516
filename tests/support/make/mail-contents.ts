/** Contents of mails of every kind, as the sender makes them: a council votes on a tram. */
import type {
  AlertContent,
  ClipCard,
  ClipHead,
  ClipMention,
  ConfirmContent,
  Content,
  CorrectionContent,
  DigestContent,
  DigestName,
  HookEndedContent,
  Reader,
  SummaryContent,
  VideosContent,
} from '../../../shared/alert/content.ts';
import type { Check, CheckStatus } from '../../../shared/contract/clip.ts';

const KEY = 'key=example-key-of-43-characters-0123456789abcd';
const SITE = 'https://clips.example.org';

export const recordLink = (clipId: string): string => `${SITE}/clips/${clipId}?${KEY}`;

export function reader(overrides: Partial<Reader> = {}): Reader {
  return {
    address: 'press@ministry.example',
    language: 'en',
    timeZone: 'Europe/Paris',
    follows: ['Randa Kassis'],
    links: {
      unsubscribe: `${SITE}/unsubscribe?${KEY}`,
      names: [{ name: 'Randa Kassis', link: `${SITE}/unsubscribe?${KEY}&nameId=randa-kassis` }],
      stop: {
        videos: `${SITE}/unsubscribe?${KEY}&about=videos`,
        corrections: `${SITE}/unsubscribe?${KEY}&about=corrections`,
        all: `${SITE}/unsubscribe?${KEY}&all=1`,
      },
      settings: null,
    },
    ...overrides,
  };
}

function check(status: CheckStatus, checkedAt = '2026-11-25T14:01:00.000Z'): Check {
  const seen = { httpStatus: 200, finalUrl: null, title: null, tookMs: 12 };
  return { status, reason: 'why', seen, checkedAt, nextCheckAt: null };
}

/** A mention whose marks are where `form` stands in the snippet. */
export function mention(form: string, snippet: string, overrides: Partial<ClipMention> = {}): ClipMention {
  const start = snippet.indexOf(form);
  return {
    nameId: 'mara-lind',
    name: form,
    count: 1,
    inTitle: false,
    snippet,
    marks: [{ start, end: start + form.length }],
    spans: [{ form, alias: form, variant: 'exact' }],
    narrow: `${SITE}/names/mara-lind`,
    ...overrides,
  };
}

export function clip(overrides: Partial<ClipCard> = {}): ClipCard {
  return {
    clipId: 'c-tram-en',
    title: 'City council votes 17 to 4 for the harbour tram',
    outlet: 'Harbour TV',
    outletKind: 'tv',
    publishedOn: '2026-11-25',
    language: 'en',
    link: recordLink(overrides.clipId ?? 'c-tram-en'),
    original: 'https://harbour-tv.example/council-vote',
    receivedAt: '2026-11-25T14:05:00.000Z',
    mentions: [mention('Mara Lind', 'The plan was first drawn up by Mara Lind, who left the council in 2024.')],
    videos: [
      {
        provider: 'Bunny Stream',
        url: 'https://iframe.mediadelivery.net/embed/455361/18ae59c9-b8f3-49c4-b505-b9418234e980',
        check: check('gone', '2026-11-25T14:05:00.000Z'),
        still: null,
      },
    ],
    sameStory: { clips: 0, outlets: [] },
    ...overrides,
  };
}

const ASTANA = clip({
  clipId: 'c-astana-2017',
  title: 'A Strategic Shift in Syrian Conflict Resolution',
  outlet: 'Al Mayadeen TV',
  publishedOn: '2017-02-15',
  original: null,
  receivedAt: '2026-11-25T14:01:00.000Z',
  mentions: [
    mention(
      'Randa Kassis',
      'Among the visionaries behind this initiative was Randa Kassis, one of the first figures to advocate for an alternative negotiation venue.',
      {
        nameId: 'randa-kassis',
        count: 2,
        spans: Array.from({ length: 2 }, () => ({ form: 'Randa Kassis', alias: 'Randa Kassis', variant: 'exact' })),
        narrow: `${SITE}/names/randa-kassis`,
      },
    ),
  ],
  videos: [
    {
      provider: 'Bunny Stream',
      url: 'https://iframe.mediadelivery.net/embed/455361/18ae59c9-b8f3-49c4-b505-b9418234e980',
      check: check('playable'),
      still: null,
    },
  ],
});

export const TRAM_AR = clip({
  clipId: 'c-tram-ar',
  title: 'خط ترام جديد يربط المرفأ بالمدينة القديمة',
  outlet: 'قناة الميناء',
  language: 'ar',
  original: 'https://almina.example/news/tram',
  mentions: [
    mention(
      'لمارا ليند',
      'وقالت رئيسة البلدية إن المشروع سيبدأ في آذار 2027، وشكرت لمارا ليند دورها في إقناع المجلس بتمويل 12 كيلومترًا من السكة.',
      {
        name: 'مارا ليند',
        count: 3,
        spans: [
          { form: 'مارا ليند', alias: 'مارا ليند', variant: 'exact' },
          { form: 'لمارا ليند', alias: 'مارا ليند', variant: 'clitic' },
          { form: 'مارا ليند', alias: 'مارا ليند', variant: 'exact' },
        ],
      },
    ),
  ],
  videos: [
    {
      provider: 'YouTube',
      url: 'https://almina.example/news/tram',
      check: check('restricted', '2026-11-25T14:05:00.000Z'),
      still: null,
    },
  ],
  sameStory: { clips: 2, outlets: ['Harbour Gazette', 'صوت الساحل'] },
});

const OPINION = clip({
  clipId: 'c-opinion',
  title: 'Mara Lind: why twelve kilometres are enough',
  outlet: 'Harbour Gazette',
  outletKind: 'press',
  videos: [],
  mentions: [
    mention('Mara Lind', 'In a guest article, Mara Lind answers those who want the line to reach the airport.', {
      inTitle: true,
    }),
  ],
});

const TRAM_DE = clip({
  clipId: 'c-tram-de',
  title: 'Straßenbahn zum Hafen: Rat stimmt zu',
  outlet: 'Küstenbote',
  outletKind: 'press',
  language: 'de',
  videos: [],
  mentions: [mention('Mara Lind', 'Die frühere Rätin Mara Lind nannte den Beschluss „überfällig“.')],
});

const FERRY = clip({
  clipId: 'c-ferry',
  title: 'Night ferry to Lake City starts in April',
  outlet: 'Coast Radio',
  outletKind: 'radio',
  original: null,
  mentions: [
    mention('Lake City', 'Tickets from Lake City will cost 14 euros.', { nameId: 'lake-city', inTitle: true }),
  ],
  videos: [{ provider: 'Vimeo', url: 'https://player.vimeo.com/video/1', check: check('unknown'), still: null }],
});

const TRAM_EN = clip({ sameStory: { clips: 3, outlets: ['Harbour Gazette', 'Coast Radio', 'قناة الميناء'] } });

export const ALERT: AlertContent = { kind: 'alert', clips: [ASTANA] };
export const ALERTS: AlertContent = { kind: 'alert', clips: [TRAM_EN, TRAM_AR, FERRY] };

export const SUMMARY: SummaryContent = {
  kind: 'summary',
  because: 'flood',
  names: [{ name: 'Mara Lind', clips: 500 }],
  clips: 500,
  isMore: false,
  outlets: [
    { outlet: 'Harbour TV', clips: 141 },
    { outlet: 'Harbour Gazette', clips: 96 },
    { outlet: 'Coast Radio', clips: 71 },
    { outlet: 'قناة الميناء', clips: 60 },
    { outlet: 'Küstenbote', clips: 44 },
    ...Array.from({ length: 23 }, (_, i) => ({ outlet: `Paper ${i}`, clips: i === 0 ? 22 : 3 })),
  ],
  cards: [TRAM_EN, OPINION, TRAM_DE, { ...TRAM_AR, publishedOn: '2026-11-24' }],
  all: `${SITE}/clips?${KEY}`,
};

function digestName(name: string, overrides: Partial<DigestName> = {}): DigestName {
  return {
    name,
    isUrgent: false,
    mentions: 0,
    published: 0,
    before: 0,
    days: [0, 0, 0, 0, 0, 1, 0],
    lastMention: '2026-11-25',
    cards: [],
    all: null,
    ...overrides,
  };
}

export const DIGEST: DigestContent = {
  kind: 'digest',
  cadence: 'daily',
  from: '2026-11-25T06:00:00.000Z',
  to: '2026-11-26T06:00:00.000Z',
  nextAt: '2026-11-27T06:00:00.000Z',
  arrived: 214,
  refused: 3,
  usual: 200,
  names: [
    digestName('Mara Lind', {
      mentions: 6,
      published: 6,
      before: 2,
      days: [0, 0, 1, 0, 1, 3, 6],
      clips: 4,
      cards: [TRAM_EN, OPINION, TRAM_DE],
      all: `${SITE}/clips?nameId=mara-lind`,
    }),
    digestName('Randa Kassis', { mentions: 2, published: 2, days: [0, 0, 0, 0, 0, 0, 2], cards: [ASTANA] }),
    digestName('Lake City', { mentions: 1, published: 1, before: 4, days: [1, 0, 2, 1, 0, 0, 1], cards: [FERRY] }),
  ],
  followed: 3,
  archive: { gone: 1, back: 1 },
};

export const EMPTY_DIGEST: DigestContent = {
  ...DIGEST,
  from: '2026-11-26T06:00:00.000Z',
  to: '2026-11-27T06:00:00.000Z',
  nextAt: '2026-11-28T06:00:00.000Z',
  arrived: 187,
  refused: 0,
  names: [
    digestName('Lake City'),
    digestName('Mara Lind'),
    digestName('Randa Kassis', { lastMention: null, days: [0, 0, 0, 0, 0, 0, 0] }),
  ],
  archive: { gone: 0, back: 0 },
};

export const SILENT_DIGEST: DigestContent = { ...EMPTY_DIGEST, arrived: 0 };

export const WEEKLY_DIGEST: DigestContent = {
  ...DIGEST,
  cadence: 'weekly',
  from: '2026-11-16T06:00:00.000Z',
  to: '2026-11-23T06:00:00.000Z',
  nextAt: '2026-11-30T06:00:00.000Z',
  arrived: 1380,
};

const head = ({ clipId, title, outlet, publishedOn, language, link }: ClipCard): ClipHead => ({
  clipId,
  title,
  outlet,
  publishedOn,
  language,
  link,
});

export const VIDEOS: VideosContent = {
  kind: 'videos',
  videos: [
    {
      ...head(FERRY),
      transition: 'back',
      provider: 'Vimeo',
      seenAt: ['2026-11-26T03:20:00.000Z'],
      playedAt: '2026-11-26T03:20:00.000Z',
      isStillKept: false,
    },
    {
      ...head(TRAM_EN),
      transition: 'gone',
      provider: 'Bunny Stream',
      seenAt: ['2026-11-26T01:04:00.000Z', '2026-11-26T02:11:00.000Z'],
      playedAt: '2026-11-25T20:30:00.000Z',
      isStillKept: true,
    },
    {
      ...head(TRAM_AR),
      transition: 'gone',
      provider: 'YouTube',
      seenAt: ['2026-11-25T22:15:00.000Z', '2026-11-25T23:40:00.000Z'],
      playedAt: null,
      isStillKept: false,
    },
  ],
};

export const CORRECTION: CorrectionContent = {
  kind: 'correction',
  clip: head(TRAM_EN),
  toldAt: '2026-11-25T14:05:00.000Z',
  changes: [
    {
      field: 'title',
      was: 'City council votes 14 to 7 for the harbour tram',
      is: 'City council votes 17 to 4 for the harbour tram',
    },
    { field: 'publishedOn', was: '2026-11-24', is: '2026-11-25' },
  ],
  names: [{ name: 'Lake City', isIn: false }],
};

export const CONFIRM: ConfirmContent = {
  kind: 'confirm',
  cadence: 'daily',
  hour: 7,
  weekday: 'monday',
  elsewhere: null,
  link: `${SITE}/confirm?${KEY}`,
  until: '2026-12-02T14:00:00.000Z',
};

const HOOK_ENDED: HookEndedContent = {
  kind: 'hook-ended',
  recipient: 'webhook:desk',
  host: 'hooks.example.org',
  reason: 'HTTP 410',
};

/** Every kind of mail, and each of its forms. */
export const CONTENTS: Readonly<Record<string, Content>> = {
  'alert about one clip': ALERT,
  'alert about several': ALERTS,
  summary: SUMMARY,
  'daily digest': DIGEST,
  'weekly digest': WEEKLY_DIGEST,
  'empty digest': EMPTY_DIGEST,
  'silent digest': SILENT_DIGEST,
  videos: VIDEOS,
  correction: CORRECTION,
  confirm: CONFIRM,
  'confirm of a chat': { ...CONFIRM, elsewhere: { kind: 'slack', host: 'hooks.slack.com' } },
  'web hook ended': HOOK_ENDED,
};
