/** The texts of the pages that mails link to, in one language. `{name}` is a display name, never inflected. */
export interface PageWords {
  readonly side: 'ltr' | 'rtl';
  readonly address: string;
  readonly names: string;
  readonly everyName: string;
  /** A link that was cut, altered, or is of another use. */
  readonly badLink: Notice;
  /** A link that opened the page of a name until it was too old. */
  readonly expiredLink: Notice;
  readonly confirm: Notice & {
    /** The same where alerts go to a web hook or a chat, whose host is named as the `place`. */
    readonly textElsewhere: string;
    readonly place: string;
    readonly button: string;
    readonly otherwise: string;
    readonly done: Notice & { readonly textElsewhere: string };
    /** The place is another one since the mail. */
    readonly changed: Notice;
    readonly expired: Notice;
    readonly ended: Notice;
  };
  readonly unsubscribe: {
    readonly title: string;
    readonly name: string;
    readonly this: string;
    readonly all: string;
    readonly videos: string;
    readonly corrections: string;
    /** A subscription follows every name: one of them cannot be ended alone. */
    readonly notAlone: string;
    readonly ended: Notice;
    readonly endedName: Notice;
    readonly endedAll: Notice;
    readonly endedVideos: Notice;
    readonly endedCorrections: Notice;
    /** A request that is not understood. */
    readonly unclear: Notice;
    readonly nothing: string;
    readonly rest: string;
  };
  readonly name: {
    readonly matches: string;
    readonly alsoSpelled: string;
    readonly require: string;
    readonly exclude: string;
    readonly narrow: string;
    readonly narrowText: string;
    readonly byApi: string;
    readonly clips: string;
    readonly older: string;
    readonly untitled: string;
    readonly gone: Notice;
  };
}

interface Notice {
  readonly title: string;
  readonly text: string;
}
