/**
 * What each role may do, computed from the template and held to this list: a row for each grant, with its reason. A
 * grant that is not in the list fails, and so does a row that no role has.
 */
import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { synthesise, variants } from '../support/synthesise.ts';
import { Resources, statements } from '../support/template-rules.ts';

const resources = Resources.parse(synthesise().toJSON());

/** A service and actions; what on; for rows of the table, patterns of their partition keys; why. */
type Row = [actions: string, on: string, keys: string, why: string];

const log = (stage: string): Row => ['logs CreateLogStream PutLogEvents', `${stage}FunctionLog`, '', 'its own log'];
const consume = (queue: string): Row => [
  'sqs ChangeMessageVisibility DeleteMessage GetQueueAttributes GetQueueUrl ReceiveMessage',
  queue,
  '',
  'the mapping takes its messages',
];
const inbox: Row[] = [
  ['s3 GetObject GetObjectVersion', 'InboxBucket/*', '', 'reads the file that is named'],
  ['s3 ListBucket', 'InboxBucket', '', 'without it S3 answers 403 instead of 404 for a file that is gone'],
];
const automata: Row[] = [
  ['s3 GetObject', 'ArchiveBucket/names/automaton/*', '', 'loads compiled names'],
  ['s3 ListBucket', 'ArchiveBucket', '', 'without it S3 answers 403 instead of 404 for a version that is not there'],
  ['dynamodb GetItem', 'Table', 'NAMES', 'which version of the list of names counts, and which is compiled'],
];
const startsCompiling: Row = ['lambda InvokeFunction', 'CompileFunction', '', 'names that are not compiled'];
const signingKeys: Row = [
  'ssm GetParameter PutParameter',
  'arn:AWS::Partition:ssm:AWS::Region:AWS::AccountId:parameter/clipwatch/clipwatch/signing-keys',
  '',
  'signs links and cursors; the first that signs makes the keys',
];

const readsFiles: Row[] = [
  ...inbox,
  ...automata,
  ['s3 PutObject', 'ArchiveBucket/claims/*', '', 'results too large for a message'],
  ['dynamodb BatchGetItem', 'Table', 'BREAKER#*', 'hosts that are not asked for now'],
  ['dynamodb BatchGetItem', 'Table', 'LEASE', 'hosts that the re-check asks'],
  ['dynamodb GetItem Query', 'Table', 'OUTLETS', 'the deployment’s own outlets, and whether they changed'],
  ['dynamodb UpdateItem', 'Table', 'PACE#*', 'takes a host for a moment'],
  ['dynamodb UpdateItem', 'Table', 'OPEN#*', 'runs on a heavy file that told no end'],
  ['dynamodb PutItem', 'Table', 'REPLAY#*', 'a file that a replay cannot read is named in its report'],
  ['sqs SendMessage', 'StoreResultsQueue', '', 'results'],
];

