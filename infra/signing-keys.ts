import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StageFunction } from './function.ts';

/**
 * The parameter with the signing keys. CloudFormation makes no SecureString (AWS::SSM::Parameter, "Type"), so the first
 * function that signs makes it; the stack only names it.
 */
export class SigningKeys extends Construct {
  /** Named by the stack: several stacks of an account have keys of their own. */
  readonly parameter: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.parameter = `/clipwatch/${Stack.of(this).stackName}/signing-keys`;
  }

  /** Lets a function sign and verify: it may read the keys and make them, but not replace them. */
  allow(lambda: StageFunction): void {
    lambda.set({ signingKeys: this.parameter });
    const arn = Stack.of(this).formatArn({
      service: 'ssm',
      resource: 'parameter',
      resourceName: this.parameter.slice(1),
    });
    lambda.allow(['ssm:GetParameter'], [arn]);
    // AWS sends ssm:Overwrite with every overwriting write, so IfExists changes nothing there; emulators may not send it.
    lambda.allow(['ssm:PutParameter'], [arn], { StringEqualsIfExists: { 'ssm:Overwrite': 'false' } });
  }
}
