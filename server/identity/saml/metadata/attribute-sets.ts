import { createHash } from 'node:crypto';
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
export function attributeSets(provider: ServiceProvider): Xml[] {
  const { policy, service, eidas } = provider;
  const own = { index: ownSet, service, attributes: policy.attributes };
  return [own, ...(eidas ? eidasSets : [])].map((set) =>
    element(
      'md:AttributeConsumingService',
      { index: String(set.index) },
      ...namesOf(provider, set.service),
      ...set.attributes.map((name) =>
        element('md:RequestedAttribute', {
          Name: name,
          NameFormat: basicFormat,
        }),
      ),
    ),
  );
}

function namesOf(
  { policy, entityId }: ServiceProvider,
  service: string,
): Xml[] {
  const italian = { 'xml:lang': 'it' };
  if (!policy.namesSetsByUuid)
    return [element('md:ServiceName', italian, service)];
  const uuid = `urn:uuid:${uuidOf(`${entityId} ${String(ownSet)}`)}`;
  return [
    element('md:ServiceName', { 'xml:lang': '' }, uuid),
    element('md:ServiceDescription', italian, service),
  ];
}

/** The same UUID for the same text, in the form of version 4: metadata do not change at every start. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
