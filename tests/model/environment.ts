/** The settings of the functions. They read them when they are loaded: this is to be imported before them. */
import type { queues } from '../../shared/triggers.ts';
import { environment } from '../../shared/wiring.ts';

const queueUrl = (name: keyof typeof queues) => `https://sqs.us-east-1.amazonaws.com/000000000000/${name}`;

/** Days for which a file makes news. */
export const NEWS_DAYS = 7;

Object.assign(process.env, {
  TABLE_NAME: 'table',
  INBOX_BUCKET: 'inbox',
  ARCHIVE_BUCKET: 'archive',
  [environment.results]: queueUrl('results'),
  [environment.ingest]: queueUrl('ingest'),
  [environment.heavy]: queueUrl('heavy'),
  [environment.mails]: queueUrl('mail'),
  [environment.hooks]: queueUrl('hooks'),
  [environment.fanOut]: queueUrl('fanOut'),
  NEWS_DAYS: String(NEWS_DAYS),
  BACKFILL_RUNS: '2',
  STORY_SIMILARITY: '0.8',
  SEARCH_WORDS: '6',
  REPLAY_FILES: '100',
  SENDER_ADDRESS: 'alerts@example.org',
  SITE_ORIGINS: 'https://site.example',
  AUDIT_DAYS: '365',
  API_URL: 'https://api.example.org',
  PUBLIC_READ: 'true',
  SIGNING_KEYS_PARAMETER: '/signing-keys',
  COMPILE_FUNCTION: 'compile',
});
