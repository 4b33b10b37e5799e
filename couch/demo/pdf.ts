/** One line of a page: its text, and whether it is a heading. */
export interface PdfLine {
  text: string;
  heading?: boolean;
}

const perPage = 46;

/**
 * A PDF 1.4 of plain lines on A4 pages: text that can be searched, read aloud and copied, no images, no compression.
 * Characters outside Latin-1 and the euro sign are not supported.
 */
export function pdfOf(title: string, lines: readonly PdfLine[]): Buffer {
  const all: PdfLine[] = [{ text: title, heading: true }, ...lines];
  const pages: PdfLine[][] = [];
  for (let start = 0; start < all.length; start += perPage)
    pages.push(all.slice(start, start + perPage));
  const firstPage = 5;
  const kids = pages.map((_, index) => `${firstPage + index * 2} 0 R`);
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /Lang (it-IT) /ViewerPreferences << /DisplayDocTitle true >> >>`,
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    ...pages.flatMap((page, index) => {
      const content = contentOf(page);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${firstPage + index * 2 + 1} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
    `<< /Title (${escaped(title)}) >>`,
  ];
  return Buffer.from(fileOf(objects), 'latin1');
}

function font(name: string): string {
  return `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
}

function contentOf(lines: readonly PdfLine[]): string {
  const shown = lines.map(({ text, heading }) => {
    const style = heading ? '/F2 13 Tf' : '/F1 11 Tf';
    return `${style} (${escaped(text)}) Tj T*`;
  });
  return `BT 57 785 Td 16 TL ${shown.join('\n')} ET`;
}

/** WinAnsi bytes, one character each; the euro sign is 0x80 there. */
function escaped(text: string): string {
  return text
    .replaceAll('€', '\u0080')
    .replaceAll('’', "'")
    .replaceAll(/[\\()]/g, (one) => `\\${one}`);
}

/** The file: header, numbered objects, table of their byte offsets, trailer. */
function fileOf(objects: readonly string[]): string {
  let file = '%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map(
    (offset) => `${String(offset).padStart(10, '0')} 00000 n \n`,
  );
  const size = objects.length + 1;
  return `${file}xref\n0 ${size}\n0000000000 65535 f \n${table.join('')}trailer\n<< /Size ${size} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}
