import { element, type Xml } from '../element.ts';
import { basicFormat } from '../names.ts';
import type { ServiceProvider } from '../service-provider.ts';

/** Index of the set that a Comune's own citizens are asked for. */
export const ownSet = 0;

/** The two sets that the Italian eIDAS node knows, under the indexes it knows (spid-regole-tecniche, Avviso 29). */
const eidasSets = [
  {
    index: 99,
    service: 'eIDAS Natural Person Minimum Attribute Set',
    attributes: ['spidCode', 'name', 'familyName', 'dateOfBirth'],
  },
  {
    index: 100,
    service: 'eIDAS Natural Person Full Attribute Set',
    attributes: [
      'spidCode',
      'name',
      'familyName',
      'dateOfBirth',
      'placeOfBirth',
      'address',
      'gender',
    ],
  },
];

/** Every AttributeConsumingService of our metadata. */
export function attributeSets({
  policy,
  service,
  eidas,
}: ServiceProvider): Xml[] {
  const own = { index: ownSet, service, attributes: policy.attributes };
  return [own, ...(eidas ? eidasSets : [])].map((set) =>
    element(
      'md:AttributeConsumingService',
      { index: String(set.index) },
      element('md:ServiceName', { 'xml:lang': 'it' }, set.service),
      ...set.attributes.map((name) =>
        element('md:RequestedAttribute', {
          Name: name,
          NameFormat: basicFormat,
        }),
      ),
    ),
  );
}
