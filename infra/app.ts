/** Entry point of the CDK: reads the configuration from the context and creates the stack. */
import { App } from 'aws-cdk-lib';
import { readConfig } from './config.ts';
import { ClipwatchStack } from './stack.ts';

const app = new App();
const read = readConfig(app.node.getAllContext());
if (read.kind === 'invalid') {
  console.error(read.message);
  process.exit(1);
}
new ClipwatchStack(app, read.config);
