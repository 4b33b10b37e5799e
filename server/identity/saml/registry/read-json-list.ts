import { isRecord } from '#model/check.ts';
import type { Described, DescribedEndpoint } from './check-provider.ts';

/** AgID's list as JSON (registry.spid.gov.it/entities-idp?output=json). @throws SyntaxError when it is none */
export function readJsonList(text: string): Described[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new SyntaxError('no list');
  return list.filter(isRecord).filter(isActive).map(describedBy);
}

function isActive(entry: Record<string, unknown>): boolean {
  return entry['_deleted'] !== 'Y' && entry['_disabled'] !== 'Y';
}

function describedBy(entry: Record<string, unknown>): Described {
  const certificates = entry['signing_certificate_x509'];
  return {
    entityId: textIn(entry, 'entity_id'),
    name:
      textIn(entry, 'organization_display_name') ||
      textIn(entry, 'organization_name'),
    certificates: [certificates]
      .flat()
      .filter((one) => typeof one === 'string'),
    sso: endpointsIn(entry['single_sign_on_service']),
    slo: endpointsIn(entry['single_logout_service']),
  };
}

function endpointsIn(value: unknown): DescribedEndpoint[] {
  return [value]
    .flat()
    .filter(isRecord)
    .map((one) => {
      const responseLocation = textIn(one, 'ResponseLocation');
      return {
        binding: textIn(one, 'Binding'),
        location: textIn(one, 'Location'),
        ...(responseLocation && { responseLocation }),
      };
    });
}

function textIn(entry: Record<string, unknown>, key: string): string {
  const value = entry[key];
  return typeof value === 'string' ? value.trim() : '';
}
