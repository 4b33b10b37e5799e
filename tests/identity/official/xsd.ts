import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

/** Beside the project, where the specifications have been put; they are not part of it. */
export const specs = '../shared/spec/identity/spid-sp-test';

const folder = join(specs, 'xsd');

/** False where the schemas are not there: then nothing is proved, and the suite says so. */
export const hasSchemas = existsSync(folder);

/** True when the document is valid by each of these schemas. */
export async function validate(
  xml: string,
  ...schemas: string[]
): Promise<boolean> {
  if (!hasSchemas) return true;
  for (const name of schemas) {
    const errors = await errorsBy(xml, name);
    if (errors.length > 0) throw new Error(errors.join('\n'));
  }
  return true;
}

async function errorsBy(xml: string, name: string): Promise<string[]> {
  const parts = name.split('/');
  const schema = parts.pop() ?? '';
  const place = join(folder, ...parts);
  const files = readdirSync(place)
    .filter((file) => file.endsWith('.xsd'))
    .map((fileName) => ({
      fileName,
      contents: readFileSync(join(place, fileName), 'utf8')
        // The one import by address: the same file lies beside.
        .replaceAll('http://www.w3.org/2001/xml.xsd', 'xml.xsd'),
    }));
  const { valid, errors } = await validateXML({
    xml: { fileName: 'document.xml', contents: xml },
    schema: files.filter(({ fileName }) => fileName === schema),
    preload: files.filter(({ fileName }) => fileName !== schema),
  });
  return valid ? [] : errors.map(({ message }) => message);
}
