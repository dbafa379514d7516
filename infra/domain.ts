import { CfnOutput } from 'aws-cdk-lib';
import { ApiMapping, DomainName, type HttpApi, type HttpStage, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { domainTargetOutput } from '../shared/wiring.ts';
import type { Domain as DomainConfig } from './config.ts';

export interface DomainProps extends DomainConfig {
  readonly api: HttpApi;
  readonly stage: HttpStage;
}

/**
 * The API under a host name of the owner's, which stays the same whatever becomes of the API behind it. TLS 1.2 at least. The
 * certificate is of the stack's own region (API Gateway guide, "Custom domain names for HTTP APIs").
 */
export class Domain extends Construct {
  /** Base URL of the API, without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, { api, stage, domain, certificateArn, hostedZoneId }: DomainProps) {
    super(scope, id);
    const name = new DomainName(this, 'Name', {
      domainName: domain,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    new ApiMapping(this, 'Mapping', { api, stage, domainName: name });
    if (hostedZoneId !== undefined) {
      const { regionalDomainName: dnsName, regionalHostedZoneId } = name;
      const aliasTarget = { dnsName, hostedZoneId: regionalHostedZoneId };
      new CfnRecordSet(this, 'Record', { hostedZoneId, name: domain, type: 'A', aliasTarget });
    }
    new CfnOutput(this, 'Target', { value: name.regionalDomainName }).overrideLogicalId(domainTargetOutput);
    this.url = `https://${domain}`;
  }
}
