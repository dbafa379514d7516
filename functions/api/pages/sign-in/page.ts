/** Sign-in: a token opens a session of twelve hours. */
import { html } from 'hono/html';
import { Language } from '../../../../shared/contract/subscription.ts';
import { piecesOf } from '../../../../shared/view/fill.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import type { Markup, Page } from '../page.ts';
import { OWN_NAMES, signInWords } from './words.ts';

interface Wanted {
  /** Where the reader goes then. */
  readonly next: string;
  /** The token that was tried opens nothing. */
  readonly isWrong?: boolean;
}

/** Its status is 401 (RFC 9110, section 15.5.2), whatever address it stands at. */
export function signInPage(voice: Voice, { next, isWrong = false }: Wanted): Page {
  const words = signInWords[voice.language];
  const code = (text: string) => html`<code dir="ltr">${text}</code>`;
  const help = piecesOf<Markup>(words.help, { beginning: code('cw_'), command: code('clipwatch tokens create') });
  const body = html`<form method="post" action="/sign-in"><h1>${words.title}</h1>
${isWrong ? html`<div class="note bad" role="alert"><p><b>${words.wrong}</b></p><p><a href="#token">${words.mend}</a></p></div>` : ''}
<input type="hidden" name="next" value="${next}">
<div><label for="token">${words.token}</label><input id="token" name="token" type="password" dir="ltr" autocomplete="current-password" spellcheck="false" required aria-describedby="help"${isWrong ? html` aria-invalid="true"` : ''}><p class="s" id="help">${help}</p></div>
<div><button class="go">${words.title}</button></div></form>
<p class="s">${words.kept}</p>
<nav aria-label="${words.language}"><ul class="facts">${Language.options.map((language) => languageLink(language, voice, next))}</ul></nav>`;
  return { title: words.title, place: null, frame: 'bare', status: 401, body };
}

function languageLink(language: Language, voice: Voice, next: string): Markup {
  const query = new URLSearchParams({ language, next });
  return html`<li><a href="/sign-in?${query}" lang="${language}"${language === voice.language ? html` aria-current="true"` : ''}>${OWN_NAMES[language]}</a></li>`;
}

/** An address of this site to go on to; Today for anything else. */
export function ownAddress(given: string | null | undefined): string {
  const base = 'https://console.invalid';
  const url = given?.startsWith('/') ? URL.parse(given, base) : null;
  if (url === null || url.origin !== base || url.pathname === '/sign-in') return '/today';
  // `/..//host` has become `//host`, which is an address of another site.
  return url.pathname.startsWith('//') ? '/today' : `${url.pathname}${url.search}`;
}
