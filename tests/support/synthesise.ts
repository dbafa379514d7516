import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { readConfig } from '../../infra/config.ts';
import { ClipwatchStack } from '../../infra/stack.ts';

const context = {
  sender: 'clips@example.org',
  siteOrigins: 'https://www.example.org,http://localhost:3000',
  alarmAddress: 'ops@example.org',
};

/** The template of the stack, for a default context with these overrides; functions are not bundled. */
export function synthesise(overrides: Record<string, unknown> = {}): Template {
  const app = new App({ context: { ...context, ...overrides, 'aws:cdk:bundling-stacks': [] } });
  const read = readConfig(app.node.getAllContext());
  if (read.kind === 'invalid') throw new Error(read.message);
  return Template.fromStack(new ClipwatchStack(app, read.config) satisfies Stack);
}
