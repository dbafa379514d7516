/** Feeds that list what was found on other sites: alerts, and searches of news. */
import { foldMarks } from '../../language/fold.ts';
import { type Fragment, plainText } from './fragment.ts';

/** Titles of such feeds, and parts of their ids and addresses. Their name is that of a search, not of an outlet. */
const TITLES =
  /^(?:google[ -]?(?:alerts?|alertes?|alertas?|nachrichten|notizie|news)\b|talkwalker|mention\b|meltwater|awario|brand24|f5bot)|[-–|] (?:google (?:news|nachrichten|actualités|noticias|notizie|notícias|nieuws|новости)|bing ?news|yahoo news search)/i;
const PLACES =
  /com\.google\/alerts|google\.\w{2,3}(?:\.\w{2})?\/alerts|news\.google\.|bing\.com\/(?:news|search)|talkwalker\.com|mention\.(?:com|net)|news\.search\.yahoo|inoreader\.com|rss\.app\//i;

/** Whether a feed with this title, and these ids and addresses, lists what a search found. */
export function isSearch(titles: readonly Fragment[], places: readonly string[]): boolean {
  return titles.some(({ text }) => TITLES.test(plainText(text))) || places.some((place) => PLACES.test(place));
}

/** A title without the name of its outlet behind a dash or a bar, as pages have it in theirs. */
export function withoutOutlet(title: Fragment, outlets: readonly string[]): Fragment {
  const { text, offsets } = title;
  const found = /\s{1,9}[-–—|]\s{1,9}([^-–—|<>]{2,80})$/u.exec(text);
  const name = foldMarks(plainText(found?.[1] ?? ''));
  if (!found || found.index === 0 || !outlets.some((outlet) => foldMarks(outlet) === name)) return title;
  return { text: text.slice(0, found.index), offsets: offsets.slice(0, found.index + 1) };
}
