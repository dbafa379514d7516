import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import cdk from '../../cdk.json' with { type: 'json' };
import { readConfig } from '../../infra/config.ts';
import { ClipwatchStack } from '../../infra/stack.ts';

const context = {
  sender: 'clips@example.org',
  siteOrigins: 'https://www.example.org,http://localhost:3000',
  alarmAddress: 'ops@example.org',
};

/** One of each kind of deployment: the values of a context key that add or change resources. */
export const variants: readonly Record<string, string>[] = [
  {},
  { retain: 'false' },
  {
    ...{ publicRead: 'true', warmThroughput: '12000', concurrency: '200', stackName: 'press' },
    domain: 'clips.example.org',
    certificateArn: 'arn:aws:acm:eu-central-1:123456789012:certificate/0b1c6f1e-6c7e-4d53-9d07-6f1d3a4d2f55',
    hostedZoneId: 'Z0123456789ABCDEFGHIJ',
    oidcIssuer: 'https://login.example.org/',
    oidcAudience: 'https://clips.example.org',
    oidcScopes: 'clips-readers:read,clips-editors:write',
  },
];

/** The stack for a default context with these overrides, under the feature flags of cdk.json; functions are not bundled. */
export function buildStack(overrides: Record<string, unknown> = {}): ClipwatchStack {
  const app = new App({ context: { ...cdk.context, ...context, ...overrides, 'aws:cdk:bundling-stacks': [] } });
  const read = readConfig(app.node.getAllContext());
  if (read.kind === 'invalid') throw new Error(read.message);
  return new ClipwatchStack(app, read.config);
}

/** The template of that stack. */
export function synthesise(overrides: Record<string, unknown> = {}): Template {
  return Template.fromStack(buildStack(overrides));
}
