import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../infra/config.ts';

const certificateArn = 'arn:aws:acm:eu-central-1:123456789012:certificate/0b1c6f1e-6c7e-4d53-9d07-6f1d3a4d2f55';
const provider = {
  oidcIssuer: 'https://login.example.org/',
  oidcAudience: 'clips, https://clips.example.org',
  oidcScopes: 'clips/read:read, api://clips:admin',
};
const least = { sender: 'clips@example.org', siteOrigins: 'https://www.example.org' };

describe('a good context', () => {
  test('of what must be given has defaults for the rest', () => {
    expect(readConfig(least)).toEqual({
      kind: 'valid',
      config: {
        stackName: 'clipwatch',
        sender: 'clips@example.org',
        siteOrigins: ['https://www.example.org'],
        publicRead: false,
        retain: true,
        concurrency: 4,
        stills: true,
        storySimilarity: 0.8,
        searchWords: 6,
        keepVersionsDays: 365,
        newsDays: 7,
        auditDays: 365,
        linkDays: 90,
        logRetentionDays: 30,
      },
    });
  });

  test.each<[why: string, context: Record<string, unknown>, part: Record<string, unknown>]>([
    [
      'flags as text, as on the command line',
      { publicRead: 'true', retain: 'false' },
      { publicRead: true, retain: false },
    ],
    ['flags as JSON, as in cdk.json', { publicRead: true, retain: false }, { publicRead: true, retain: false }],
    ['days as text', { logRetentionDays: '7' }, { logRetentionDays: 7 }],
    ['days of news', { newsDays: '30' }, { newsDays: 30 }],
    ['days of the audit', { auditDays: '3650' }, { auditDays: 3650 }],
    ['days of links', { linkDays: '14' }, { linkDays: 14 }],
    ['a similarity as text', { storySimilarity: '0.9' }, { storySimilarity: 0.9 }],
    ['no words', { searchWords: '0' }, { searchWords: 0 }],
    ['days for versions', { keepVersionsDays: '30' }, { keepVersionsDays: 30 }],
    ['the fewest runs at once, as text', { concurrency: '2' }, { concurrency: 2 }],
    ['a table ready for a burst', { warmThroughput: '12000' }, { warmThroughput: 12_000 }],
    [
      'several origins, spaced, one twice',
      { siteOrigins: 'https://a.org, https://b.org ,https://a.org' },
      { siteOrigins: ['https://a.org', 'https://b.org'] },
    ],
    [
      'an origin with a slash, capitals and the usual port',
      { siteOrigins: 'https://WWW.Example.org:443/' },
      { siteOrigins: ['https://www.example.org'] },
    ],
    [
      'an origin with another port',
      { siteOrigins: 'https://example.org:8443' },
      { siteOrigins: ['https://example.org:8443'] },
    ],
    [
      'plain http on this machine',
      { siteOrigins: 'http://localhost:3000,http://127.0.0.1' },
      { siteOrigins: ['http://localhost:3000', 'http://127.0.0.1'] },
    ],
    ['mails without stills', { stills: 'false' }, { stills: false }],
    ['an address for alarms', { alarmAddress: 'ops@example.org' }, { alarmAddress: 'ops@example.org' }],
    ['a stack of another name', { stackName: 'clipwatch-test-2' }, { stackName: 'clipwatch-test-2' }],
    [
      'a host name with its certificate',
      { domain: 'clips.example.org', certificateArn },
      { domain: { domain: 'clips.example.org', certificateArn } },
    ],
    [
      'and the zone that gets its record',
      { domain: 'clips.example.org', certificateArn, hostedZoneId: 'Z0123456789ABCDEFGHIJ' },
      { domain: { hostedZoneId: 'Z0123456789ABCDEFGHIJ' } },
    ],
    [
      'a provider, whose scopes are in the claim `scope`',
      provider,
      {
        oidc: {
          issuer: 'https://login.example.org/',
          audience: ['clips', 'https://clips.example.org'],
          claim: 'scope',
          scopes: 'clips/read:read,api://clips:admin',
        },
      },
    ],
    ['a provider with groups', { ...provider, oidcClaim: 'groups' }, { oidc: { claim: 'groups' } }],
    ['keys of the CDK beside ours', { 'aws:cdk:bundling-stacks': [], '@aws-cdk/core:x': true }, {}],
  ])('%s', (_why, context, part) => {
    expect(readConfig({ ...least, ...context })).toMatchObject({ kind: 'valid', config: part });
  });
});

