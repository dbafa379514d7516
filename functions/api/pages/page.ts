/** A page of the console: what it is asked, and what it answers. */
import type { html } from 'hono/html';
import type { Scope } from '../../../shared/contract/api.ts';
import type { Language } from '../../../shared/contract/subscription.ts';
import type { Voice } from '../../../shared/view/voice.ts';
import type { Api } from './api.ts';
import type { Choices } from './choices.ts';

/** HTML from the escaping template. */
export type Markup = ReturnType<typeof html>;

/** Where the rail leads to. */
export const PLACES = ['today', 'clips', 'names', 'videos', 'alerts', 'settings'] as const;
export type Place = (typeof PLACES)[number];

/** Who reads: `who` is the label of the token, empty where anybody may read. */
export interface Reader {
  readonly who: string;
  readonly scope: Scope;
  /** What each form of this session holds; null without a session, which changes nothing. */
  readonly formKey: string | null;
}

export interface Asked {
  /** The values of the path's parameters, by their names. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The fields of the form that was sent; none for GET. Files are left out. */
  readonly form: URLSearchParams;
  /** The API, asked as this reader. */
  readonly api: Api;
  readonly reader: Reader;
  readonly choices: Choices;
  /** Language and formats of dates and numbers; instants are in UTC. */
  readonly voice: Voice;
  readonly now: Date;
}

export interface Page {
  /** Of the document; the frame adds the name of the product. */
  readonly title: string;
  /** Which place of the rail it belongs to. */
  readonly place: Place | null;
  /** The content of `main`, with the one `h1`. */
  readonly body: Markup;
  readonly status?: 200 | 400 | 401 | 403 | 404 | 409 | 412 | 500;
  /** Hosts whose frames it may show: of a video that the reader asked for. */
  readonly frames?: readonly string[];
  /** Origins that its script may send to: that of the upload. */
  readonly sendsTo?: readonly string[];
  /** `bare`: without the rail, for the sign-in; `alone`: for who came by a link, without rail and script. */
  readonly frame?: 'rail' | 'bare' | 'alone';
}

/** The reader goes on at another address of this site, by GET (303): after a change, so that a reload repeats nothing. */
export interface Moved {
  readonly to: string;
  /** Choices to keep in the browser. */
  readonly choices?: Choices;
}

/** A `Response` is for what is no page: a part of one that the script asks for, or a file. */
export type Answer = Page | Moved | Response;

/** What the module of a page exports. `post` decides by the field `do` of the form what is to be done. */
export interface PageModule {
  readonly get: (asked: Asked) => Promise<Answer>;
  readonly post?: (asked: Asked) => Promise<Answer>;
}

/** The words of a page, in every language of the console. */
export type WordsOf<T> = Readonly<Record<Language, T>>;
