/** Configuration of a deployment, from the CDK context (`-c key=value`, or `context` in cdk.json). */
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';
import { defaultStackName, defaults } from '../shared/wiring.ts';

/** The values that CloudWatch accepts, without the CDK's number for "infinite". */
const RETENTION_DAYS = Object.values(RetentionDays).filter(
  (days) => typeof days === 'number' && days !== RetentionDays.INFINITE,
);
const retentionRule = `must be one of ${RETENTION_DAYS.join(', ')}`;
const keepRule = 'must be a whole number of days from 1 to 36500';
const linkRule = 'must be a whole number of days from 1 to 3650';
const newsRule = 'must be a whole number of days from 1 to 335';
const similarityRule = 'must be a number from 0.5 to 1';
const searchRule = 'must be a whole number from 0 to 100';
const concurrencyRule = 'must be a whole number from 2 to 1000';
const warmRule = 'must be a whole number from 4000 to 40000';
const LOOPBACK = new Set(['localhost', '127.0.0.1']);

/** Text on the command line, possibly a boolean in cdk.json. */
const flag = z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' })], {
  error: 'must be true or false',
});
const address = z.email('must be one plain e-mail address').max(254);

/** The normalised origin, if `url` is an origin and https or loopback. */
function originOf(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.href !== `${parsed.origin}/` || parsed.hostname.includes('*')) return undefined;
  if (parsed.protocol === 'https:') return parsed.origin;
  return parsed.protocol === 'http:' && LOOPBACK.has(parsed.hostname) ? parsed.origin : undefined;
}

const origin = z.string().transform((url, context) => {
  const parsed = originOf(url);
  if (parsed !== undefined) return parsed;
  context.addIssue(
    `"${url}" is not an origin: write https:// and a host, without a path (http:// only for localhost or 127.0.0.1)`,
  );
  return z.NEVER;
});

/** Text on the command line, possibly a number in cdk.json. */
const wholeNumber = (least: number, most: number, rule: string) =>
  z.coerce.number(rule).int(rule).min(least, rule).max(most, rule);

const hostRule = 'must be a host name in lower case, without https:// and without a path';
const certificateRule = 'must be the ARN of a certificate of ACM';
const zoneRule = 'must be the id of a hosted zone of Route 53';

/** Context keys of the owner's host name, which stands with its certificate or not at all. */
const domainKeys = {
  domain: z
    .hostname(hostRule)
    .regex(/^[^.A-Z]+(\.[^.A-Z]+)+$/, hostRule)
    .max(253, hostRule)
    .optional(),
  /** A certificate of ACM for it, in the region of the stack. */
  certificateArn: z
    .string()
    .regex(/^arn:[\w-]+:acm:[\w-]+:\d{12}:certificate\/[\w-]+$/, certificateRule)
    .optional(),
  /** Zone of Route 53 that gets the record; else the owner sets it. */
  hostedZoneId: z
    .string()
    .regex(/^Z[A-Z0-9]{1,31}$/, zoneRule)
    .optional(),
};

const issuerRule = 'must be the issuer of the provider as its tokens name it: https://, without a query';
const scopesRule = 'must be a list of value:scope, separated by commas; the scopes are read, write and admin';

const list = (text: string) => text.split(',').map((item) => item.trim());