describe('a bad context', () => {
  test.each<[why: string, context: Record<string, unknown>, message: RegExp]>([
    [
      'nobody to send as',
      { sender: undefined },
      /^ {2}sender: is missing; for example: -c sender=clips@example\.org$/m,
    ],
    ['no site', { siteOrigins: undefined }, /^ {2}siteOrigins: is missing; for example: -c siteOrigins=https:/m],
    [
      'a host name without a certificate',
      { domain: 'clips.example.org' },
      /^ {2}certificateArn: is missing; for example: -c certificateArn=arn:aws:acm:/m,
    ],
    ['a certificate of no host name', { certificateArn }, /^ {2}domain: is missing; for example: -c domain=clips/m],
    ['a zone of no host name', { hostedZoneId: 'Z0123456789' }, /^ {2}domain: is missing/m],
    [
      'an address as a host name',
      { domain: 'https://clips.example.org', certificateArn },
      /^ {2}domain: must be a host/m,
    ],
    ['a host name of one part', { domain: 'localhost', certificateArn }, /^ {2}domain: must be a host name/m],
    ['a host name in capitals', { domain: 'Clips.example.org', certificateArn }, /^ {2}domain: must be a host/m],
    ['all hosts of a domain', { domain: '*.example.org', certificateArn }, /^ {2}domain: must be a host name/m],
    [
      'a certificate by its id',
      { domain: 'clips.example.org', certificateArn: '0b1c' },
      /^ {2}certificateArn: must be the/m,
    ],
    [
      'a zone by its name',
      { domain: 'clips.example.org', certificateArn, hostedZoneId: 'example.org' },
      /^ {2}hostedZoneId: must/m,
    ],
    ['a provider for nobody', { ...provider, oidcScopes: undefined }, /^ {2}oidcScopes: is missing; for example/m],
    ['a provider for any audience', { ...provider, oidcAudience: undefined }, /^ {2}oidcAudience: is missing/m],
    ['an empty audience', { ...provider, oidcAudience: '' }, /^ {2}oidcAudience: must be a list/m],
    ['a claim of no provider', { oidcClaim: 'groups' }, /^ {2}oidcIssuer: is missing/m],
    [
      'a provider over plain http',
      { ...provider, oidcIssuer: 'http://login.example.org' },
      /^ {2}oidcIssuer: must be/m,
    ],
    [
      'a provider by its host',
      { ...provider, oidcIssuer: 'login.example.org' },
      /^ {2}oidcIssuer: must be the issuer/m,
    ],
    [
      'values without a scope',
      { ...provider, oidcScopes: 'readers' },
      /^ {2}oidcScopes: must be a list of value:scope/m,
    ],
    ['a scope that there is not', { ...provider, oidcScopes: 'all:root' }, /^ {2}oidcScopes: must be a list/m],
    [
      'a value with a space, which parts values',
      { ...provider, oidcScopes: 'the desk:read' },
      /^ {2}oidcScopes: must/m,
    ],
    ['an empty list of sites', { siteOrigins: '' }, /^ {2}siteOrigins: "" is not an origin/m],
    ['a sender that is no address', { sender: 'example.org' }, /^ {2}sender: must be one plain e-mail address/m],
    ['a sender with a display name', { sender: 'Clips <clips@example.org>' }, /^ {2}sender: must be one plain/m],
    ['plain http in the open', { siteOrigins: 'http://example.org' }, /"http:\/\/example\.org" is not an origin/],
    ['a host that only begins like this machine', { siteOrigins: 'http://localhost.example.org' }, /is not an origin/],
    ['a page, not an origin', { siteOrigins: 'https://example.org/clips' }, /is not an origin/],
    ['a query', { siteOrigins: 'https://example.org/?a' }, /is not an origin/],
    ['a user in it', { siteOrigins: 'https://me@example.org' }, /is not an origin/],
    ['any host', { siteOrigins: '*' }, /"\*" is not an origin/],
    ['any sub-domain', { siteOrigins: 'https://*.example.org' }, /is not an origin/],
    ['another scheme', { siteOrigins: 'ftp://example.org' }, /is not an origin/],
    ['the good one does not hide the bad one', { siteOrigins: 'https://a.org,b.org' }, /"b\.org" is not an origin/],
    [
      'a list as JSON',
      { siteOrigins: ['https://a.org'] },
      /^ {2}siteOrigins: must be a list of origins, separated by commas/m,
    ],
    [
      'yes for true',
      { publicRead: 'yes' },
      /^ {2}publicRead: must be true or false; for example: -c publicRead=true$/m,
    ],
    ['an empty flag', { retain: '' }, /^ {2}retain: must be true or false/m],
    ['alarms to nobody', { alarmAddress: 'ops' }, /^ {2}alarmAddress: must be one plain e-mail address/m],
    [
      'days that CloudWatch does not know',
      { logRetentionDays: '31' },
      /^ {2}logRetentionDays: must be one of 1, 3, 5/m,
    ],
    [
      'fewer runs than a mapping of SQS may have',
      { concurrency: '1' },
      /^ {2}concurrency: must be a whole number from 2 to 1000/m,
    ],
    [
      'less warmth than every new table has',
      { warmThroughput: '3999' },
      /^ {2}warmThroughput: must be a whole number from 4000 to 40000/m,
    ],
    ['half a unit', { warmThroughput: '4000.5' }, /^ {2}warmThroughput: must be a whole number/m],
    [
      'news that outlive the ledger',
      { newsDays: '336' },
      /^ {2}newsDays: must be a whole number of days from 1 to 335/m,
    ],
    ['no days for versions', { keepVersionsDays: '0' }, /^ {2}keepVersionsDays: must be a whole number of days/m],
    ['for ever', { logRetentionDays: '9999' }, /^ {2}logRetentionDays: must be one of/m],
    ['days in words', { logRetentionDays: 'a week' }, /^ {2}logRetentionDays: must be one of/m],
    [
      'a name that a bucket cannot start with',
      { stackName: 'Clipwatch' },
      /^ {2}stackName: must be 1 to 24 lower-case/m,
    ],
    ['a name that a bucket would cut', { stackName: 'clipwatch-of-the-press-office' }, /^ {2}stackName: must be/m],
    ['a slip of the pen', { publicread: 'true' }, /^ {2}publicread: no such key; there are stackName, sender/m],
  ])('%s', (_why, context, message) => {
    const read = readConfig({ ...least, ...context });
    expect(read.kind === 'invalid' && read.message).toMatch(message);
  });

  test('tells all that is wrong at once', () => {
    const read = readConfig({ retain: 'no' });
    expect(read.kind === 'invalid' && read.message.split('\n')).toHaveLength(4);
  });

  // Time for a busy machine: the process loads the whole CDK.
  test('ends the app with a short message, not a stack trace', { timeout: 60_000 }, () => {
    const run = spawnSync(process.execPath, ['infra/app.ts'], {
      encoding: 'utf8',
      env: { ...process.env, CDK_CONTEXT_JSON: JSON.stringify({ ...least, sender: 'nobody' }) },
    });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^The configuration .*\n {2}sender: must be one plain e-mail address; .*\n$/);
  });
});
