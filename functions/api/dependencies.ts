/** The dependencies of the routes; tests pass fakes. */

import type { AgendaJob } from '../../shared/contract/alert.ts';
import type { Export, ExportRequest } from '../../shared/contract/export.ts';
import type { Subscription } from '../../shared/contract/subscription.ts';
import type { ClosedPart, Closing } from '../aws/close-digests.ts';
import type { SignedForm, UploadTerms } from '../aws/presign-post.ts';
import type { Keyring } from '../aws/signing-keys.ts';
import type * as alerts from '../aws/table/alert/alerts.ts';
import type * as audit from '../aws/table/audit.ts';
import type * as clips from '../aws/table/clip/clips.ts';
import type * as corrections from '../aws/table/clip/correct-clip.ts';
import type * as counts from '../aws/table/clip/counts.ts';
import type * as history from '../aws/table/clip/history.ts';
import type * as mentions from '../aws/table/clip/mentions.ts';
import type * as texts from '../aws/table/clip/texts.ts';
import type * as embeds from '../aws/table/embed/embeds.ts';
import type { ExportStep } from '../aws/table/exports.ts';
import type * as arrivals from '../aws/table/file/arrivals.ts';
import type * as receipts from '../aws/table/file/receipts.ts';
import type * as automaton from '../aws/table/name/automaton.ts';
import type * as names from '../aws/table/name/names.ts';
import type * as scan from '../aws/table/name/scan.ts';
import type * as outlets from '../aws/table/outlets.ts';
import type * as stories from '../aws/table/story/stories.ts';
import type * as asked from '../aws/table/subscription/asked.ts';
import type * as subscriptions from '../aws/table/subscription/subscriptions.ts';
import type * as suppressed from '../aws/table/subscription/suppressed.ts';
import type * as tokens from '../aws/table/tokens.ts';
import type { Provider } from './provider.ts';

type Rows = Pick<typeof clips, 'getClip' | 'listClips' | 'clipText'> &
  Pick<typeof history, 'clipAsOf' | 'textAsOf' | 'listRevisions'> &
  Pick<typeof corrections, 'correctClip'> &
  Pick<
    typeof names,
    | 'createName'
    | 'replaceName'
    | 'removeName'
    | 'getName'
    | 'namesById'
    | 'listNames'
    | 'allNames'
    | 'importNames'
    | 'changedNames'
    | 'namesState'
    | 'bumpNamesVersion'
  > &
  Pick<typeof automaton, 'storedAutomaton'> &
  Pick<typeof scan, 'readScan' | 'askForScan'> &
  Pick<typeof texts, 'listTexts'> &
  Pick<typeof embeds, 'listEmbeds' | 'getEmbed' | 'makeDue'> &
  Pick<typeof mentions, 'listMentions' | 'newestMentions'> &
  Pick<typeof counts, 'clipCounts' | 'nameCounts' | 'countedDays'> &
  Pick<typeof arrivals, 'arrivalsByHour'> &
  Pick<typeof alerts, 'listAlerts' | 'getAlert' | 'recordedAlert' | 'reopen'> &
  Pick<typeof suppressed, 'suppressionOf'> &
  Pick<typeof stories, 'getStory' | 'splitStory' | 'mergeStories'> &
  Pick<typeof receipts, 'receiptsOfKey' | 'receiptsByOutcome'> &
  Pick<
    typeof subscriptions,
    'createSubscription' | 'changeSubscription' | 'removeSubscription' | 'getSubscription' | 'listSubscriptions'
  > &
  Pick<typeof tokens, 'createToken' | 'hashOf' | 'findToken' | 'noteUse' | 'listTokens' | 'revokeToken'>;

export interface Dependencies extends Rows {
  /** Asks for the names to be compiled after a change; never fails. */
  readonly startCompile: () => Promise<void>;
  /** Has a video that is due asked about, and waits for it some seconds; never fails. */
  readonly askRecheck: (request: { readonly embedId: string }) => Promise<void>;
  /** Has the owner of the address of a subscription asked whether it wants it. */
  readonly askToConfirm: (subscriptionId: string) => Promise<void>;
  /** When the address of a subscription was asked for it within a day; null: it was not. */
  readonly confirmationFor: typeof asked.confirmationFor;
  /** Has a recipient told what it is owed. */
  readonly tell: (recipient: string) => Promise<void>;
  /** Gives the next digest of a subscription its time. */
  readonly arrangeDigest: (subscription: Subscription, now: Date) => Promise<void>;
  /** The deployment's own outlets. */
  readonly outlets: {
    readonly list: typeof outlets.listOutlets;
    readonly get: typeof outlets.getOutlet;
    readonly put: typeof outlets.putOutlet;
    readonly remove: typeof outlets.removeOutlet;
  };
  /** Addresses that get nothing, and their release. */
  readonly suppressions: {
    readonly list: typeof suppressed.listSuppressions;
    readonly release: typeof suppressed.release;
  };
  /** The trail of changes: begun, and completed or withdrawn. */
  readonly audit: {
    readonly begin: typeof audit.beginAudit;
    readonly complete: typeof audit.completeAudit;
    readonly withdraw: typeof audit.withdrawAudit;
    readonly list: typeof audit.listAudit;
  };
  /** Hands the digests and summaries that are owed to the mail queue, until time is over. */
  readonly closeDigests: (closing: Closing) => Promise<ClosedPart>;
  /** Has a job done later. */
  readonly arrange: (job: AgendaJob, at: Date) => Promise<void>;
  /** Why no web hook may go to an address; null if one may. */
  readonly whyNoHook: (url: string) => Promise<string | null>;
  /** Reads a text from the archive bucket. */
  readonly readText: (archivedKey: string) => Promise<string>;
  /** Reads a still of a video from the archive bucket. */
  readonly readStill: (key: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** A link to a text in the archive bucket that works for a minute without credentials. */
  readonly linkToText: (archivedKey: string) => Promise<string>;
  /** Keeps an answer in the archive bucket for a day at least; the link to it works for a minute without credentials. */
  readonly keepAnswer: (answer: { body: string; type: string; disposition: string | undefined }) => Promise<string>;
  /** Exports: their rows, the start of a run, and a link to the file of one that is done. */
  readonly exports: {
    readonly read: (id: string) => Promise<ExportStep | null>;
    /** False where another run saved a step after `before` (null: there is none yet). */
    readonly save: (at: Export, before: ExportStep | null) => Promise<boolean>;
    readonly start: (request: ExportRequest) => Promise<void>;
    readonly link: (done: Export, now: Date) => Promise<{ url: string; expiresAt: Date }>;
  };
  /** A form by which whoever has it uploads one file to the inbox. */
  readonly signUpload: (upload: Omit<UploadTerms, 'bucket'>, now: Date) => Promise<SignedForm>;
  /** The keys that sign cursors and links. */
  readonly keyring: Keyring;
  /** Base URL of links, without a slash at the end. */
  readonly apiUrl: string;
  /** Days for which links to records, and to the pages of names, open. */
  readonly linkDays: number;
  /** Name of the inbox bucket: requests for receipts give only the key. */
  readonly inbox: string;
  /** Whether everybody may read, except subscriptions and tokens. */
  readonly publicRead: boolean;
  /** The owner's OIDC provider; null where there is none. */
  readonly provider: Provider | null;
  /** Origins whose pages may call this API (CORS). */
  readonly siteOrigins: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