const allowed: Record<string, Row[]> = {
  Parse: [
    log('Parse'),
    consume('ParseIngestQueue'),
    ...readsFiles,
    ['sqs SendMessage', 'ParseHeavyQueue', '', 'files that are read alone'],
  ],
  ParseHeavy: [log('ParseHeavy'), consume('ParseHeavyQueue'), ...readsFiles],
  Store: [
    log('Store'),
    consume('StoreResultsQueue'),
    ['sqs SendMessage', 'StoreResultsQueue', '', 'a file that takes several runs goes on as a new message'],
    ['s3 GetObject', 'ArchiveBucket/claims/*', '', 'results too large for a message'],
    [
      's3 GetObject PutObject DeleteObject',
      'ArchiveBucket/texts/*',
      '',
      'texts too large for a row; a replay compares them',
    ],
    ['s3 DeleteObject', 'ArchiveBucket/proofs/*', '', 'stills of videos that a clip no longer has'],
    ['s3 ListBucket', 'ArchiveBucket', '', 'what a clip leaves when it is replaced or removed'],
    [
      'dynamodb BatchGetItem Query PutItem UpdateItem DeleteItem',
      'Table',
      'CLIP#*',
      'a clip, its text, embeds and mentions',
    ],
    ['dynamodb PutItem UpdateItem', 'Table', 'COUNTS#*', 'counters, in one transaction with their clip'],
    ['dynamodb GetItem Query PutItem UpdateItem DeleteItem', 'Table', 'RECEIPTS#*', 'what became of each version'],
    ['dynamodb PutItem UpdateItem', 'Table', 'HISTORY#*', 'the state that ends, in the same transaction'],
    ['dynamodb BatchGetItem PutItem DeleteItem', 'Table', 'MENTIONS#*', 'its mentions in the lists of their names'],
    [
      'dynamodb BatchGetItem PutItem DeleteItem',
      'Table',
      'WORD#*',
      'its places under its words, and words that it has none under',
    ],
    ['dynamodb PutItem DeleteItem', 'Table', 'LINES#*', 'the line of all of its words'],
    ['dynamodb GetItem', 'Table', 'NAMES', 'whether a clip was matched with the names of today'],
    ['dynamodb BatchGetItem PutItem', 'Table', 'ANCHOR#*', 'clips whose text is like that of a new one'],
    ['dynamodb Query', 'Table', 'STORY#*', 'what people decided about its story'],
    ['dynamodb PutItem', 'Table', 'DUE#*', 'when a video is asked about again'],
    ['dynamodb PutItem', 'Table', 'LATE#*', 'a clip that was not waits for the back-fill'],
    ['dynamodb BatchGetItem', 'Table', 'NAME#*', 'whether a name that a replay does not find is still tracked'],
    ['dynamodb PutItem UpdateItem', 'Table', 'REPLAY#*', 'what a replay has found in each file'],
    ['dynamodb PutItem', 'Table', 'FOUND#*', 'new mentions that a replay found, for its summary'],
    ['dynamodb UpdateItem', 'Table', 'ARRIVED#*', 'how many files arrived in an hour'],
  ],
  Sweep: [
    log('Sweep'),
    ['s3 ListBucketVersions', 'InboxBucket', '', 'the files that there are'],
    ['s3 GetObject PutObject', 'ArchiveBucket/sweep/*', '', 'which of them a sweep has seen, between its runs'],
    ['sqs SendMessage', 'ParseIngestQueue', '', 'events that were lost'],
    ['sqs GetQueueAttributes', 'ParseIngestQueue', '', 'whether events wait: then none of them is lost'],
    ['sqs GetQueueAttributes', 'ParseHeavyQueue', '', 'whether files that are read alone wait'],
    ['sqs GetQueueAttributes', 'StoreResultsQueue', '', 'whether results wait'],
    ['dynamodb BatchGetItem', 'Table', 'CLIP#*', 'whether a file is stored, and its text'],
    ['dynamodb BatchGetItem', 'Table', 'RECEIPTS#*', 'receipts of files that are no clip of their own'],
    ['dynamodb BatchGetItem PutItem UpdateItem', 'Table', 'SWEEP', 'how far a sweep has come, and what it found'],
    ['dynamodb Query', 'Table/index/receipts', 'RECEIPTS#*', 'the files that are stored'],
  ],
  Replay: [
    log('Replay'),
    ['s3 ListBucketVersions', 'InboxBucket', '', 'the files that there are'],
    ['sqs SendMessage', 'ParseIngestQueue', '', 'files that are to be read again'],
    ['sqs GetQueueAttributes', 'ParseIngestQueue', '', 'whether files that gave no answer may still wait'],
    ['sqs GetQueueAttributes', 'ParseHeavyQueue', '', 'or be read alone'],
    ['sqs GetQueueAttributes', 'StoreResultsQueue', '', 'whether their results may'],
    ['dynamodb GetItem Query PutItem', 'Table', 'REPLAY#*', 'how far it has come, and what was found'],
    ['dynamodb Query PutItem', 'Table', 'FOUND#*', 'whether it found new mentions: then they are mailed'],
  ],
  Export: [
    log('Export'),
    [
      's3 GetObject PutObject AbortMultipartUpload',
      'ArchiveBucket/exports/*',
      '',
      'the file, part by part; lines that are too few for a part',
    ],
    ['lambda InvokeFunction', 'ExportFunction', '', 'the next run of its own'],
    ['dynamodb BatchGetItem PutItem', 'Table', 'EXPORT#*', 'how far it is'],
    ['dynamodb BatchGetItem Query', 'Table', 'CLIP#*', 'clips, and their places'],
    ['dynamodb Query', 'Table', 'WORD#*', 'those with a word'],
    ['dynamodb Query', 'Table', 'LINES#*', 'all of their words, for one that some are not filed under'],
    ['dynamodb Query', 'Table/index/list', 'EMBEDS#*', 'those with a video of a status'],
    ['dynamodb Query', 'Table/index/receipts', 'RECEIPTS#*', 'those that were received lately'],
    ['dynamodb Query', 'Table', 'HISTORY#*', 'as they were when it began'],
    ['dynamodb Query', 'Table', 'MENTIONS#*', 'those of a name'],
    ['dynamodb Query', 'Table', 'STORY#*', 'which stories were merged into one'],
    ['dynamodb Query', 'Table/index/list', 'CLIPS#*', 'all'],
    ['dynamodb Query', 'Table/index/list', 'FORMER#*', 'those that stood elsewhere when it began'],
    ['dynamodb Query', 'Table/index/outlet', 'OUTLET#*', 'those of an outlet'],
    ['dynamodb Query', 'Table/index/language', 'LANGUAGE#*', 'those in a language'],
    ['dynamodb Query', 'Table/index/story', 'STORY#*', 'those of a story'],
  ],
  Feedback: [
    log('Feedback'),
    consume('FeedbackQueue'),
    ['dynamodb BatchGetItem PutItem', 'Table', 'SUPPRESSED#*', 'addresses that get no mail'],
  ],
  Recheck: [
    log('Recheck'),
    ['s3 PutObject', 'ArchiveBucket/proofs/*', '', 'stills of videos that played'],
    ['dynamodb Query PutItem DeleteItem', 'Table', 'DUE#*', 'which videos are due, now and next'],
    ['dynamodb BatchGetItem PutItem', 'Table', 'CLIP#*', 'their rows, with the new check'],
    ['dynamodb BatchGetItem PutItem', 'Table', 'BREAKER#*', 'hosts that fail as a whole'],
    ['dynamodb BatchGetItem', 'Table', 'PACE#*', 'hosts that a parse run asks'],
    ['dynamodb Query', 'Table', 'CLIP#*', 'the names in a clip'],
    ['dynamodb Query', 'Table', 'FOLLOWERS#*', 'whether somebody follows them: such videos are checked more often'],
    ['dynamodb BatchGetItem', 'Table', 'SUBSCRIPTION#*', 'whether these are confirmed'],
    ['dynamodb PutItem', 'Table', 'LEASE', 'takes the hosts of a round, and keeps a second round away'],
    ['dynamodb UpdateItem', 'Table', 'ARRIVED#*', 'videos that went away, or play again, in the hour'],
  ],
  Compile: [
    log('Compile'),
    ['s3 PutObject DeleteObject', 'ArchiveBucket/names/automaton/*', '', 'stores compiled names, takes away old ones'],
    ['dynamodb GetItem PutItem DeleteItem', 'Table', 'NAMES', 'which version is compiled, and the lease of the run'],
    ['dynamodb BatchGetItem', 'Table', 'NAME#*', 'the names'],
    ['dynamodb Query', 'Table/index/list', 'NAMES', 'which names there are'],
  ],
  Backfill: [
    log('Backfill'),
    ...inbox,
    ...automata,
    startsCompiling,
    ['lambda InvokeFunction', 'BackfillFunction', '', 'more runs of its own, side by side'],
    ['dynamodb BatchGetItem', 'Table', 'NAME#*', 'display names of what it found'],
    ['s3 GetObject', 'ArchiveBucket/texts/*', '', 'texts too large for a row'],
    ['dynamodb Query', 'Table/index/list', 'CLIPS#*', 'the archive, clip by clip'],
    [
      'dynamodb Query PutItem UpdateItem DeleteItem ConditionCheckItem',
      'Table',
      'CLIP#*',
      'mentions of a clip that is matched again, under the condition that it is still the same revision',
    ],
    [
      'dynamodb PutItem UpdateItem DeleteItem ConditionCheckItem',
      'Table',
      'MENTIONS#*',
      'mentions found, and those not found any more, in one transaction with their clip',
    ],
    ['dynamodb PutItem UpdateItem DeleteItem', 'Table', 'COUNTS#*', 'counters, in one transaction with their clip'],
    ['dynamodb PutItem UpdateItem DeleteItem', 'Table', 'HISTORY#*', 'the state that ends, in the same transaction'],
    [
      'dynamodb Query PutItem UpdateItem',
      'Table',
      'BACKFILL',
      'how far each shard is and who works on it, and whether it was asked for',
    ],
    ['dynamodb Query PutItem DeleteItem', 'Table', 'LATE#*', 'clips that wait'],
    [
      'dynamodb Query PutItem UpdateItem DeleteItem ConditionCheckItem',
      'Table',
      'FOUND#*',
      'what one summary mail will tell, in the same transaction',
    ],
  ],
  Alert: [
    log('Alert'),
    ['dynamodb DescribeStream GetRecords GetShardIterator ListStreams', 'Table/stream', '', 'the mappings read it'],
    ['s3 PutObject', 'ArchiveBucket/aws/lambda/*', '', 'records that failed for good'],
    ['s3 ListBucket', 'ArchiveBucket', '', 'Lambda asks for it where a bucket takes what failed'],
    consume('AlertFanOutQueue'),
    ['sqs SendMessage', 'AlertFanOutQueue', '', 'names that many follow'],
    ['sqs SendMessage', 'SendMailQueue', '', 'who is to be told'],
    ['sqs SendMessage', 'SendHooksQueue', '', 'which web hooks are'],
    ['dynamodb Query', 'Table', 'CLIP#*', 'whether a mention is still there, and of which story'],
    ['dynamodb Query', 'Table', 'HISTORY#*', 'how a corrected clip was'],
    ['dynamodb BatchGetItem', 'Table', 'NAME#*', 'whether a name is still tracked'],
    ['dynamodb Query', 'Table', 'FOLLOWERS#*', 'who follows a name'],
    ['dynamodb BatchGetItem', 'Table', 'SUBSCRIPTION#*', 'how, and how often'],
    ['dynamodb Query', 'Table', 'FOUND#*', 'what a back-fill or a replay found'],
    [
      'dynamodb BatchGetItem Query PutItem UpdateItem',
      'Table',
      'LEDGER#*',
      'records what is owed, and what is told sooner now; who was told of what',
    ],
    ['dynamodb PutItem DeleteItem', 'Table', 'OWED#*', 'and lists it for the send function, where it is told now'],
    ['dynamodb Query', 'Table/index/list', 'SUBSCRIPTIONS', 'all of a recipient, for one summary'],
    ['dynamodb PutItem', 'Table', 'ALERT#*', 'and in the lists of alerts'],
    ['dynamodb Query', 'Table', 'STORY#*', 'which stories were merged'],
  ],
  Send: [
    log('Send'),
    consume('SendMailQueue'),
    consume('SendHooksQueue'),
    ['ses SendEmail SendRawEmail', '*', '', 'mails; the condition allows the sender only'],
    ['ses GetAccount', '*', '', 'at what rate'],
    signingKeys,
    ['dynamodb BatchGetItem UpdateItem', 'Table', 'MAILS#*', 'takes a recipient, and keeps its pace'],
    ['dynamodb Query PutItem DeleteItem', 'Table', 'OWED#*', 'what a recipient is owed, until it is told'],
    ['dynamodb Query', 'Table', 'STORY#*', 'stories that are the same one'],
    ['dynamodb Query', 'Table/index/story', 'STORY#*', 'copies of a clip that is gone'],
    [
      'dynamodb PutItem UpdateItem DeleteItem',
      'Table',
      'LEDGER#*',
      'claims, and settles; forgets a mention that is gone; records what goes to another address',
    ],
    ['dynamodb PutItem DeleteItem', 'Table', 'ALERT#*', 'the places of such an alert'],
    ['dynamodb Query', 'Table', 'HISTORY#*', 'what an earlier alert said of a clip'],
    ['dynamodb BatchGetItem', 'Table', 'CLIP#*', 'other clips of a story'],
    ['dynamodb BatchGetItem', 'Table', 'SUBSCRIPTION#*', 'whether it is still wanted'],
    ['dynamodb BatchGetItem PutItem', 'Table', 'SUPPRESSED#*', 'whether the address gets mail; a web hook that ended'],
    ['dynamodb BatchGetItem', 'Table', 'NAME#*', 'display names'],
    ['dynamodb Query', 'Table', 'CLIP#*', 'what a message tells of a clip'],
    ['dynamodb PutItem', 'Table', 'AGENDA#*', 'what is to be told later'],
    ['dynamodb Query', 'Table/index/list', 'SUBSCRIPTIONS', 'other subscriptions of an address'],
    ['dynamodb BatchGetItem PutItem DeleteItem', 'Table', 'PERIOD#*', 'how far digests are'],
    ['dynamodb BatchGetItem', 'Table', 'LEDGER#*', 'what a digest has told whose run died'],
    ['dynamodb Query', 'Table', 'COUNTS#*', 'mentions of other days'],
    ['dynamodb Query', 'Table', 'ARRIVED#*', 'what arrived'],
    ['dynamodb GetItem', 'Table', 'NAMES', 'how many there are'],
  ],
  Digest: [
    log('Digest'),
    ['sqs SendMessage', 'SendMailQueue', '', 'jobs that are due'],
    ['sqs SendMessage', 'SendHooksQueue', '', 'those for web hooks and chats'],
    ['dynamodb Query PutItem DeleteItem', 'Table', 'AGENDA#*', 'jobs for later, until they are sent'],
    ['dynamodb BatchGetItem PutItem', 'Table', 'PERIOD#*', 'digests without a job are arranged again'],
    ['dynamodb BatchGetItem', 'Table', 'SUBSCRIPTION#*', 'those that have digests'],
    ['dynamodb Query', 'Table', 'OWED#*', 'whether a recipient waits'],
    ['dynamodb Query', 'Table', 'ARRIVED#*', 'whether anything arrives'],
    ['dynamodb Query', 'Table/index/list', 'SUBSCRIPTIONS', 'all of them, once a day'],
    ['dynamodb Query', 'Table/index/list', 'ALERTS#*', 'recipients of open alerts'],
  ],
  Api: [
    log('Api'),
    signingKeys,
    ['s3 GetObject', 'ArchiveBucket/texts/*', '', 'texts too large for a row'],
    ['s3 GetObject', 'ArchiveBucket/proofs/*', '', 'stills of videos in mails, by signed links'],
    ['s3 GetObject PutObject', 'ArchiveBucket/answers/*', '', 'answers too large for the gateway, by a signed link'],
    ['s3 GetObject', 'ArchiveBucket/exports/*', '', 'the files of exports, by a signed link'],
    ['lambda InvokeFunction', 'RecheckFunction', '', 'somebody asks about a video now'],
    ['lambda InvokeFunction', 'ExportFunction', '', 'an export begins, or goes on'],
    ['dynamodb BatchGetItem PutItem', 'Table', 'EXPORT#*', 'how far it is'],
    ['s3 PutObject', 'InboxBucket/uploads/*', '', 'files that are uploaded, by a signed form'],
    [
      'dynamodb BatchGetItem Query PutItem UpdateItem DeleteItem ConditionCheckItem',
      'Table',
      'CLIP#*',
      'answers with clips; a correction, or a requested recheck, is noted',
    ],
    [
      'dynamodb Query PutItem UpdateItem DeleteItem',
      'Table',
      'COUNTS#*',
      'stats and timelines; counters, in one transaction with a correction',
    ],
    ['dynamodb Query PutItem UpdateItem DeleteItem', 'Table', 'HISTORY#*', 'states of a clip, and that which ends'],
    startsCompiling,
    ['dynamodb PutItem', 'Table', 'DUE#*', 'a requested recheck'],
    ['dynamodb PutItem', 'Table', 'LATE#*', 'a clip whose day is corrected while the archive is scanned'],
    [
      'dynamodb BatchGetItem Query PutItem UpdateItem DeleteItem ConditionCheckItem',
      'Table',
      'MENTIONS#*',
      'mentions of a name; they move when the day of their clip is corrected',
    ],
    [
      'dynamodb BatchGetItem Query PutItem DeleteItem ConditionCheckItem',
      'Table',
      'WORD#*',
      'searches; a corrected clip is filed under other words',
    ],
    ['dynamodb Query PutItem DeleteItem ConditionCheckItem', 'Table', 'LINES#*', 'and has another line'],
    ['dynamodb Query PutItem ConditionCheckItem', 'Table', 'STORY#*', 'stories are split and merged here'],
    ['dynamodb BatchGetItem Query', 'Table', 'RECEIPTS#*', 'receipts of a key, or of an outcome'],
    ['dynamodb BatchGetItem PutItem UpdateItem DeleteItem', 'Table', 'NAME#*', 'names are changed here'],
    ['dynamodb GetItem PutItem UpdateItem DeleteItem', 'Table', 'NAMES', 'in one transaction with the version'],
    [
      'dynamodb GetItem BatchGetItem Query PutItem DeleteItem',
      'Table',
      'OUTLETS',
      'outlets are changed here, in one transaction with their version',
    ],
    ['dynamodb BatchGetItem PutItem DeleteItem', 'Table', 'SUBSCRIPTION#*', 'subscriptions are changed here'],
    ['dynamodb PutItem DeleteItem', 'Table', 'FOLLOWERS#*', 'and their pointers'],
    ['dynamodb BatchGetItem PutItem', 'Table', 'SUPPRESSED#*', 'addresses that get no mail are shown and released'],
    ['dynamodb Query', 'Table', 'OWED#*', 'how much a digest that is asked for tells'],
    ['dynamodb BatchGetItem PutItem', 'Table', 'PERIOD#*', 'when the next digest of a subscription is due'],
    ['dynamodb PutItem', 'Table', 'AGENDA#*', 'and the job for it'],
    ['dynamodb BatchGetItem', 'Table', 'ALERT#*', 'where an alert is'],
    ['dynamodb BatchGetItem', 'Table', 'MAILS#*', 'when an address was asked'],
    [
      'dynamodb Query',
      'Table',
      'ARRIVED#*',
      'what arrived by day; what came before the first digest of a subscription',
    ],
    ['dynamodb BatchGetItem PutItem UpdateItem DeleteItem', 'Table', 'AUDIT#*', 'the trail of every change'],
    ['dynamodb Query', 'Table/index/list', 'AUDIT', 'and its list'],
    ['dynamodb UpdateItem', 'Table', 'TOKEN#*', 'the day of its last use'],
    ['dynamodb BatchGetItem PutItem UpdateItem DeleteItem', 'Table', 'LEDGER#*', 'alerts; one that is sent again'],
    ['dynamodb PutItem UpdateItem DeleteItem', 'Table', 'OWED#*', 'in one transaction with what it is owed'],
    ['sqs SendMessage', 'SendMailQueue', '', 'the owner of an address is asked; an alert is sent again'],
    ['sqs SendMessage', 'SendHooksQueue', '', 'an alert is sent again'],
    ['dynamodb BatchGetItem PutItem DeleteItem', 'Table', 'TOKEN#*', 'tokens are checked, made and revoked here'],
    ['dynamodb Query PutItem', 'Table', 'BACKFILL', 'how far the back-fill has come; one is asked for'],
    ['dynamodb Query', 'Table/index/receipts', 'RECEIPTS#*', 'receipts of an outcome'],
    ...['CLIPS#*', 'EMBEDS#*', 'NAMES', 'SUBSCRIPTIONS', 'SUPPRESSIONS', 'TOKENS', 'ALERTS#*'].map(
      (keys): Row => ['dynamodb Query', 'Table/index/list', keys, 'a list that it answers with'],
    ),
    ['dynamodb Query', 'Table/index/outlet', 'OUTLET#*', 'clips of an outlet'],
    ['dynamodb Query', 'Table/index/language', 'LANGUAGE#*', 'clips in a language'],
    ['dynamodb Query', 'Table/index/story', 'STORY#*', 'clips of a story'],
  ],
};

