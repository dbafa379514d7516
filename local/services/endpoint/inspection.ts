/** What `clipwatch doctor` asks of Lambda, S3, SES and SNS, where nothing can be switched off, unverified or throttled. */
import type { Services } from '../clients.ts';
import { type Answer, element, json, type Request, xml } from './answer.ts';

/** What joins the services, and what holds for all functions. */
export interface Account {
  readonly mappings: readonly MappingDescription[];
  /** The one bucket that tells a queue of its objects. */
  readonly inbox: { readonly bucket: string; readonly queueArn: string };
  /** The environment that the functions share. */
  readonly settings: Readonly<Record<string, string>>;
  /** The one verified address. */
  readonly sender: string;
}

interface MappingDescription {
  readonly id: string;
  readonly sourceArn: string;
  /** Most runs at once; null where there is no limit. */
  readonly mostRuns: number | null;
}

/** Quotas of the emulator: those of an account that is in use. */
const RUN_LIMIT = 1000;
const MAILS_A_DAY = 50_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Null where it is no such question. */
export function answerInspection(request: Request, account: Account, services: Services): Answer | null {
  if (request.method === 'GET') return answerRead(request, account, services);
  const isReaders = new URLSearchParams(request.body.toString()).get('Action') === 'ListSubscriptionsByTopic';
  return request.method === 'POST' && request.path === '/' && isReaders ? noReaders() : null;
}

function answerRead({ path, query }: Request, account: Account, { mail, functions }: Services): Answer | null {
  const [, version, kind = '', name = '', part] = path.split('/');
  switch (version) {
    case '2016-08-19':
      return kind === 'account-settings' ? json(200, { AccountLimit: limits }) : null;
    case '2015-03-31':
      if (kind === 'event-source-mappings') return mappingOf(account, name);
      if (kind !== 'functions' || part !== 'configuration') return null;
      if (!functions.has(name)) return missing('ResourceNotFoundException', `There is no function ${name}.`);
      return json(200, { FunctionName: name, Environment: { Variables: account.settings } });
    case 'v2':
      if (kind !== 'email') return null;
      return name === 'account' ? mailAccount(mail.sent) : identityOf(account, decodeURIComponent(part ?? ''));
    case account.inbox.bucket:
      return kind === '' && query.has('notification') ? notifications(account) : null;
    default:
      return null;
  }
}

const limits = { ConcurrentExecutions: RUN_LIMIT, UnreservedConcurrentExecutions: RUN_LIMIT };

function missing(error: string, message: string): Answer {
  const answer = json(404, { message, Message: message });
  return { ...answer, headers: { ...answer.headers, 'x-amzn-errortype': error } };
}

function mappingOf({ mappings }: Account, id: string): Answer {
  const found = mappings.find((one) => one.id === id);
  if (found === undefined) return missing('ResourceNotFoundException', `There is no event source mapping ${id}.`);
  const { sourceArn, mostRuns } = found;
  return json(200, {
    UUID: id,
    State: 'Enabled',
    EventSourceArn: sourceArn,
    ...(mostRuns !== null && { ScalingConfig: { MaximumConcurrency: mostRuns } }),
  });
}

function mailAccount(sent: Services['mail']['sent']): Answer {
  const since = Date.now() - DAY_MS;
  return json(200, {
    ProductionAccessEnabled: true,
    SendingEnabled: true,
    EnforcementStatus: 'HEALTHY',
    SendQuota: { Max24HourSend: MAILS_A_DAY, SentLast24Hours: sent.filter(({ at }) => at > since).length },
  });
}

function identityOf({ sender }: Account, identity: string): Answer {
  if (identity !== sender) return missing('NotFoundException', `There is no identity ${identity}.`);
  return json(200, { IdentityType: 'EMAIL_ADDRESS', VerifiedForSendingStatus: true });
}

function notifications({ inbox }: Account): Answer {
  const events = ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'].map((event) => element('Event', event));
  const queue = `<QueueConfiguration>${element('Queue', inbox.queueArn)}${events.join('')}</QueueConfiguration>`;
  const namespace = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
  return xml(200, `<NotificationConfiguration ${namespace}>${queue}</NotificationConfiguration>`);
}

/** Nobody is told of alarms: there are none here. */
function noReaders(): Answer {
  const namespace = 'xmlns="http://sns.amazonaws.com/doc/2010-03-31/"';
  const result = '<ListSubscriptionsByTopicResult><Subscriptions/></ListSubscriptionsByTopicResult>';
  return xml(200, `<ListSubscriptionsByTopicResponse ${namespace}>${result}</ListSubscriptionsByTopicResponse>`);
}
