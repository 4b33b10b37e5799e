import type { Context } from 'koa';
import { AppError } from '../../../errors.ts';
import { formBody } from '../../../middleware/form-body.ts';
import { decode } from '../response/decode.ts';
import { parse } from '../response/parse.ts';
import { SamlRefusal } from '../response/saml-refusal.ts';

/** Bytes of a form with one answer; one with two signatures and their certificates takes about 20,000. */
const bodyBytes = 131_072;

/** What came to the ACS, of which nothing is believed yet. */
export interface Answer {
  /** The field as it came. */
  samlResponse: string;
  xml: string;
  /** By which the request it claims to answer is looked up; empty when it names none. */
  inResponseTo: string;
}

/** Undefined for what cannot be read as an answer at all. */
export async function readAnswer(ctx: Context): Promise<Answer | undefined> {
  try {
    const fields = await formBody(ctx, bodyBytes);
    const samlResponse = fields.get('SAMLResponse');
    if (!samlResponse) return undefined;
    const xml = decode(samlResponse);
    const inResponseTo = parse(xml).getAttribute('InResponseTo') ?? '';
    return { samlResponse, xml, inResponseTo };
  } catch (error) {
    if (error instanceof SamlRefusal) return undefined;
    if (error instanceof AppError && error.status < 500) return undefined;
    throw error;
  }
}
