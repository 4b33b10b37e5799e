import type { Element } from '@xmldom/xmldom';
import { attributeOf, childOf, elementsOf, textOf } from './nodes.ts';
import type { Question } from './question.ts';
import { insist } from './saml-refusal.ts';

/** Attributes by name, one value each. NameFormat may be anything (official case 109). */
export type Attributes = ReadonlyMap<string, string>;

/** @throws SamlRefusal attributes, attribute-name, attribute-value, attribute-missing */
export function checkAttributeStatement(
  assertion: Element,
  { expected, policy }: Question,
): Attributes {
  const statement = childOf(assertion, 'saml:AttributeStatement');
  const elements = statement ? elementsOf(statement) : [];
  insist(elements.length > 0, 'attributes');
  const attributes = new Map<string, string>();
  for (const element of elements) {
    const name = attributeOf(element, 'Name');
    insist(name !== '' && !attributes.has(name), 'attribute-name');
    // What was not asked for is none of our business, empty or not.
    attributes.set(
      name,
      policy.attributes.includes(name) ? valueOf(element) : '',
    );
  }
  for (const name of expected.requiredAttributes) {
    insist(attributes.has(name), 'attribute-missing');
    insist(attributes.get(name) !== '', 'attribute-value');
  }
  return attributes;
}

function valueOf(attribute: Element): string {
  const values = elementsOf(attribute);
  insist(values.length <= 1, 'attribute-value');
  const text = textOf(values[0]);
  insist(text.length <= 512, 'attribute-value');
  return text;
}
