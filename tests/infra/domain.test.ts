import { describe, expect, it } from 'vitest';
import { domainTargetOutput, outputs } from '../../shared/wiring.ts';
import { synthesise } from '../support/synthesise.ts';

const domain = 'clips.example.org';
const certificateArn = 'arn:aws:acm:eu-central-1:123456789012:certificate/0b1c6f1e-6c7e-4d53-9d07-6f1d3a4d2f55';

describe('a host name of the owner', () => {
  const template = synthesise({ domain, certificateArn });
  const [name] = Object.keys(template.findResources('AWS::ApiGatewayV2::DomainName'));

  it('leads to the API, with its certificate and TLS 1.2', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: domain,
      DomainNameConfigurations: [
        { CertificateArn: certificateArn, EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' },
      ],
    });
    const [api] = Object.keys(template.findResources('AWS::ApiGatewayV2::Api'));
    template.hasResourceProperties('AWS::ApiGatewayV2::ApiMapping', {
      ApiId: { Ref: api },
      DomainName: { Ref: name },
      Stage: '$default',
    });
  });

  it('is what links begin with: those of mails, and those of the API', () => {
    template.hasOutput(outputs.apiUrl, { Value: `https://${domain}` });
    const functions = template.findResources('AWS::Lambda::Function', {
      Properties: { Environment: { Variables: { API_URL: `https://${domain}` } } },
    });
    const stages = Object.keys(functions).map((id) => id.replace(/Function.*/, ''));
    expect(stages).toEqual(expect.arrayContaining(['Api', 'Send']));
  });

  it('leaves the address of AWS as it is, which earlier links begin with', () => {
    for (const { Properties } of Object.values(template.findResources('AWS::ApiGatewayV2::Api'))) {
      expect(Properties.DisableExecuteApiEndpoint ?? false).toBe(false);
    }
  });

  it('says what its DNS record points at, and sets the record itself in a zone that it is given', () => {
    const target = { 'Fn::GetAtt': [name, 'RegionalDomainName'] };
    template.hasOutput(domainTargetOutput, { Value: target });
    template.resourceCountIs('AWS::Route53::RecordSet', 0);
    const zoned = synthesise({ domain, certificateArn, hostedZoneId: 'Z0123456789ABCDEFGHIJ' });
    zoned.hasResourceProperties('AWS::Route53::RecordSet', {
      HostedZoneId: 'Z0123456789ABCDEFGHIJ',
      Name: domain,
      Type: 'A',
      AliasTarget: { DNSName: target, HostedZoneId: { 'Fn::GetAtt': [name, 'RegionalHostedZoneId'] } },
    });
  });
});

it('without one there is no domain, and links begin with the address that AWS gives', () => {
  const template = synthesise();
  template.resourceCountIs('AWS::ApiGatewayV2::DomainName', 0);
  expect(Object.keys(template.findOutputs(domainTargetOutput))).toEqual([]);
  const [api] = Object.keys(template.findResources('AWS::ApiGatewayV2::Api'));
  template.hasOutput(outputs.apiUrl, { Value: { 'Fn::GetAtt': [api, 'ApiEndpoint'] } });
});

it('a proxy of the owner before the API is what links begin with; the API keeps its address', () => {
  const template = synthesise({ consoleUrl: 'https://archive.example.org' });
  const functions = template.findResources('AWS::Lambda::Function', {
    Properties: { Environment: { Variables: { API_URL: 'https://archive.example.org' } } },
  });
  const stages = Object.keys(functions).map((id) => id.replace(/Function.*/, ''));
  expect(stages).toEqual(expect.arrayContaining(['Api', 'Send']));
  const [api] = Object.keys(template.findResources('AWS::ApiGatewayV2::Api'));
  template.hasOutput(outputs.apiUrl, { Value: { 'Fn::GetAtt': [api, 'ApiEndpoint'] } });
});
