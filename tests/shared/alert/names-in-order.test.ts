/** Which name of a mail comes first, in its subject and in its cards. */
import { describe, expect, it } from 'vitest';
import type { ClipCard, Content } from '../../../shared/alert/content.ts';
import { compose } from '../../../shared/alert/index.ts';
import { clip, DIGEST, mention, reader, SUMMARY } from '../../support/make/mail-contents.ts';

const said = (name: string, count = 1) => mention(name, `Then ${name} spoke.`, { nameId: name, count });
const one = (...mentions: ClipCard['mentions']) =>
  clip({ title: 'A tram', outlet: 'Harbour TV', mentions, videos: [] });
const another = (clipId: string, ...mentions: ClipCard['mentions']) => clip({ clipId, mentions });
const alert = (...clips: ClipCard[]): Content => ({ kind: 'alert', clips });
const digest = (...names: [name: string, mentions: number, isUrgent?: boolean][]): Content => ({
  ...DIGEST,
  names: DIGEST.names
    .slice(0, 1)
    .flatMap((like) => names.map(([name, mentions, isUrgent = false]) => ({ ...like, name, mentions, isUrgent }))),
});
const [ada, ben, cyr] = ['Ada Berg', 'Ben Roux', 'Cyr Voss'];

describe('the names of a subject', () => {
  it.each<[why: string, content: Content, follows: string[] | '*', begins: string]>([
    [
      'the most mentions first',
      alert(one(said(ada), said(ben, 3), said(cyr, 2))),
      '*',
      'Ben Roux, Cyr Voss and 1 more',
    ],
    [
      'then in the reader’s order',
      alert(one(said(ada), said(ben), said(cyr))),
      [cyr, ben, ada],
      'Cyr Voss, Ben Roux and',
    ],
    ['whoever follows every name has no order', alert(one(said(ada), said(ben))), '*', 'Ada Berg and Ben Roux in'],
    [
      'of several clips those of the most clips',
      alert(another('a', said(ada, 9)), another('b', said(ben)), another('c', said(ben))),
      '*',
      'Ben Roux and Ada Berg in 3',
    ],
    [
      'the outlet itself comes last',
      alert(one(said('HARBOUR TV', 9), said(ada))),
      '*',
      'Ada Berg and HARBOUR TV in Harbour TV',
    ],
    ['and stands where it is the only one', alert(one(said('Harbour TV'))), '*', 'Harbour TV in Harbour TV: A tram'],
    [
      'but where it is news of another outlet',
      alert(another('a', said('Lake TV', 2)), another('b', said(ada))),
      '*',
      'Lake TV and Ada Berg in 2',
    ],
    [
      'of a summary those of the most clips, then in the reader’s order',
      { ...SUMMARY, names: [ada, ben, cyr].map((name, i) => ({ name, clips: i === 1 ? 9 : 2 })) },
      [cyr, ada],
      'Summary: Ben Roux, Cyr Voss and 1 more',
    ],
    [
      'of a digest the urgent ones, then by mentions',
      digest([ada, 2], [ben, 5], [cyr, 1, true]),
      '*',
      '25 November: 8 mentions – Cyr Voss, Ben Roux and',
    ],
  ])('%s', (_, content, follows, begins) => {
    expect(compose(content, reader({ follows })).subject.slice(0, begins.length)).toBe(begins);
  });

  it('a name is the outlet too where an alias of it is written so', () => {
    const outlet = mention('Harbour TV', 'Harbour TV reports.', { nameId: 'h', name: 'Harbour Television', count: 4 });
    expect(compose(alert(one(outlet, said(ada))), reader({ follows: '*' })).subject).toMatch(
      /^Ada Berg and Harbour Tele/,
    );
  });
});

it('the names of a card come in the same order', () => {
  const { text } = compose(alert(one(said(ada), said(ben, 3), said(cyr))), reader({ follows: [cyr, ada, ben] }));
  expect(text.split('\n').slice(0, 3)).toEqual(['Ben Roux: 3 mentions', 'Cyr Voss: 1 mention', 'Ada Berg: 1 mention']);
});