/** Context keys of the owner's OIDC provider: all of them, or none. */
const oidcKeys = {
  /** As in the claim `iss`. */
  oidcIssuer: z
    .url({ protocol: /^https$/, error: issuerRule })
    .regex(/^[^?#]+$/, issuerRule)
    .optional(),
  /** What the claim `aud` must name one of; of a token without one, `client_id`. */
  oidcAudience: z
    .string()
    .transform(list)
    .pipe(z.array(z.string().min(1, 'must be a list, separated by commas')))
    .optional(),
  /** Which value of the claim gives which scope. */
  oidcScopes: z
    .string(scopesRule)
    .transform(list)
    .pipe(z.array(z.string().regex(/^[^\s[\]]+:(?:read|write|admin)$/, scopesRule)))
    .transform((pairs) => pairs.join(','))
    .optional(),
  /** The claim whose values give scopes. */
  oidcClaim: z.string().regex(/^\S+$/, 'must be the name of a claim').optional(),
};

/** The owner's OIDC provider. */
export interface Oidc {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly claim: string;
  /** `value:scope`, separated by commas. */
  readonly scopes: string;
}

/** A host name of the owner's. */
export interface Domain {
  readonly domain: string;
  readonly certificateArn: string;
  readonly hostedZoneId?: string | undefined;
}

const Keys = z.object({
  /** CloudFormation truncates longer names in bucket names, and the policy of the ingest queue needs them whole. */
  stackName: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,23}$/, 'must be 1 to 24 lower-case letters, digits and dashes, a letter first')
    .default(defaultStackName),
  /** Sender of alerts; covered by a verified identity in SES. */
  sender: address,
  /** A mailbox that is read, for answers to mails; else they go to the sender. */
  replyTo: address.optional(),
  /** Origins of the sites that show the clips: the first is the Referer of embed checks, all may call the API. */
  siteOrigins: z
    .string('must be a list of origins, separated by commas')
    .transform((list) => list.split(',').map((item) => item.trim()))
    .pipe(z.array(origin))
    .transform((origins) => [...new Set(origins)]),
  /** Whether everybody may read the API without a token. */
  publicRead: flag.default(false),
  /** Address that receives alarms. */
  alarmAddress: address.optional(),
  /** Whether the inbox, the archive and the table are kept when the stack is deleted. */
  retain: flag.default(true),
  /**
   * Maximum of concurrent runs of the parse function; the store function gets a quarter of it, at least 2. The default
   * fits a new account, whose functions may run ten times at once; the least is that of an SQS mapping.
   */
  concurrency: wholeNumber(2, 1000, concurrencyRule).default(defaults.concurrency),
  /**
   * Write units a second that the table and its indexes take from the start. Without it DynamoDB begins at 4,000, some
   * 300 clips a second, and grows within minutes. Costs something once, when it is set.
   */
  warmThroughput: wholeNumber(4000, 40_000, warmRule).optional(),
  /**
   * The least similarity of two clips of one story, 0.5 to 1; at 1 only the same content is one. `npm run bench -- stories`
   * shows what a value finds and what it confuses.
   */
  storySimilarity: z.coerce
    .number(similarityRule)
    .min(0.5, similarityRule)
    .max(1, similarityRule)
    .default(defaults.storySimilarity),
  /**
   * Words of a clip that it is filed under at most (those that begin alike count as one), each for a write unit: a search
   * for others reads lines of all words of the clips of a month. 0 files nothing, and a search reads the clips themselves.
   */
  searchWords: wholeNumber(0, 100, searchRule).default(defaults.searchWords),
  /**
   * Days that replaced and deleted versions of a file stay in the inbox. Until then `asOf` and reading an old version
   * again are possible; after it a deleted file is gone.
   */
  keepVersionsDays: wholeNumber(1, 36_500, keepRule).default(365),
  /**
   * Days after a file was received for which its mentions are mailed. One that is found later (its file waited among the
   * dead letters, or a sweep found it) is shown as late. The ledger of alerts is kept a month longer than the most.
   */
  newsDays: wholeNumber(1, 335, newsRule).default(defaults.newsDays),
  /** Days for which the audit keeps what was changed by the API, and by whom. */
  auditDays: wholeNumber(1, 36_500, keepRule).default(defaults.auditDays),
  /**
   * Days for which a link of a mail or feed opens its record, or the page of its name, without a token; also those sent before
   * it was set.
   */
  linkDays: wholeNumber(1, 3650, linkRule).default(defaults.linkDays),
  /** Whether mails show the stills that the archive keeps of videos, by signed links. */
  stills: flag.default(true),
  /** Retention of the logs, which hold keys of files and addresses of callers. */
  logRetentionDays: z.coerce
    .number(retentionRule)
    .refine((days) => RETENTION_DAYS.includes(days), retentionRule)
    .default(RetentionDays.ONE_MONTH),
  /** Where people reach the API and the console, if a proxy of the owner's stands before it: links begin with it. */
  consoleUrl: origin.optional(),
  ...domainKeys,
  ...oidcKeys,
});
type Keys = z.infer<typeof Keys>;