/** `{"Fn::Join":["",[{"Fn::GetAtt":["InboxBucket1EDE8E4F","Arn"]},"/*"]]}` → `InboxBucket/*` */
function short(resource: unknown): string {
  return JSON.stringify(resource)
    .replaceAll('"StreamArn"', '/stream')
    .replace(/"(Fn::Join|Fn::GetAtt|Ref)":|"Arn"|[[\]{}",]/g, '')
    .replace(/(?<=[A-Za-z])[0-9A-F]{8}/, '');
}

const Keys = z.array(z.string()).or(z.string().transform((one) => [one]));

/** Every grant of a stage's role: action, resource and, where it is conditioned on them, pattern of the keys. */
function grantsOf(stage: string): string[] {
  const granted = statements(resources)
    .filter(({ id, statement }) => id.startsWith(`${stage}FunctionRole`) && statement.Effect === 'Allow')
    .flatMap(({ statement: { Action, Resource, Condition } }) => {
      const keys = Keys.parse(Condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? '');
      return Action.flatMap((action) =>
        Resource.flatMap((resource) => keys.map((key) => `${action} ${short(resource)} ${key}`.trim())),
      );
    });
  // Two transactions may each have a statement of their own for the same rows.
  return [...new Set(granted)].sort();
}

function grantsIn(rows: readonly Row[]): string[] {
  return rows
    .flatMap(([words, on, keys]) => {
      const [service, ...actions] = words.split(' ');
      return actions.map((action) => `${service}:${action} ${on} ${keys}`.trim());
    })
    .sort();
}

test('every stage has its rows', () => {
  const stages = globSync('functions/*/handler.ts').map((path) => path.split('/')[1]);
  // The parse function is deployed twice.
  const named = Object.keys(allowed).filter((stage) => stage !== 'ParseHeavy');
  expect(named.map((stage) => stage.toLowerCase()).sort()).toEqual(stages.toSorted());
});

test.each(Object.entries(allowed))('%s has the grants of its stage, and no others', (stage, rows) => {
  expect(grantsOf(stage)).toEqual(grantsIn(rows));
});

describe.each(variants)('with %o', (overrides) => {
  const all = statements(Resources.parse(synthesise(overrides).toJSON())).filter(
    ({ statement }) => statement.Effect === 'Allow',
  );

  test('rows and entries of indexes are granted by their keys only, rows to no request without keys', () => {
    const onRows = all.filter(
      ({ statement: { Action, Resource } }) =>
        Action.some((action) => action.startsWith('dynamodb:')) && !JSON.stringify(Resource).includes('StreamArn'),
    );
    expect(onRows.length).toBeGreaterThan(0);
    for (const { id, statement } of onRows) {
      const isIndex = JSON.stringify(statement.Resource).includes('/index/');
      const conditions = ['ForAllValues:StringLike', ...(isIndex ? [] : ['Null'])];
      expect(Object.keys(statement.Condition).sort(), id).toEqual(conditions);
      if (!isIndex) expect(statement.Condition.Null, id).toEqual({ 'dynamodb:LeadingKeys': 'false' });
      const patterns = Keys.parse(statement.Condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']);
      // A whole kind of rows or one partition: never a pattern that begins with a wildcard.
      for (const pattern of patterns) expect(pattern).toMatch(/^[A-Z]+(#\*)?$/);
    }
  });

  test.each<[what: string, keys: RegExp, stages: RegExp]>([
    ['tokens', /^TOKENS?(#|$)/, /^Api/],
    ['subscriptions', /^(SUBSCRIPTIONS?|FOLLOWERS)(#|$)/, /^(Api|Alert|Recheck|Send|Digest)/],
    ['the ledger', /^(LEDGER|OWED)#/, /^(Alert|Send|Api|Digest|Feedback)/],
  ])('only who needs %s may touch them', (_what, keys, stages) => {
    const holders = all
      .filter(({ statement }) =>
        Keys.parse(statement.Condition['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? '').some((key) =>
          keys.test(key),
        ),
      )
      .map(({ id }) => id);
    expect(holders.length).toBeGreaterThan(0);
    for (const holder of holders) expect(holder).toMatch(stages);
  });
});

test('signing keys can be made by who signs, and replaced by no function', () => {
  const writing = statements(resources).filter(({ statement }) => statement.Action.includes('ssm:PutParameter'));
  expect(writing).toHaveLength(2);
  for (const { statement } of writing) {
    expect(statement.Condition).toEqual({ StringEqualsIfExists: { 'ssm:Overwrite': 'false' } });
  }
});

test('mail goes out under the sender of the configuration only', () => {
  const mail = statements(resources).find(({ statement }) => statement.Action.includes('ses:SendEmail'));
  expect(mail?.statement.Condition).toEqual({ StringEqualsIfExists: { 'ses:FromAddress': 'clips@example.org' } });
});
