import type { IForbiddenRuleType } from 'dependency-cruiser';

/** Which folder may import which. Paths are relative to `root`, so that the same rules
 *  can be run on the planted violations in tests/fixtures/planted. */
export function rules(root = ''): IForbiddenRuleType[] {
  const at = (path: string) => `^${root}${path}`;
  const AWS = 'node_modules/(@aws-sdk|@smithy|@types/aws-lambda|aws-lambda|aws-cdk-lib|constructs)/';
  const subject = '(file|embed|name|story|alert)';
  return [
    {
      name: 'shared-is-pure',
      comment: 'shared/ takes the clock, the network, the disk and AWS as parameters; one reader needs a thread',
      severity: 'error',
      from: { path: at('shared/'), pathNot: at('shared/file/container/pdf\\.ts$') },
      to: {
        path: [AWS, '^(node:)?(fs|http|https|http2|net|tls|dns|dgram|child_process|process|os|worker_threads)(/|$)'],
      },
    },
    {
      name: 'shared-knows-nobody',
      severity: 'error',
      from: { path: at('shared/') },
      to: { path: at('(functions|infra|cli|local|bench|tests)/') },
    },
    {
      name: 'subjects-are-strangers',
      comment: 'subjects meet in contract/, document/, address/ and language/; shared/clip/ puts them together',
      severity: 'error',
      from: { path: at(`shared/${subject}/`) },
      to: { path: at(`shared/${subject}/`), pathNot: at('shared/$1/') },
    },
    {
      name: 'language-is-neutral',
      comment: 'bytes, fields and names share what is known of languages; it knows none of them',
      severity: 'error',
      from: { path: at('shared/language/') },
      to: { path: at('shared/'), pathNot: at('shared/language/') },
    },
    {
      name: 'subject-front-door',
      comment:
        'the size of names is known without loading what matches them, own outlets without the built-in ones, whom, when, how often and about what mails are sent without what writes them',
      severity: 'error',
      from: { path: at('(functions|cli|local)/') },
      to: {
        path: at(`shared/${subject}/`),
        pathNot: [
          'index\\.ts$',
          at(
            'shared/(name/size|file/outlets/own|alert/(content|corrected|digest-days|headers|pace|question|silence|teller|when))\\.ts',
          ),
        ],
      },
    },
    {
      name: 'name-list-front-door',
      comment: 'its index loads a format only when a list is read or written',
      severity: 'error',
      from: { path: at('(functions|cli|local)/') },
      to: { path: at('shared/name-list/'), pathNot: 'index\\.ts$' },
    },
    {
      name: 'aws-only-in-adapters',
      severity: 'error',
      from: {
        path: at('(functions|cli|local|infra|bench)/'),
        pathNot: at('(functions/aws|infra/lean|local/services)/'),
      },
      to: { path: 'node_modules/@(aws-sdk|smithy)/' },
    },
    {
      name: 'network-only-in-net',
      severity: 'error',
      from: { path: at('functions/'), pathNot: at('functions/(net|aws)/') },
      to: { path: ['^(node:)?(http|https|http2|net|tls|dns|dgram)(/|$)', 'node_modules/undici/'] },
    },
    {
      name: 'aws-is-an-adapter',
      comment: 'the adapter serves the stages: it knows the rules in shared/ and functions/runtime/, nobody else',
      severity: 'error',
      from: { path: at('functions/aws/') },
      to: { path: at('(functions|infra|cli|local|bench)/'), pathNot: at('functions/(aws|runtime)/') },
    },
    {
      name: 'functions-are-strangers',
      comment:
        'the stages meet in queues and in the table; what two of them need is in aws/, net/, runtime/ or shared/',
      severity: 'error',
      from: { path: at('functions/([^/]+)/') },
      to: { path: at('functions/[^/]+/'), pathNot: [at('functions/(aws|net|runtime)/'), at('functions/$1/')] },
    },
    {
      name: 'handlers-are-leaves',
      comment: 'a handler is deployed by its path, never called by another module',
      severity: 'error',
      from: { path: at('(shared|functions|infra|cli|local|bench)/') },
      to: { path: at('functions/[^/]+/handler\\.ts$') },
    },
    {
      name: 'infra-meets-code-in-wiring',
      severity: 'error',
      from: { path: at('infra/') },
      to: { path: at('(functions|shared|cli|local)/'), pathNot: at('shared/(wiring|triggers)\\.ts$') },
    },
    {
      name: 'nothing-imports-tests',
      comment:
        'but costs are counted from the steps whose units the tests hold; requests and pages are measured on their fakes, reading on the same hostile files',
      severity: 'error',
      from: { pathNot: [at('tests/'), at('bench/(cost/counts|requests|console|robust)\\.ts$')] },
      to: { path: at('tests/') },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'not-to-dev-dep',
      comment: 'what runs in a function or in the command must be a dependency proper',
      severity: 'error',
      from: { path: at('(shared|functions|cli)/') },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ];
}
