import type { TariffBody } from '#model/tariff.ts';
import { euros } from './italian.ts';
import { pdfOf, type PdfLine } from './pdf.ts';
import type { ServiceSlug } from './schools.ts';
import { serviceName } from './services.ts';

/** The tariffs of one school year as a leaflet. */
export function tariffPdf(
  year: string,
  tariffs: readonly TariffBody[],
): Buffer {
  const lines: PdfLine[] = [
    { text: 'Comune di Montelago - Ufficio Entrate e rette' },
    { text: '' },
  ];
  for (const { service, unit, bands } of tariffs.filter(
    ({ schoolYear }) => schoolYear === year,
  )) {
    const per = unit === 'meal' ? 'a pasto' : 'al mese';
    lines.push({ text: serviceName(service as ServiceSlug), heading: true });
    for (const { upTo, amount } of bands) {
      const step =
        upTo === undefined
          ? 'oltre, o senza ISEE'
          : `ISEE fino a ${euros(upTo)}`;
      lines.push({ text: `${step}: ${euros(amount)} ${per}` });
    }
    lines.push({ text: '' });
  }
  return pdfOf(`Tariffe dei servizi scolastici ${year}`, lines);
}
