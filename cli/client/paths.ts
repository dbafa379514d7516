/** What the API takes and answers: made from its OpenAPI document by `npm run client`. */

export interface paths {
    "/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What recipients were told or are owed; the one that was recorded last first
         * @description One for each (name, story, recipient). `from` and `to` are UTC days of `recordedAt`.
         */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One alert
         * @description `reason` says what it waits for, or why it ended as it did.
         */
        get: operations["getAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alerts/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells an alert again, at once
         * @description Whatever its state, also in quiet hours and while others wait; one that waits for a digest is taken out of it. The alert is `open` in the answer; whether it was sent is seen by reading it some seconds later.
         */
        post: operations["resendAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many files arrived on each day, and how many videos went away or came back
         * @description From counters: a file counts once, on the UTC day on which it was settled, whatever happens to it later. Without `from` the 14 days that end with `to`, which is today; the counts of 70 days are kept.
         */
        get: operations["listArrivals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who changed what by the API or by the link of a mail, newest first
         * @description `before` and `after` have the fields that differ, never a secret. `from` and `to` are UTC days. What the command does with AWS credentials (tokens, keys, uploads to the inbox, replays) is not in it, but in the logs of AWS.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Clips by day
         * @description A clip meets all filters that are given. The one that fewest clips meet leads, and an answer reads ten clips for each of `limit` at most: where the others leave little, it has fewer items, or none, and a `nextCursor`. A search (`q`) for a word that some clips of a month are not filed under reads the words of all clips of that month, those of 4,000 clips or so for an answer.
         */
        get: operations["listClips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clips/{clipId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One clip, as it is or as it was known at a time
         * @description `evidence` says of each field which rule found it, and where in the file. With `asOf`: 404 before the first state of the clip.
         */
        get: operations["getClip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Correct fields by hand
         * @description A correction outranks what is read in the file, also in its later versions; `null` takes it back. The evidence of a corrected field has the rule `corrected`.
         */
        patch: operations["correctClip"];
        trace?: never;
    };
    "/v1/clips/{clipId}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The states of a clip, the newest first
         * @description Each with what differs from the one before, and who or what made it: a version of the file, a change of names, a correction, a replay, a decision about its story. At most 100 earlier ones are kept. A clip that was removed keeps its states.
         */
        get: operations["listRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clips/{clipId}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The readable text of a clip
         * @description What is searched for names. The text of an earlier version of the file is not kept: 404 then says where that version is.
         */
        get: operations["getClipText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/digests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send now what daily and weekly subscribers are owed
         * @description Also summaries that wait; where nothing happened, a mail that says so. `sent` mails are handed over, which tell of `owed` mentions; they go out within seconds. With so many subscriptions that they take longer than some seconds the rest follows within minutes, and is not counted here.
         */
        post: operations["sendDigests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/embeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Videos by status
         * @description The one that took its status on last comes first. `restricted` and `unknown` are not `gone`.
         */
        get: operations["listEmbeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/embeds/{id}/recheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask about a video now
         * @description The answer waits for the new check. Where that cannot be made within ten seconds (another round of checks is at work, or the host is slow) it is 202, with the check that was made last, and the video is asked about in the next minute. A video is gone only after two such answers of its host, an hour apart: asking twice does not make it so.
         */
        post: operations["recheckEmbed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write clips to a file
         * @description The clips that meet all filters, by day and id, as they are known now: what arrives, is changed or removed meanwhile changes nothing. It takes a token also where everybody may read. Ask `location` until the export is `done`.
         */
        post: operations["createExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an export is, and where its file is
         * @description Of one that is `done`, `url` is the file, for 15 minutes and without a token; ask again for another. A CSV is that of RFC 4180, and a cell that a spreadsheet would take for a formula begins with an apostrophe; JSON Lines has a `Clip` a line. The file stays for seven days. One that is `failed` has a `reason`.
         */
        get: operations["getExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds/{nameId}.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest 50 mentions of a name, as Atom (RFC 4287)
         * @description The address with its key is in `feeds` of the name; it needs no token, and opens these feeds alone.
         */
        get: operations["getAtomFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/feeds/{nameId}.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest 50 mentions of a name, as JSON Feed 1.1
         * @description The address with its key is in `feeds` of the name; it needs no token, and opens these feeds alone.
         */
        get: operations["getJsonFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tracked names by id
         * @description Without `feeds`, which the answer about one name has.
         */
        get: operations["listNames"];
        put?: never;
        /**
         * Track a name
         * @description New clips are matched with it about a second later, earlier ones ten minutes after the last change of names. 429 while the names that came before are being compiled and room is scarce.
         */
        post: operations["createName"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/names/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One tracked name
         * @description `feeds` are whole addresses, which need no token.
         */
        get: operations["getName"];
        /**
         * Create or replace a tracked name
         * @description Under the id in the path. What a GET answers can be sent back changed.
         */
        put: operations["putName"];
        post?: never;
        /**
         * Stop tracking a name
         * @description Mentions that were found stay. Subscriptions that follow it keep its id, without effect.
         */
        delete: operations["deleteName"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/names/{id}/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mentions of a name by the day of their clips
         * @description A name that is no longer tracked keeps the mentions it had.
         */
        get: operations["listMentions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/names/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Clips and mentions of a name by day, week or month, empty ones included
         * @description At most 1100 items. Without `to` it ends with the last day that has a mention, without `from` it begins with the first, or a year of days, seven of weeks, thirty of months before the end.
         */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/names/backfill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far earlier clips have been matched with the names as they are now
         * @description A change of names starts a back-fill by itself, ten minutes after the last one.
         */
        get: operations["getBackfill"];
        put?: never;
        /**
         * Match all clips again at once
         * @description A back-fill that waits starts, one that runs goes on. What it finds is told in one summary.
         */
        post: operations["startBackfill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/names/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a new or changed name would hit in the archive
         * @description Nothing is saved. The newest clips are searched first, for some seconds a request: ask again with `nextCursor` until it is null. The counts go on, `samples` are those of this answer.
         */
        post: operations["dryRunName"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/names/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every tracked name, as a list that can be imported
         * @description As an attachment `names.csv` or `names.json`.
         */
        get: operations["exportNames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/names/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create or replace the names of a list
         * @description At most 2000. Nothing is written if a row is wrong, unless `partial`. Names that are not in the list stay. Characters that show nothing, such as soft hyphens and marks of direction, are left out; `cleaned` says of how many rows.
         */
        post: operations["importNames"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/outlets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The deployment’s own outlets by id
         * @description Those that clipwatch knows by itself are not among them.
         */
        get: operations["listOutlets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/outlets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of the deployment’s own outlets
         * @description As it was put.
         */
        get: operations["getOutlet"];
        /**
         * Create or replace an outlet
         * @description It counts for every file that is read from now on, before any built-in outlet; for older ones with `clipwatch replay`. No two of the deployment’s own can have the same name, alias or domain: 409 says which, and whose it is.
         */
        put: operations["putOutlet"];
        post?: never;
        /**
         * Remove an outlet
         * @description Clips keep it until their files are read again, with `clipwatch replay`.
         */
        delete: operations["deleteOutlet"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of a file, or the files with one outcome
         * @description Settled last first. Every file has exactly one receipt for each of its versions; one that is refused says how to mend it.
         */
        get: operations["listReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many clips and mentions there are, by outlet and language, and the share of voice of names
         * @description Of the days from `from` to `to`, both included; without either, of all clips, those without a day too. `nameIds` changes `names` only.
         */
        get: operations["getStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stories/{story}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The clips of a story, those of the newest days first, and how alike they are
         * @description A story that was merged into another is answered with that one.
         */
        get: operations["getStory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stories/{story}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a clip a story of its own
         * @description It stays so, for new versions of its file too, and later copies of it follow it. Nobody is mailed.
         */
        post: operations["splitStory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stories/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes one story of several: the first stays, the others lead to it
         * @description Later copies of their clips join it. Nobody is mailed. Of a large story a request changes 200 clips; all of them are shown with the story that stays, and the same request again changes further ones.
         */
        post: operations["mergeStories"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Subscriptions by address
         * @description Addresses are personal data: reading them needs the scope write. The secret of a web hook is never given back.
         */
        get: operations["listSubscriptions"];
        put?: never;
        /**
         * Subscribe an address to names
         * @description Counts for mentions that are found ten seconds later or more. Unless a token with the scope admin says `confirmed: true`, a new address or way out gets nothing until its owner confirms it by the link in a mail.
         */
        post: operations["createSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One subscription
         * @description Without the secret of its web hook.
         */
        get: operations["getSubscription"];
        /**
         * Create or replace a subscription
         * @description Counts for mentions that are found ten seconds later or more. Unless a token with the scope admin says `confirmed: true`, a new address or way out gets nothing until its owner confirms it by the link in a mail.
         */
        put: operations["putSubscription"];
        post?: never;
        /**
         * End a subscription
         * @description What it was owed and not told is never sent.
         */
        delete: operations["deleteSubscription"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Addresses and web hooks that get nothing any more
         * @description Because mails came back, somebody complained, or the host of a web hook said that it is gone for good.
         */
        get: operations["listSuppressions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppressions/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Let an address have mail again
         * @description What came back until now does not count any more. The suppression list of the SES account is another one: see the runbook.
         */
        delete: operations["releaseSuppression"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tokens in the order of their making
         * @description Without their secrets, which nobody can read again. One that has expired is listed for 30 days more.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Make a token
         * @description The answer alone has the token; the table keeps its hash. A scope includes those before it: read, write, admin.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a token
         * @description It opens nothing 5 seconds later at most.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A form that uploads one file to the inbox
         * @description It works for 15 minutes, for exactly this size and type. Send its `fields` and then the file as multipart/form-data to `url`; the receipt of `key` says what became of it.
         */
        post: operations["createUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Alert: {
            address: string;
            attempts: number;
            clipId: string;
            /** Format: date-time */
            droppedAt: string;
            id: string;
            messageId?: string;
            nameId: string;
            reason?: string;
            /** Format: date-time */
            recordedAt: string;
            /** Format: date-time */
            sentAt?: string;
            /** @enum {string} */
            state: "open" | "claimed" | "sent" | "digested" | "refused" | "suppressed";
            story: string;
        };
        AnsweredSubscription: {
            address: string;
            /** @enum {string} */
            cadence: "instant" | "daily" | "weekly";
            channel?: {
                /** @enum {string} */
                kind: "mail";
            } | {
                /** @enum {string} */
                kind: "webhook";
                /** Format: uri */
                url: string;
            } | {
                /** @enum {string} */
                kind: "slack";
                /** Format: uri */
                url: string;
            } | {
                /** @enum {string} */
                kind: "teams";
                /** Format: uri */
                url: string;
            };
            /** @description Only where no mail goes out at once that asks the address: it was asked this within a day (`mailedAt`), and the link of that mail works; or it was asked five times in a day, whatever for, and the mail goes out at `askedFrom` */
            confirmation?: {
                /** Format: date-time */
                mailedAt: string;
                /** Format: date-time */
                worksUntil: string;
            } | {
                /** Format: date-time */
                askedFrom: string;
            };
            confirmed: boolean;
            /** @description Also told when a clip that was told of has other fields or names */
            corrections?: boolean;
            /** @description The hour of the digest, 0 to 23, in the time zone; 7 unless given. Kept, without effect, by an instant one */
            hour?: number;
            id: string;
            /**
             * @description The language of the mails; English unless given
             * @enum {string}
             */
            language?: "en" | "fr" | "de" | "es" | "ar" | "ru";
            nameIds: "*" | string[];
            /** @description Hold for what is told at once: also for videos and corrections of a digest, not for digests */
            quietHours?: {
                from: string;
                to: string;
            };
            timeZone?: string;
            /** @description Names that are told in quiet hours too, and first in digests. Others than those followed have no effect */
            urgentNameIds?: string[];
            /** @description Also told at once, whatever the cadence, when a video is gone or plays again */
            videos?: boolean;
            /**
             * @description The day of the weekly digest; Monday unless given. Kept, without effect, by others
             * @enum {string}
             */
            weekday?: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
        };
        Arrivals: {
            /** @description Videos that play again */
            back: number;
            /**
             * Format: date
             * @description Calendar day, YYYY-MM-DD
             */
            day: string;
            /** @description Videos that went away */
            gone: number;
            parsed: number;
            partial: number;
            refused: number;
        };
        AuditEntry: {
            after?: {
                [key: string]: unknown;
            };
            /** @description Only of a change that failed or was cut off, and may have been done: what was asked */
            asked?: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            at: string;
            before?: {
                [key: string]: unknown;
            };
            /** @description Of what was changed; empty where it is a whole */
            id: string;
            /** @enum {string} */
            what: "name.create" | "name.put" | "name.remove" | "name.import" | "outlet.put" | "outlet.remove" | "backfill.start" | "clip.correct" | "story.split" | "story.merge" | "embed.recheck" | "subscription.create" | "subscription.put" | "subscription.remove" | "subscription.confirm" | "subscription.unsubscribe" | "suppression.release" | "alert.resend" | "digest.send" | "export.create" | "token.create" | "token.revoke";
            /** @description The label of the token; `link` for the link of a mail */
            who: string;
        };
        Backfill: {
            /** @description Of these, clips whose mentions changed */
            changed: number;
            /** @description The version that new clips are matched with: behind `version` for about a second after a change */
            compiled: number;
            /** @description Of these, clips that failed and are tried again */
            failed: number;
            /** Format: date-time */
            finishedAt: string | null;
            /** @description Clips scanned so far */
            seen: number;
            /** Format: date-time */
            startedAt: string | null;
            /** @enum {string} */
            state: "waiting" | "running" | "done";
            /** @description Of the list of names: it grows with every change */
            version: number;
        };
        Clip: {
            attachments?: {
                name: string;
                size: number;
                type: string;
            }[];
            author?: string;
            bucket: string;
            candidates?: {
                author?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                    value: string;
                }[];
                duration?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                    value: string;
                }[];
                keywords?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                    value: string;
                }[];
                language?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                    value: string;
                }[];
                outlet?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                    value: string;
                }[];
                publishedOn?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                    value: string;
                }[];
                section?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                    value: string;
                }[];
                summary?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                    value: string;
                }[];
                title?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                    value: string;
                }[];
                url?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                    value: string;
                }[];
            };
            clipId: string;
            /** @description Length in seconds, where stated */
            duration?: number;
            embeds: {
                check: {
                    /** Format: date-time */
                    checkedAt: string;
                    /** @description Attempts at which the provider said that it is gone; two, an hour apart, make it `gone` */
                    confirmations?: {
                        /** Format: date-time */
                        at: string;
                        reason: string;
                    }[];
                    /** Format: date-time */
                    nextCheckAt: string | null;
                    /**
                     * Format: date-time
                     * @description When it was last seen playing
                     */
                    playedAt?: string;
                    /** @description Machine-readable reason, e.g. `oembed-ok`, `dns-failed`, `timeout` */
                    reason: string;
                    seen: {
                        durationSeconds?: number;
                        finalUrl: string | null;
                        httpStatus: number | null;
                        /** @description Addresses that sent us on, in order */
                        redirects?: string[];
                        /** Format: uri */
                        thumbnailUrl?: string;
                        title: string | null;
                        tookMs: number;
                        uploader?: string;
                    };
                    /** @enum {string} */
                    status: "playable" | "gone" | "restricted" | "not-embeddable" | "invalid" | "blocked" | "unknown";
                } | null;
                history?: {
                    /** Format: date-time */
                    at: string;
                    reason: string;
                    /** @enum {string} */
                    status: "playable" | "gone" | "restricted" | "not-embeddable" | "invalid" | "blocked" | "unknown";
                }[];
                /** @description Opaque; for `/embeds/{id}` */
                id?: string;
                proof?: {
                    /** Format: date-time */
                    at: string;
                    key: string;
                    type: string;
                };
                provider: string;
                /** Format: uri */
                url: string;
                videoId: string | null;
            }[];
            evidence: {
                author?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                };
                duration?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                };
                keywords?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                };
                language?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                };
                outlet?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                };
                publishedOn?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                };
                section?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                };
                summary?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                };
                title?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                };
                url?: {
                    confidence?: number;
                    end: number;
                    rule: string;
                    start: number;
                };
            };
            file: string;
            format: string | null;
            key: string;
            keywords?: string[];
            /** @description Primary BCP-47 tag */
            language: string | null;
            mentions: {
                count: number;
                marks?: {
                    end: number;
                    start: number;
                }[];
                nameId: string;
                snippet: string;
                spans: {
                    alias: string;
                    end: number;
                    /** @enum {string} */
                    field?: "title" | "heading" | "paragraph" | "item" | "cell" | "caption";
                    form: string;
                    start: number;
                    timeCode?: string;
                    /** @enum {string} */
                    variant?: "exact" | "spelling" | "inflected" | "clitic" | "order" | "hashtag" | "transliterated";
                }[];
            }[];
            outlet: string | null;
            part?: string;
            /**
             * Format: date
             * @description Calendar day, YYYY-MM-DD
             */
            publishedOn: string | null;
            receipt: {
                bucket: string;
                clipId?: string;
                key: string;
                /** @enum {string} */
                outcome: "parsed" | "partial" | "refused" | "superseded" | "removed";
                part?: string;
                reason: string | null;
                /** Format: date-time */
                receivedAt: string;
                /** Format: date-time */
                settledAt: string;
                versionId: string;
            };
            /** Format: date-time */
            receivedAt: string;
            /** @description The number of this state of the clip: 1, 2, 3 … */
            revision: number;
            section?: string;
            similar?: {
                clipId: string;
                similarity: number;
                why: string;
            };
            story: string;
            summary: string | null;
            title: string | null;
            /**
             * Format: uri
             * @description Canonical address
             */
            url?: string;
            warnings: {
                /** @enum {string} */
                code: "empty" | "not-text" | "too-large" | "encoding-guessed" | "title-missing" | "outlet-missing" | "date-missing" | "date-incomplete" | "date-invalid" | "date-ambiguous" | "date-converted" | "language-unsure" | "summary-cut" | "several-clips-suspected" | "parts-cut" | "clip-missing" | "embed-invalid" | "embed-unknown" | "embeds-cut" | "mentions-cut" | "field-cut";
                message: string;
            }[];
            /** @description Words of the main text */
            words?: number;
        };
        ClosedDigests: {
            owed: number;
            sent: number;
        };
        CorrectedClip: {
            language?: (string | null) | undefined;
            outlet?: (string | null) | undefined;
            /** Format: date */
            publishedOn?: (string | null) | undefined;
            summary?: (string | null) | undefined;
            title?: (string | null) | undefined;
        };
        CreatedToken: {
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description From then on it opens nothing; absent where it does not expire
             */
            expiresAt?: string;
            id: string;
            label: string;
            /**
             * Format: date
             * @description The UTC day of its last use; absent before the first
             */
            lastUsedOn?: string;
            scopes: ("read" | "write" | "admin")[];
            /** @description The token itself, shown this once */
            token: string;
        };
        DryRun: {
            /** @description Mentions that would be new */
            added: number;
            /** @description Clips that would mention the name */
            hits: number;
            /** @description The id that the name has or would be given */
            id: string;
            /** @description Mentions that would go, those of other names too (in a list of 10,000 names at most) */
            lost: number;
            nextCursor: string | null;
            samples: {
                clipId: string;
                /** @enum {string} */
                kind: "added" | "lost";
                nameId: string;
                outlet: string | null;
                /**
                 * Format: date
                 * @description Calendar day, YYYY-MM-DD
                 */
                publishedOn: string | null;
                snippet: string;
                title: string | null;
            }[];
            /** @description Clips so far */
            searched: number;
        };
        Embed: {
            check: {
                /** Format: date-time */
                checkedAt: string;
                /** @description Attempts at which the provider said that it is gone; two, an hour apart, make it `gone` */
                confirmations?: {
                    /** Format: date-time */
                    at: string;
                    reason: string;
                }[];
                /** Format: date-time */
                nextCheckAt: string | null;
                /**
                 * Format: date-time
                 * @description When it was last seen playing
                 */
                playedAt?: string;
                /** @description Machine-readable reason, e.g. `oembed-ok`, `dns-failed`, `timeout` */
                reason: string;
                seen: {
                    durationSeconds?: number;
                    finalUrl: string | null;
                    httpStatus: number | null;
                    /** @description Addresses that sent us on, in order */
                    redirects?: string[];
                    /** Format: uri */
                    thumbnailUrl?: string;
                    title: string | null;
                    tookMs: number;
                    uploader?: string;
                };
                /** @enum {string} */
                status: "playable" | "gone" | "restricted" | "not-embeddable" | "invalid" | "blocked" | "unknown";
            } | null;
            clipId: string;
            history?: {
                /** Format: date-time */
                at: string;
                reason: string;
                /** @enum {string} */
                status: "playable" | "gone" | "restricted" | "not-embeddable" | "invalid" | "blocked" | "unknown";
            }[];
            id: string;
            outlet: string | null;
            proof?: {
                /** Format: date-time */
                at: string;
                key: string;
                type: string;
            };
            provider: string;
            /**
             * Format: date
             * @description Calendar day, YYYY-MM-DD
             */
            publishedOn: string | null;
            title: string | null;
            /** Format: uri */
            url: string;
            videoId: string | null;
        };
        Export: {
            /**
             * Format: date-time
             * @description Until when `url` works; ask again for another
             */
            expiresAt?: string;
            id: string;
            /** @description Why it failed; only of one that did */
            reason?: string;
            /** @description Clips written so far */
            rows: number;
            /** @enum {string} */
            state: "running" | "done" | "failed";
            /**
             * Format: uri
             * @description Where the file is, for who has no token; only of one that is done
             */
            url?: string;
        };
        JsonFeed: {
            items: ({
                id: string;
                /** Format: uri */
                url: string;
            } & {
                [key: string]: unknown;
            })[];
            title: string;
            /** @enum {string} */
            version: "https://jsonfeed.org/version/1.1";
        } & {
            [key: string]: unknown;
        };
        Mention: {
            clipId: string;
            count: number;
            late?: boolean;
            marks?: {
                end: number;
                start: number;
            }[];
            nameId: string;
            outlet: string | null;
            /**
             * Format: date
             * @description Calendar day, YYYY-MM-DD
             */
            publishedOn: string | null;
            snippet: string;
            spans: {
                alias: string;
                end: number;
                /** @enum {string} */
                field?: "title" | "heading" | "paragraph" | "item" | "cell" | "caption";
                form: string;
                start: number;
                timeCode?: string;
                /** @enum {string} */
                variant?: "exact" | "spelling" | "inflected" | "clitic" | "order" | "hashtag" | "transliterated";
            }[];
            title: string | null;
        };
        Name: {
            /** @default [] */
            aliases?: string[];
            exclude?: string[];
            id: string;
            name: string;
            require?: string[];
            /** @description Transliterated variants that are not to count */
            strike?: string[];
            transliterate?: boolean;
        };
        NamesImported: {
            /** @description Rows of which characters were left out that show nothing; absent where there were none */
            cleaned?: number;
            created: number;
            errors: {
                field: string;
                line: number;
                message: string;
            }[];
            replaced: number;
            unchanged: number;
        };
        NewExport: {
            /**
             * @description A CSV begins with a byte order mark, for Excel
             * @default false
             */
            bom?: boolean | undefined;
            /**
             * @description Clips with a video of this status
             * @enum {string}
             */
            embedStatus?: ("playable" | "gone" | "restricted" | "not-embeddable" | "invalid" | "blocked" | "unknown") | undefined;
            /** @enum {string} */
            format: "csv" | "jsonl";
            /**
             * Format: date
             * @description First day
             */
            from?: string | undefined;
            language?: string | undefined;
            /** @description Clips that mention this tracked name */
            nameId?: string | undefined;
            /** @description Case does not matter */
            outlet?: string | undefined;
            /** @description Words that all occur in title, outlet, author, keywords or summary; case and accents do not matter, and the last may be a beginning */
            q?: string | undefined;
            /**
             * Format: date-time
             * @description Clips whose file was received later than this instant
             */
            receivedAfter?: string | undefined;
            /** @description Clips of this story */
            story?: string | undefined;
            /**
             * Format: date
             * @description Last day
             */
            to?: string | undefined;
        };
        NewName: {
            /** @default [] */
            aliases?: string[] | undefined;
            exclude?: string[] | undefined;
            /** @description As answered; it changes nothing */
            readonly feeds?: unknown | undefined;
            id?: string | undefined;
            name: string;
            require?: string[] | undefined;
            /** @description Transliterated variants that are not to count */
            strike?: string[] | undefined;
            transliterate?: boolean | undefined;
        };
        NewOutlet: {
            /**
             * @description What files call it, in any script; case, accents, spaces and signs do not matter
             * @default []
             */
            aliases?: string[] | undefined;
            /** @description ISO 3166-1; by US, 03/04/2017 is the fourth of March */
            country?: string | undefined;
            /** @description Its sites: pages of these hosts, and of hosts below them, are its own */
            domains?: string[] | undefined;
            id?: string | undefined;
            /**
             * @description Which words may stand around its name (`Radio`, `TV`); without it, any of them
             * @enum {string}
             */
            kind?: ("tv" | "radio" | "press" | "agency" | "web") | undefined;
            /** @description Of its clips, where their text does not tell */
            language?: string | undefined;
            /** @description What clips are given as their outlet */
            name: string;
        };
        NewSubscription: {
            /**
             * Format: email
             * @description A web hook of an administrator may have none
             */
            address?: string | undefined;
            /** @enum {string} */
            cadence: "instant" | "daily" | "weekly";
            channel?: ({
                /** @enum {string} */
                kind: "mail";
            } | {
                /** @enum {string} */
                kind: "webhook";
                secret?: string | undefined;
                /** Format: uri */
                url: string;
            } | {
                /** @enum {string} */
                kind: "slack";
                /** Format: uri */
                url: string;
            } | {
                /** @enum {string} */
                kind: "teams";
                /** Format: uri */
                url: string;
            }) | undefined;
            /** @default false */
            confirmed?: boolean | undefined;
            /** @description Also told when a clip that was told of has other fields or names */
            corrections?: boolean | undefined;
            /** @description The hour of the digest, 0 to 23, in the time zone; 7 unless given. Kept, without effect, by an instant one */
            hour?: number | undefined;
            id?: string | undefined;
            /**
             * @description The language of the mails; English unless given
             * @enum {string}
             */
            language?: ("en" | "fr" | "de" | "es" | "ar" | "ru") | undefined;
            nameIds: "*" | string[];
            quietHours?: {
                from: string;
                to: string;
            } | undefined;
            timeZone?: string | undefined;
            /** @description Names that are told in quiet hours too, and first in digests. Others than those followed have no effect */
            urgentNameIds?: string[] | undefined;
            /** @description Also told at once, whatever the cadence, when a video is gone or plays again */
            videos?: boolean | undefined;
            /**
             * @description The day of the weekly digest; Monday unless given. Kept, without effect, by others
             * @enum {string}
             */
            weekday?: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday") | undefined;
        };
        NewToken: {
            /**
             * Format: date-time
             * @description Without it the token works until it is revoked
             */
            expiresAt?: string | undefined;
            label: string;
            scopes: ("read" | "write" | "admin")[];
        };
        NewUpload: {
            /** @description The name of the file */
            name: string;
            /** @description Its bytes, exactly; 67108864 at most */
            size: number;
            /**
             * @description Its media type, where that is known
             * @default
             */
            type?: ("" | string) | undefined;
        };
        Outlet: {
            /**
             * @description What files call it, in any script; case, accents, spaces and signs do not matter
             * @default []
             */
            aliases?: string[];
            /** @description ISO 3166-1; by US, 03/04/2017 is the fourth of March */
            country?: string;
            /** @description Its sites: pages of these hosts, and of hosts below them, are its own */
            domains?: string[];
            id: string;
            /**
             * @description Which words may stand around its name (`Radio`, `TV`); without it, any of them
             * @enum {string}
             */
            kind?: "tv" | "radio" | "press" | "agency" | "web";
            /** @description Of its clips, where their text does not tell */
            language?: string;
            /** @description What clips are given as their outlet */
            name: string;
        };
        Problem: {
            detail: string;
            errors?: {
                /** @enum {string} */
                in: "path" | "query" | "body";
                message: string;
                /** @description The field, e.g. `nameIds.0`; empty for the whole */
                path: string;
            }[];
            status: number;
            title: string;
            /**
             * @description RFC 9457, section 4.2.1: the status says it all
             * @enum {string}
             */
            type: "about:blank";
        };
        Receipt: {
            bucket: string;
            clipId?: string;
            key: string;
            /** @enum {string} */
            outcome: "parsed" | "partial" | "refused" | "superseded" | "removed";
            part?: string;
            reason: string | null;
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            settledAt: string;
            versionId: string;
        };
        Revision: {
            author?: string;
            by: {
                /** @enum {string} */
                kind: "file";
                versionId: string;
            } | {
                /** @enum {string} */
                kind: "names";
                version: number;
            } | {
                /** @enum {string} */
                kind: "correction";
                who: string;
            } | {
                id: string;
                /** @enum {string} */
                kind: "replay";
            } | {
                /** @enum {string} */
                kind: "story";
                who: string;
            };
            /** @description Against the state before; empty for the first, and where only the version or a detail such as evidence is another */
            changed: ("title" | "outlet" | "publishedOn" | "summary" | "language" | "author" | "url" | "section" | "keywords" | "duration" | "mentions" | "embeds" | "story")[];
            /** @description Length in seconds, where stated */
            duration?: number;
            embeds: {
                provider: string;
                /** Format: uri */
                url: string;
                videoId: string | null;
            }[];
            keywords?: string[];
            /** @description Primary BCP-47 tag */
            language: string | null;
            mentions: {
                count: number;
                nameId: string;
            }[];
            outlet: string | null;
            /**
             * Format: date
             * @description Calendar day, YYYY-MM-DD
             */
            publishedOn: string | null;
            /** Format: date-time */
            recordedAt: string;
            /**
             * Format: date-time
             * @description When the clip was removed; a later state is of a file that was uploaded again
             */
            removedAt?: string;
            revision: number;
            section?: string;
            story: string;
            summary: string | null;
            title: string | null;
            /**
             * Format: uri
             * @description Canonical address
             */
            url?: string;
            /** @description The version of the file that it was read from */
            versionId: string;
        };
        ShownName: {
            /** @default [] */
            aliases?: string[];
            exclude?: string[];
            feeds: {
                /**
                 * Format: uri
                 * @description Atom (RFC 4287)
                 */
                atom: string;
                /**
                 * Format: uri
                 * @description JSON Feed 1.1
                 */
                json: string;
            };
            id: string;
            name: string;
            require?: string[];
            /** @description Transliterated variants that are not to count */
            strike?: string[];
            transliterate?: boolean;
        };
        Stats: {
            languages: {
                clips: number;
                language: string;
            }[];
            names: {
                clips: number;
                mentions: number;
                nameId: string;
                /** @description Of the mentions of all names asked for */
                share: number;
            }[];
            outlets: {
                clips: number;
                outlet: string;
            }[];
            totals: {
                clips: number;
                mentions: number;
                outlets: number;
            };
        };
        Story: {
            items: components["schemas"]["StoryClip"][];
            more: number;
            story: string;
        };
        StoryClip: {
            clipId: string;
            similarity: number;
            title: string | null;
            why: string;
        };
        Subscription: {
            address: string;
            /** @enum {string} */
            cadence: "instant" | "daily" | "weekly";
            channel?: {
                /** @enum {string} */
                kind: "mail";
            } | {
                /** @enum {string} */
                kind: "webhook";
                /** Format: uri */
                url: string;
            } | {
                /** @enum {string} */
                kind: "slack";
                /** Format: uri */
                url: string;
            } | {
                /** @enum {string} */
                kind: "teams";
                /** Format: uri */
                url: string;
            };
            confirmed: boolean;
            /** @description Also told when a clip that was told of has other fields or names */
            corrections?: boolean;
            /** @description The hour of the digest, 0 to 23, in the time zone; 7 unless given. Kept, without effect, by an instant one */
            hour?: number;
            id: string;
            /**
             * @description The language of the mails; English unless given
             * @enum {string}
             */
            language?: "en" | "fr" | "de" | "es" | "ar" | "ru";
            nameIds: "*" | string[];
            /** @description Hold for what is told at once: also for videos and corrections of a digest, not for digests */
            quietHours?: {
                from: string;
                to: string;
            };
            timeZone?: string;
            /** @description Names that are told in quiet hours too, and first in digests. Others than those followed have no effect */
            urgentNameIds?: string[];
            /** @description Also told at once, whatever the cadence, when a video is gone or plays again */
            videos?: boolean;
            /**
             * @description The day of the weekly digest; Monday unless given. Kept, without effect, by others
             * @enum {string}
             */
            weekday?: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
        };
        Suppression: {
            address: string;
            /** @description What the mail server or the other side said */
            detail: string;
            /** @enum {string} */
            reason: "hard-bounce" | "soft-bounces" | "complaint" | "hook-ended";
            /** Format: date-time */
            suppressedAt: string;
        };
        Timeline: {
            items: {
                /** @description Clips that mention the name */
                clips: number;
                /**
                 * Format: date
                 * @description The first of its bucket; weeks begin on Monday
                 */
                day: string;
                /** @description How often they do: the sum of `count` */
                mentions: number;
            }[];
        };
        Token: {
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description From then on it opens nothing; absent where it does not expire
             */
            expiresAt?: string;
            id: string;
            label: string;
            /**
             * Format: date
             * @description The UTC day of its last use; absent before the first
             */
            lastUsedOn?: string;
            scopes: ("read" | "write" | "admin")[];
        };
        Upload: {
            /** @description The fields of the form, multipart/form-data; after them the file, as `file` */
            fields: {
                [key: string]: string;
            };
            /** @description The key of the file in the inbox, by which its receipt is found */
            key: string;
            /**
             * Format: uri
             * @description Where the form is sent, by POST
             */
            url: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAlerts: {
        parameters: {
            query?: {
                /** @description The recipient: an address, or `webhook:`, `slack:`, `teams:` and the id of the subscription */
                address?: string | undefined;
                /** @description `nextCursor` of the page before */
                cursor?: string | undefined;
                /** @description First day */
                from?: string | undefined;
                /** @description Items in an answer, at most */
                limit?: number | undefined;
                /** @description Alerts about this name */
                nameId?: string | undefined;
                /** @description Alerts in this state */
                state?: ("open" | "claimed" | "sent" | "digested" | "refused" | "suppressed") | undefined;
                /** @description Last day */
                to?: string | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Alerts */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Alert"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getAlert: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description As `id` of an alert */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
        };
    };
    resendAlert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As `id` of an alert */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert, as it became */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
        };
    };
    listArrivals: {
        parameters: {
            query?: {
                /** @description First day */
                from?: string | undefined;
                /** @description Last day */
                to?: string | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Days, empty ones too */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Arrivals"][];
                    };
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string | undefined;
                /** @description First day */
                from?: string | undefined;
                /** @description Items in an answer, at most */
                limit?: number | undefined;
                /** @description Last day */
                to?: string | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    listClips: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string | undefined;
                /** @description Clips with a video of this status */
                embedStatus?: ("playable" | "gone" | "restricted" | "not-embeddable" | "invalid" | "blocked" | "unknown") | undefined;
                /** @description First day; clips without a day are left out */
                from?: string | undefined;
                /** @description Primary BCP-47 tag; of a longer one its first part counts */
                language?: string | undefined;
                /** @description Items in an answer, at most */
                limit?: number | undefined;
                /** @description The same as `nameId` */
                name?: string | undefined;
                /** @description Clips that mention this tracked name */
                nameId?: string | undefined;
                /** @description By the day of the clip */
                order?: ("newest" | "oldest") | undefined;
                /** @description Case does not matter */
                outlet?: string | undefined;
                /** @description Words that all occur in title, outlet, author, keywords or summary; case and accents do not matter, and the last may be a beginning */
                q?: string | undefined;
                /** @description Clips whose file was received later than this instant */
                receivedAfter?: string | undefined;
                /** @description Clips of this story */
                story?: string | undefined;
                /** @description Last day; clips without a day are left out */
                to?: string | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Clips */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Clip"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getClip: {
        parameters: {
            query?: {
                /** @description The record as it was known then */
                asOf?: string | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description As `clipId` of a clip */
                clipId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clip */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clip"];
                };
            };
        };
    };
    correctClip: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags of what the caller has seen: 412 if it is another by now */
                "If-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description As `clipId` of a clip */
                clipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectedClip"];
            };
        };
        responses: {
            /** @description The clip as it became */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clip"];
                };
            };
        };
    };
    listRevisions: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string | undefined;
                /** @description Items in an answer, at most */
                limit?: number | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description As `clipId` of a clip */
                clipId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description States */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Revision"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getClipText: {
        parameters: {
            query?: {
                /** @description The record as it was known then */
                asOf?: string | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description As `clipId` of a clip */
                clipId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The text */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/plain; charset=UTF-8": string;
                };
            };
        };
    };
    sendDigests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    address?: string | undefined;
                };
            };
        };
        responses: {
            /** @description What was handed over */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosedDigests"];
                };
            };
        };
    };
    listEmbeds: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string | undefined;
                /** @description Items in an answer, at most */
                limit?: number | undefined;
                /** @description All videos that were checked, if left out */
                status?: ("playable" | "gone" | "restricted" | "not-embeddable" | "invalid" | "blocked" | "unknown") | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Videos */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Embed"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    recheckEmbed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As `id` of a video */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The video, with its new check */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Embed"];
                };
            };
            /** @description The video, due now */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Embed"];
                };
            };
        };
    };
    createExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExport"];
            };
        };
        responses: {
            /** @description The export has begun */
            202: {
                headers: {
                    /** @description The path of what was made */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
        };
    };
    getExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description As `id` of the export */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The export */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
        };
    };
    getAtomFeed: {
        parameters: {
            query?: {
                /** @description As in `feeds` of the name; it opens these feeds alone */
                key?: string | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description Id of a tracked name */
                nameId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The feed */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
        };
    };
    getJsonFeed: {
        parameters: {
            query?: {
                /** @description As in `feeds` of the name; it opens these feeds alone */
                key?: string | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description Id of a tracked name */
                nameId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The feed */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": components["schemas"]["JsonFeed"];
                };
            };
        };
    };
    listNames: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string | undefined;
                /** @description Items in an answer, at most */
                limit?: number | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Names */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Name"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createName: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewName"];
            };
        };
        responses: {
            /** @description The name */
            201: {
                headers: {
                    /** @description The path of what was made */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Name"];
                };
            };
        };
    };
    getName: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description Id of a tracked name */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The name */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownName"];
                };
            };
        };
    };
    putName: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags of what the caller has seen: 412 if it is another by now */
                "If-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description Id of a tracked name */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewName"];
            };
        };
        responses: {
            /** @description The name, replaced */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Name"];
                };
            };
            /** @description The name, created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Name"];
                };
            };
        };
    };
    deleteName: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags of what the caller has seen: 412 if it is another by now */
                "If-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description Id of a tracked name */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listMentions: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string | undefined;
                /** @description Items in an answer, at most */
                limit?: number | undefined;
                /** @description By the day of the clip */
                order?: ("newest" | "oldest") | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description Id of a tracked name */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mentions */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Mention"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getTimeline: {
        parameters: {
            query?: {
                /** @description How long a bucket is */
                by?: ("day" | "week" | "month") | undefined;
                /** @description First day */
                from?: string | undefined;
                /** @description Last day */
                to?: string | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description Id of a tracked name */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The timeline */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
        };
    };
    getBackfill: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The back-fill */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backfill"];
                };
            };
        };
    };
    startBackfill: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The back-fill */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backfill"];
                };
            };
        };
    };
    dryRunName: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the answer before, same name */
                cursor?: string | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewName"];
            };
        };
        responses: {
            /** @description The counts so far */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRun"];
                };
            };
        };
    };
    exportNames: {
        parameters: {
            query?: {
                /** @description Without it the header Accept decides; JSON unless it asks for text/csv */
                format?: ("csv" | "json") | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The names */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewName"][];
                    "text/csv": string;
                };
            };
        };
    };
    importNames: {
        parameters: {
            query?: {
                /** @description Take the rows that are right, tell the others */
                partial?: boolean | undefined;
            } | undefined;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewName"][];
                "text/csv": string;
            };
        };
        responses: {
            /** @description What became of the names */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamesImported"];
                };
            };
        };
    };
    listOutlets: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string | undefined;
                /** @description Items in an answer, at most */
                limit?: number | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Outlets */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Outlet"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getOutlet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description Id of one of the deployment’s own outlets */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The outlet */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outlet"];
                };
            };
        };
    };
    putOutlet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags of what the caller has seen: 412 if it is another by now */
                "If-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description Id of one of the deployment’s own outlets */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOutlet"];
            };
        };
        responses: {
            /** @description The outlet, replaced */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outlet"];
                };
            };
            /** @description The outlet, created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outlet"];
                };
            };
        };
    };
    deleteOutlet: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags of what the caller has seen: 412 if it is another by now */
                "If-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description Id of one of the deployment’s own outlets */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listReceipts: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string | undefined;
                /** @description First day of `settledAt` (UTC) */
                from?: string | undefined;
                /** @description Key of the file in the inbox */
                key?: string | undefined;
                /** @description Items in an answer, at most */
                limit?: number | undefined;
                /** @description Files with this outcome */
                outcome?: ("parsed" | "partial" | "refused" | "superseded" | "removed") | undefined;
                /** @description Last day of `settledAt` (UTC) */
                to?: string | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Receipts */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Receipt"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    getStats: {
        parameters: {
            query?: {
                /** @description First day */
                from?: string | undefined;
                /** @description Ids of names, separated by commas */
                nameIds?: string | undefined;
                /** @description Last day */
                to?: string | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sums */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stats"];
                };
            };
        };
    };
    getStory: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description As `story` of a clip */
                story: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The story */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Story"];
                };
            };
        };
    };
    splitStory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As `story` of a clip */
                story: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clipId: string;
                };
            };
        };
        responses: {
            /** @description The new story of the clip */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Story"];
                };
            };
        };
    };
    mergeStories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    stories: string[];
                };
            };
        };
        responses: {
            /** @description The story that stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Story"];
                };
            };
        };
    };
    listSubscriptions: {
        parameters: {
            query?: {
                /** @description Of this address; case does not matter */
                address?: string | undefined;
                /** @description `nextCursor` of the page before */
                cursor?: string | undefined;
                /** @description Items in an answer, at most */
                limit?: number | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Subscriptions */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Subscription"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSubscription"];
            };
        };
        responses: {
            /** @description The subscription */
            201: {
                headers: {
                    /** @description The path of what was made */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnsweredSubscription"];
                };
            };
        };
    };
    getSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description Id of a subscription */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subscription */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    putSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags of what the caller has seen: 412 if it is another by now */
                "If-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description Id of a subscription */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSubscription"];
            };
        };
        responses: {
            /** @description The subscription, replaced */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnsweredSubscription"];
                };
            };
            /** @description The subscription, created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnsweredSubscription"];
                };
            };
        };
    };
    deleteSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags of what the caller has seen: 412 if it is another by now */
                "If-Match"?: string | undefined;
            } | undefined;
            path: {
                /** @description Id of a subscription */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listSuppressions: {
        parameters: {
            query?: {
                /** @description Of this address; case does not matter */
                address?: string | undefined;
                /** @description `nextCursor` of the page before */
                cursor?: string | undefined;
                /** @description Items in an answer, at most */
                limit?: number | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Suppressions */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Suppression"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    releaseSuppression: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As `address` of a suppression */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Released */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string | undefined;
                /** @description Items in an answer, at most */
                limit?: number | undefined;
            } | undefined;
            header?: {
                /** @description Entity tags of answers that the caller has: 304 if one of them is still true */
                "If-None-Match"?: string | undefined;
            } | undefined;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tokens, without their secrets */
            200: {
                headers: {
                    /** @description The strong entity tag of this answer: for `If-None-Match`, and for `If-Match` with a change */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Token"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description The token */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedToken"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As `id` of a token */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createUpload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUpload"];
            };
        };
        responses: {
            /** @description The form */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
        };
    };
}