export interface Config extends Omit<Keys, keyof typeof domainKeys | keyof typeof oidcKeys> {
  /** Links in mails, feeds and pages begin with it; without it, with the address that AWS gives the API. */
  readonly domain?: Domain | undefined;
  /** Its tokens open the API below `/oidc`. */
  readonly oidc?: Oidc | undefined;
}

const Config = Keys.transform((keys, context): Config => {
  const { domain, certificateArn, hostedZoneId, oidcIssuer, oidcAudience, oidcScopes, oidcClaim, ...config } = keys;
  const isMissing = (key: keyof Keys) => {
    context.addIssue({ code: 'custom', path: [key], message: 'is missing' });
    return z.NEVER;
  };
  let whole: Config = config;
  if ((domain ?? certificateArn ?? hostedZoneId) !== undefined) {
    if (domain === undefined) return isMissing('domain');
    if (certificateArn === undefined) return isMissing('certificateArn');
    whole = { ...whole, domain: { domain, certificateArn, hostedZoneId } };
  }
  if ((oidcIssuer ?? oidcAudience ?? oidcScopes ?? oidcClaim) !== undefined) {
    if (oidcIssuer === undefined) return isMissing('oidcIssuer');
    if (oidcAudience === undefined) return isMissing('oidcAudience');
    if (oidcScopes === undefined) return isMissing('oidcScopes');
    const claim = oidcClaim ?? 'scope';
    whole = { ...whole, oidc: { issuer: oidcIssuer, audience: oidcAudience, claim, scopes: oidcScopes } };
  }
  return whole;
});

const examples = {
  stackName: 'clipwatch',
  sender: 'clips@example.org',
  replyTo: 'press@example.org',
  siteOrigins: 'https://www.example.org,https://example.org',
  publicRead: 'true',
  alarmAddress: 'ops@example.org',
  retain: 'true',
  concurrency: '4',
  warmThroughput: '12000',
  storySimilarity: '0.8',
  searchWords: '6',
  keepVersionsDays: '365',
  newsDays: '7',
  auditDays: '365',
  linkDays: '90',
  stills: 'false',
  logRetentionDays: '30',
  consoleUrl: 'https://clips.example.org',
  domain: 'clips.example.org',
  certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/0b1c6f1e-6c7e-4d53-9d07-6f1d3a4d2f55',
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  oidcIssuer: 'https://login.example.org',
  oidcAudience: 'https://clips.example.org',
  oidcScopes: 'clips-readers:read,clips-editors:write',
  oidcClaim: 'groups',
} as const satisfies Record<keyof Keys, string>;

export type ConfigRead = { kind: 'valid'; config: Config } | { kind: 'invalid'; message: string };

/**
 * Reads the configuration from a CDK context. The message about an invalid one has a line with an example for each
 * wrong key. An unknown key of letters only is refused as a typo; others (`aws:cdk:…`, `@aws-cdk/…`) are the CDK's.
 */
export function readConfig(context: Readonly<Record<string, unknown>>): ConfigRead {
  const unknownKeys = Object.keys(context)
    .filter((key) => /^[a-z]+$/i.test(key) && !Object.hasOwn(examples, key))
    .map((key) => `  ${key}: no such key; there are ${Object.keys(examples).join(', ')}`);
  const parsed = Config.safeParse(context);
  if (parsed.success && unknownKeys.length === 0) return { kind: 'valid', config: parsed.data };
  const errors = (parsed.error?.issues ?? []).map((issue) => {
    const key = issue.path[0] as keyof typeof examples;
    const error = context[key] === undefined ? 'is missing' : issue.message;
    return `  ${key}: ${error}; for example: -c ${key}=${examples[key]}`;
  });
  return {
    kind: 'invalid',
    message: ['The configuration of the stack (CDK context) is not right:', ...unknownKeys, ...errors].join('\n'),
  };
}
