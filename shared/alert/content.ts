/** What a mail says, whatever its language and way out; and for whom it is written. */
import type { Check, Span } from '../contract/clip.ts';
import type { OutletKind } from '../contract/outlet.ts';
import type { Cadence, Elsewhere, Language, Weekday } from '../contract/subscription.ts';

/** Whom a mail is for. Times are shown in `timeZone`. */
export interface Reader {
  readonly address: string;
  readonly language: Language;
  /** IANA name. */
  readonly timeZone: string;
  /** Display names that the subscription follows; `*`: every name. */
  readonly follows: readonly string[] | '*';
  readonly links: {
    /** One click ends the subscription of this mail; the page of the link offers more. */
    readonly unsubscribe: string;
    /** One for each name of this mail that can be ended alone. */
    readonly names: readonly { readonly name: string; readonly link: string }[];
    /** Each ends one kind of mails that the subscription asked for; `all`: everything of the address. */
    readonly stop: { readonly videos: string; readonly corrections: string; readonly all: string };
    /** Where names and times are changed; null where there is no such page. */
    readonly settings: string | null;
  };
}

/** A clip as every mail names it. */
export interface ClipHead {
  readonly clipId: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly publishedOn: string | null;
  /** Primary BCP-47 tag. */
  readonly language: string | null;
  /** URL of the record, with a key for it. */
  readonly link: string;
}

export interface ClipMention {
  readonly nameId: string;
  readonly name: string;
  readonly count: number;
  readonly inTitle: boolean;
  readonly snippet: string;
  /** The recorded spans in the snippet, UTF-16 units, in order; absent for what was stored before they were kept. */
  readonly marks?: readonly { readonly start: number; readonly end: number }[] | undefined;
  /** Why it matched: the occurrences, as recorded. */
  readonly spans: readonly Pick<Span, 'form' | 'alias' | 'variant'>[];
  /** Where the name can be narrowed. */
  readonly narrow: string | null;
}

export interface ClipVideo {
  readonly provider: string;
  /** The player's address; it comes from the file. */
  readonly url: string;
  readonly check: Check | null;
  /** The archived still, by a link of ours; null where there is none, or it is switched off. */
  readonly still: { readonly link: string; readonly keptAt: string } | null;
}

/** A clip with what a mail shows of it. */
export interface ClipCard extends ClipHead {
  /** The clip's own address, from the file. */
  readonly original: string | null;
  readonly receivedAt: string;
  readonly mentions: readonly ClipMention[];
  readonly videos: readonly ClipVideo[];
  /** What its outlet mainly is; absent or null if that is not known. */
  readonly outletKind?: OutletKind | null | undefined;
  /** Other clips of its story, as many as are counted; outlets of theirs, each once, without its own. */
  readonly sameStory: { readonly clips: number; readonly outlets: readonly string[] };
}

/** Mail about new mentions, at once. */
export interface AlertContent {
  readonly kind: 'alert';
  readonly clips: readonly ClipCard[];
}

/** One mail about many clips. */
export interface SummaryContent {
  readonly kind: 'summary';
  readonly because: 'flood' | 'backfill' | 'import' | 'replay';
  /** Names with their clips, the most first. */
  readonly names: readonly { readonly name: string; readonly clips: number }[];
  readonly clips: number;
  /** There are more than were counted. */
  readonly isMore: boolean;
  /** The most first. */
  readonly outlets: readonly { readonly outlet: string | null; readonly clips: number }[];
  /** Some of the clips in detail. Of a flood all of them: those that the mail has no room for get a line each, or are counted. */
  readonly cards: readonly ClipCard[];
  /** Where all of them are listed; null where there is no such page. */
  readonly all: string | null;
}

/** A name in a digest. */
export interface DigestName {
  readonly name: string;
  readonly isUrgent: boolean;
  readonly mentions: number;
  /** Clips published on the days of the digest that mention it, told or not; what is comparable with `before`. */
  readonly published: number;
  /** The same of the same day of last week; for a weekly digest of the week before. */
  readonly before: number;
  /** The same of each of the last seven days, the oldest first. */
  readonly days: readonly number[];
  /** Day of the last mention before this period, `YYYY-MM-DD`; null where there is none. */
  readonly lastMention: string | null;
  /** Clips of the period that mention it; where that is not known, those of `cards`. */
  readonly clips?: number | undefined;
  /** One card for each story, its most important clip. */
  readonly cards: readonly ClipCard[];
  readonly all: string | null;
}

export interface DigestContent {
  readonly kind: 'digest';
  readonly cadence: Exclude<Cadence, 'instant'>;
  /** Ends of the period, instants. */
  readonly from: string;
  readonly to: string;
  /** When the next one comes, an instant; null where this was the last. */
  readonly nextAt: string | null;
  /** Clips that arrived, files that were refused. */
  readonly arrived: number;
  readonly refused: number;
  /** How many clips usually arrive on such a day or in such a week; null where too little is known. */
  readonly usual: number | null;
  readonly names: readonly DigestName[];
  /** Names followed; more than `names` has where it leaves out silent ones. */
  readonly followed: number;
  /** Videos of the whole archive. */
  readonly archive: { readonly gone: number; readonly back: number };
}

export interface ChangedVideo extends ClipHead {
  readonly transition: 'gone' | 'back';
  readonly provider: string;
  /** Instants at which the provider said that it is gone, or at which it was seen playing again. */
  readonly seenAt: readonly string[];
  readonly playedAt: string | null;
  readonly isStillKept: boolean;
}

export interface VideosContent {
  readonly kind: 'videos';
  readonly videos: readonly ChangedVideo[];
}

export interface CorrectionContent {
  readonly kind: 'correction';
  readonly clip: ClipHead;
  readonly toldAt: string;
  readonly changes: readonly {
    readonly field: 'title' | 'outlet' | 'publishedOn';
    readonly was: string | null;
    readonly is: string | null;
  }[];
  /** Names that left the clip or came into it. */
  readonly names: readonly { readonly name: string; readonly isIn: boolean }[];
}

export interface ConfirmContent {
  readonly kind: 'confirm';
  readonly cadence: Cadence;
  readonly hour: number;
  readonly weekday: Weekday;
  /** Where alerts are to go, if that is not the address. */
  readonly elsewhere: Elsewhere | null;
  readonly link: string;
  /** Until when the link works. */
  readonly until: string;
}

/** To the address of a subscription: its web hook or chat gets nothing more. */
export interface HookEndedContent {
  readonly kind: 'hook-ended';
  /** As the ledger has it: `webhook:{subscription}`. */
  readonly recipient: string;
  readonly host: string;
  /** What the host answered last. */
  readonly reason: string;
}

export type Content =
  | AlertContent
  | SummaryContent
  | DigestContent
  | VideosContent
  | CorrectionContent
  | ConfirmContent
  | HookEndedContent;

/** A written mail, without its addresses. */
export interface Message {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
