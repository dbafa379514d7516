/** What lists of mails show: the subject and the preheader. */
import { describe, expect, it } from 'vitest';
import type { ClipCard, Content } from '../../../shared/alert/content.ts';
import { compose, subjectOf } from '../../../shared/alert/index.ts';
import type { Language } from '../../../shared/contract/subscription.ts';
import {
  ALERT,
  ALERTS,
  CONFIRM,
  CONTENTS,
  CORRECTION,
  clip,
  DIGEST,
  EMPTY_DIGEST,
  mention,
  reader,
  SILENT_DIGEST,
  SUMMARY,
  VIDEOS,
  WEEKLY_DIGEST,
} from '../../support/make/mail-contents.ts';

const alert = (...clips: ClipCard[]): Content => ({ kind: 'alert', clips });
const of = (name: string) => clip({ clipId: name, outlet: name, mentions: [mention('Mara Lind', 'Mara Lind')] });
const [back, gone] = VIDEOS.videos;
const videos = (...some: (typeof gone)[]): Content => ({ kind: 'videos', videos: some.flatMap((one) => one ?? []) });

describe('the subject of', () => {
  it.each<[why: string, content: Content, subject: string]>([
    ['a clip', ALERT, 'Randa Kassis in Al Mayadeen TV: A Strategic Shift in Syrian Conflict Resolution'],
    [
      'one whose only video is gone',
      alert(clip()),
      'Mara Lind in Harbour TV (video gone): City council votes 17 to 4 for the harbour tram',
    ],
    ['two clips', alert(of('A TV'), of('B TV')), 'Mara Lind in 2 new clips: A TV, B TV'],
    ['four', alert(of('A'), of('B'), of('C'), of('D')), 'Mara Lind in 4 new clips: A, B, C …'],
    ['several names', ALERTS, 'مارا ليند, Mara Lind and 1 more in 3 new clips'],
    ['a flood', SUMMARY, 'Summary: Mara Lind in 500 clips'],
    ['more than were counted', { ...SUMMARY, clips: 20_000, isMore: true }, 'Summary: Mara Lind in 20,000+ clips'],
    ['a digest', DIGEST, '25 November: 9 mentions – Mara Lind, Randa Kassis and 1 more'],
    ['a week', WEEKLY_DIGEST, '16 – 22 November: 9 mentions – Mara Lind, Randa Kassis and 1 more'],
    ['a digest of nothing', EMPTY_DIGEST, '26 November: no mention in 187 clips'],
    ['a silent day', SILENT_DIGEST, '26 November: no clips arrived'],
    ['videos', VIDEOS, '2 videos gone, 1 plays again'],
    ['a video', videos(gone), 'Video gone: City council votes 17 to 4 for the harbour tram'],
    ['one that is back', videos(back), 'Video plays again: Night ferry to Lake City starts in April'],
    ['two that are back', videos(back, back), '2 videos play again'],
    ['a correction', CORRECTION, 'Corrected: City council votes 17 to 4 for the harbour tram'],
    ['a question', CONFIRM, 'Please confirm: alerts for Mara Lind and Lake City'],
  ])('%s', (_, content, subject) => {
    const follows = ['Mara Lind', 'Lake City'];
    expect(subjectOf(content, reader({ follows }))).toBe(subject);
    expect(compose(content, reader({ follows })).subject).toBe(subject);
  });

  it.each<[language: Language, begins: string]>([
    ['fr', 'Randa Kassis – Al Mayadeen TV\u00a0: A Strategic'],
    ['ar', 'إشارة إلى Randa Kassis – Al Mayadeen TV: A Strategic'],
    ['ru', 'Randa Kassis – Al Mayadeen TV: A Strategic'],
  ])('an alert in %s begins with "%s"', (language, begins) => {
    expect(subjectOf(ALERT, reader({ language })).startsWith(begins)).toBe(true);
  });

  it('a mail is one line without controls, 150 graphemes at most, with every kind of name and title', () => {
    const evil = '\u202eMara\u2066\r\nBcc: x@example.org\u0000\u2028'.repeat(30);
    const wild = clip({ title: evil, outlet: evil, mentions: [mention('x', 'x', { name: evil })] });
    for (const language of ['en', 'ar'] as const) {
      const subject = subjectOf(alert(wild), reader({ language }));
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect([...new Intl.Segmenter('en').segment(subject)].length).toBeLessThanOrEqual(150);
      // A long name leaves room for the outlet and the title.
      expect(subject.match(/…/g)?.length).toBe(3);
    }
  });
});

it.each<[kind: string, preheader: string]>([
  ['alert about one clip', 'Among the visionaries behind this initiative was Randa Kassis, one of the first figures'],
  ['summary', 'Harbour TV 141, Harbour Gazette 96, Coast Radio 71. City council votes 17 to 4'],
  ['daily digest', 'City council votes 17 to 4 for the harbour tram · A Strategic Shift in Syrian Conflict Resolution'],
  ['empty digest', '187 clips arrived'],
  ['videos', 'City council votes 17 to 4 for the harbour tram (Harbour TV) · '],
  ['correction', 'Title: was “City council votes 14 to 7 for the harbour tram”. Day: was “24 November 2026”.'],
  [
    'confirm',
    'Alerts: every day at 07:00 CET · Somebody asked clipwatch to send alerts for Mara Lind and Lake City to',
  ],
  [
    'confirm of a chat',
    'Alerts: every day at 07:00 CET · Alerts go to: Slack (hooks.slack.com) · Somebody asked clipwatch',
  ],
])('the preheader of %s begins with "%s"', (kind, preheader) => {
  const { html } = compose(CONTENTS[kind] ?? ALERT, reader({ follows: ['Mara Lind', 'Lake City'] }));
  const hidden = /<div style="display:none[^>]*>([^<]*)</.exec(html)?.[1] ?? '';
  expect(hidden.startsWith(preheader)).toBe(true);
});
