/** Names under which files state or declare days, by how much they say about the publication. */
import type { Document } from '../../document/document.ts';
import { CLAIMS } from './date-claims.ts';
import type { ClueKind } from './date-clue.ts';

/** Names that say the same, in the order in which they are asked. */
export interface DateNames {
  readonly names: readonly string[];
  readonly kind: ClueKind;
  readonly claim: number;
}

export const GIVEN = 'given:published-on';

/** Names under which the day of publication is stated; an impossible date there gives a warning. */
export const STATED: readonly DateNames[] = [
  { names: [GIVEN], kind: 'stated', claim: CLAIMS.given },
  { names: ['stated:published-on'], kind: 'stated', claim: CLAIMS.stated },
];

/** Names that say "published", or that outlets use for nothing else. */
const PUBLISHED = listed(`
  article:published_time og:article:published_time og:published_time article:published article:published_date
  article:publish_date article:publish_time article:publicationdate article:post_date og:article:time
  og:article:published og:pubdate og:publish_date og:datepublished og:release_date og:regdate published_time
  video:release_date vr:published_time shareaholic:article_published_time sailthru.date sailthru.pubdate
  parsely-pub-date cxenseparse:recs:publishtime cxenseparse:publishtime cxenseparse:recs:recs-publishtime
  ageaparse:recs:publishtime mediator_published_time twt-published-at bt:pubdate bt:pubdate:formatted rbpubdate
  rnews:datepublished dcsext.articlefirstpublished datepublished date_published publisheddate published_date
  published-date publicationdate publication_date publication-date pubdate pub_date pdate ptime publishdate
  publish-date publish_date publish_time pub-date dateposted posted_date postdate firstpublished
  originalpublicationdate displaydate dc.date.issued dc:date:issued dc.date.publication dcterms.issued
  dcterms:issued dcterms.available citation_publication_date citation_online_date citation_date
  prism.publicationdate eprints.date analyticsattributes.articledate article_date_original article.published
  article.created article:created article_date articledate gentics.article.date cxenseparse:epi-fpubli
  release_date nav_date jsonld:pagepublished
`);
/** Names that may also mean the day of writing, of another version, or of a video on the page. */
const VAGUE = listed(`
  date dc.date.created dc.created dcterms.created dcterms.date dc.date dc:date dc:created dcterms:created
  creation_date creationdate created content_create_date doc_date jsonld:uploaddate jsonld:datecreated
`);
/** The last change. */
const CHANGED = listed(`
  jsonld:datemodified article:modified_time article:modified article:updated_time og:updated_time og:modified_time
  datemodified shareaholic:article_modified_time itemprop:datemodified dcterms.modified dc.date.modified
  last-modified lastmod revision_date http-equiv:last-modified
`);

/** Names under which page heads declare days; an impossible date there is passed over. */
const DECLARED: readonly DateNames[] = [
  { names: ['jsonld:datepublished'], kind: 'published', claim: CLAIMS.jsonLd },
  { names: PUBLISHED, kind: 'published', claim: CLAIMS.published },
  { names: VAGUE, kind: 'vague', claim: CLAIMS.vague },
  { names: ['mail:date'], kind: 'other', claim: CLAIMS.mail },
  { names: CHANGED, kind: 'changed', claim: CLAIMS.changed },
  { names: ['http-equiv:date'], kind: 'other', claim: CLAIMS.sent },
];

/** Other names, of an outlet's own making, that say what they are: `post_published_at`. */
const PUBLISHED_NAME = /(?:^|[._:-])published(?:[._-]?(?:at|on|time|date))?$/;
const CREATED_NAME = /(?:^|[._:-])(?:uploaded|created)(?:[._-]?(?:at|on|time|date))?$/;
const LISTED = new Set(DECLARED.flatMap(({ names }) => names));
const LONGEST_NAME = 100;

/** The names under which this file declares days: those above, and others that it has of the same kind. */
export function namesDeclaredIn({ declared }: Document): readonly DateNames[] {
  const others = [...new Set(declared.map(({ name }) => name))].filter(
    (name) => name.length <= LONGEST_NAME && !LISTED.has(name) && !name.startsWith('itemprop:'),
  );
  return [
    ...DECLARED,
    { names: others.filter((name) => PUBLISHED_NAME.test(name)), kind: 'published', claim: CLAIMS.published },
    { names: others.filter((name) => CREATED_NAME.test(name)), kind: 'vague', claim: CLAIMS.vague },
  ];
}

function listed(names: string): readonly string[] {
  return names.trim().split(/\s+/);
}
