/** HTTP request → response, as JSON or as a page. */
import { randomUUID } from 'node:crypto';
import { handle } from 'hono/aws-lambda';
import { archive, defaults } from '../../shared/wiring.ts';
import { keyring } from '../aws/signing-keys.ts';
import { startCompile } from '../aws/start-compile.ts';
import * as clips from '../aws/table/clip/clips.ts';
import * as counts from '../aws/table/clip/counts.ts';
import * as mentions from '../aws/table/clip/mentions.ts';
import { listTexts } from '../aws/table/clip/texts.ts';
import * as embeds from '../aws/table/embed/embeds.ts';
import * as receipts from '../aws/table/file/receipts.ts';
import { storedAutomaton } from '../aws/table/name/automaton.ts';
import * as names from '../aws/table/name/names.ts';
import { askForScan, readScan } from '../aws/table/name/scan.ts';
import * as subscriptions from '../aws/table/subscription/subscriptions.ts';
import * as tokens from '../aws/table/tokens.ts';
import { optionalSetting, setting, siteOrigins } from '../runtime/environment.ts';
import { createApp } from './app.ts';
import { askable } from './askable.ts';
import { underProviderPath } from './provider-path.ts';

const audit = () => import('../aws/table/audit.ts');
const history = () => import('../aws/table/clip/history.ts');
const outlets = () => import('../aws/table/outlets.ts');
const suppressed = () => import('../aws/table/subscription/suppressed.ts');
const alerts = () => import('../aws/table/alert/alerts.ts');
const exports = () => import('../aws/table/exports.ts');
const stories = () => import('../aws/table/story/stories.ts');

const scopesByProvider = optionalSetting('oidcScopes');

const app = createApp({
  ...clips,
  ...counts,
  ...embeds,
  // Few requests look back or correct: the others need not load it.
  clipAsOf: async (...asked) => (await history()).clipAsOf(...asked),
  textAsOf: async (...asked) => (await history()).textAsOf(...asked),
  listRevisions: async (...asked) => (await history()).listRevisions(...asked),
  correctClip: async (...asked) => (await import('../aws/table/clip/correct-clip.ts')).correctClip(...asked),
  ...mentions,
  ...names,
  ...receipts,
  ...subscriptions,
  ...tokens,
  readScan,
  askForScan,
  startCompile,
  askRecheck: async (request) => (await import('../aws/ask-recheck.ts')).askRecheck(request),
  storedAutomaton,
  listTexts,
  keyring,
  askToConfirm: async (subscriptionId) =>
    (await import('../aws/jobs.ts')).sendJobs([{ kind: 'confirm', subscriptionId }]),
  confirmationFor: async (...asked) => (await import('../aws/table/subscription/asked.ts')).confirmationFor(...asked),
  tell: async (recipient) => (await import('../aws/jobs.ts')).sendJobs([{ kind: 'news', recipient }]),
  arrivalsByHour: async (...asked) => (await import('../aws/table/file/arrivals.ts')).arrivalsByHour(...asked),
  // Few look at alerts: the others need not load what reads them.
  listAlerts: async (...asked) => (await alerts()).listAlerts(...asked),
  getAlert: async (...asked) => (await alerts()).getAlert(...asked),
  recordedAlert: async (...asked) => (await alerts()).recordedAlert(...asked),
  reopen: async (...asked) => (await alerts()).reopen(...asked),
  suppressionOf: async (...asked) => (await import('../aws/table/subscription/suppressed.ts')).suppressionOf(...asked),
  arrangeDigest: async (...asked) => (await import('../aws/table/alert/period.ts')).arrangeDigest(...asked),
  outlets: {
    list: async (...asked) => (await outlets()).listOutlets(...asked),
    get: async (...asked) => (await outlets()).getOutlet(...asked),
    put: async (...asked) => (await outlets()).putOutlet(...asked),
    remove: async (...asked) => (await outlets()).removeOutlet(...asked),
  },
  suppressions: {
    list: async (...asked) => (await suppressed()).listSuppressions(...asked),
    release: async (...asked) => (await suppressed()).release(...asked),
  },
  audit: {
    begin: async (...asked) => (await audit()).beginAudit(...asked),
    complete: async (...asked) => (await audit()).completeAudit(...asked),
    withdraw: async (...asked) => (await audit()).withdrawAudit(...asked),
    list: async (...asked) => (await audit()).listAudit(...asked),
  },
  closeDigests: async (closing) => (await import('../aws/close-digests.ts')).closeDigests(closing),
  arrange: async (...asked) => (await import('../aws/table/alert/agenda.ts')).arrange(...asked),
  whyNoHook: async (url) => (await import('../net/hook-address.ts')).whyNoHook(url),
  // So few ask for stories that what they need is loaded with the first.
  getStory: async (...asked) => (await stories()).getStory(...asked),
  splitStory: async (...asked) => (await stories()).splitStory(...asked),
  mergeStories: async (...asked) => (await stories()).mergeStories(...asked),
  // Only long texts are archived: the S3 client is loaded with the first.
  readText: async (archivedKey) => (await import('../aws/bucket.ts')).readText(setting('archive'), archivedKey),
  readStill: async (key) => new Uint8Array(await (await import('../aws/bucket.ts')).readBytes(setting('archive'), key)),
  linkToText: async (archivedKey) => (await import('../aws/presign.ts')).linkTo(setting('archive'), archivedKey),
  keepAnswer: async ({ body, type, disposition }) => {
    const key = `${archive.answers}${randomUUID()}`;
    await (await import('../aws/bucket.ts')).putObject(setting('archive'), key, body, type);
    return (await import('../aws/presign.ts')).linkTo(setting('archive'), key, disposition);
  },
  exports: {
    read: async (id) => (await exports()).readExport(id),
    save: async (at, before) => (await (await exports()).saveExport(at, before)) !== null,
    start: async (request) => (await import('../aws/start-export.ts')).startExport(setting('exporter'), request),
    link: async (done, now) => {
      const [{ exportKey }, { linkToExport }] = await Promise.all([exports(), import('../aws/presign.ts')]);
      return linkToExport(setting('archive'), exportKey(done), `clips-${done.asOf.slice(0, 10)}.${done.format}`, now);
    },
  },
  signUpload: async (upload, now) =>
    (await import('../aws/presign-post.ts')).signedForm({ ...upload, bucket: setting('inbox') }, now),
  apiUrl: setting('apiUrl'),
  linkDays: Number(optionalSetting('linkDays') ?? defaults.linkDays),
  inbox: setting('inbox'),
  publicRead: setting('publicRead') === 'true',
  provider: scopesByProvider === null ? null : { claim: setting('oidcClaim'), scopes: scopesByProvider },
  siteOrigins: siteOrigins(),
  // Not `Date.now` itself: a clock that a test puts in its place counts.
  now: () => Date.now(),
});

const answer = handle(app);

export const handler = underProviderPath((event, context) => answer(askable(event), context));
