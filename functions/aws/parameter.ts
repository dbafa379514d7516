/**
 * Parameters of SSM Parameter Store that only their readers can decrypt (SecureString, standard tier: no charge, up to
 * 4 KB). They are encrypted with the AWS managed key `aws/ssm`, which the whole account may use through Parameter Store,
 * so that a role needs no action of KMS (Systems Manager User Guide, "SecureString parameters").
 *
 * Import this file when a parameter is needed: few runs of a function need one.
 */
import {
  GetParameterCommand,
  ParameterAlreadyExists,
  ParameterNotFound,
  PutParameterCommand,
} from '@aws-sdk/client-ssm';
import { ssm } from './clients/ssm.ts';

/** A parameter's value and the number of its version, which each write raises by one. */
export interface Parameter {
  readonly value: string;
  readonly version: number;
}

/** The newest version of a parameter; null where there is none. */
export async function readParameter(name: string): Promise<Parameter | null> {
  try {
    const { Parameter } = await ssm().send(new GetParameterCommand({ Name: name, WithDecryption: true }));
    return { value: Parameter?.Value ?? '', version: Parameter?.Version ?? 0 };
  } catch (error) {
    if (error instanceof ParameterNotFound) return null;
    throw error;
  }
}

/** Makes a parameter, unless there is one; whether this call made it. */
export async function createParameter(name: string, value: string): Promise<boolean> {
  try {
    // Stated though it is the default: the roles of functions allow only `ssm:Overwrite` = false.
    await ssm().send(new PutParameterCommand({ Name: name, Value: value, Type: 'SecureString', Overwrite: false }));
    return true;
  } catch (error) {
    if (error instanceof ParameterAlreadyExists) return false;
    throw error;
  }
}

/** Writes the next version of a parameter; answers its number. */
export async function replaceParameter(name: string, value: string): Promise<number> {
  const put = new PutParameterCommand({ Name: name, Value: value, Type: 'SecureString', Overwrite: true });
  return (await ssm().send(put)).Version ?? 0;
}
