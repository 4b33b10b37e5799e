import { isRecord } from '#model/check.ts';
import type { Read } from '../../config-values.ts';
import type { Partner } from './service-provider.ts';

const forms: Record<keyof Partner, RegExp> = {
  company: /^.{2,200}$/,
  email: /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/,
  phone: /^\+\d{7,15}$/,
  vatNumber: /^[A-Z]{2}[0-9A-Z]{8,12}$/,
  fiscalCode: /^[0-9A-Z]{11,16}$/,
  nace2Code: /^\d\d(?:\.\d{1,2}){0,2}$/,
  municipality: /^[A-Z]\d{3}$/,
};

/** A technical partner, written as JSON. */
export const partner: Read<Partner> = (value) => {
  const given = parse(value);
  const read: Partial<Partner> = {};
  for (const [name, form] of Object.entries(forms)) {
    const field = given[name];
    if (typeof field !== 'string' || !form.test(field))
      throw new RangeError(`needs a ${name} of the right form`);
    read[name as keyof Partner] = field;
  }
  return read as Partner;
};

function parse(value: string): Record<string, unknown> {
  try {
    const given: unknown = JSON.parse(value);
    if (isRecord(given)) return given;
  } catch {
    // Said below, without quoting.
  }
  throw new RangeError('must be a JSON object');
}
