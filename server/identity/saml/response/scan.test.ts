import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { RefusalCode } from './refusal-codes.ts';
import { SamlRefusal } from './saml-refusal.ts';
import { scan } from './scan.ts';

suite('the scan lets pass', () => {
  const good = [
    '<a/>',
    '<a></a>',
    ' \n<a/> \n',
    '<a b="1" c=\'2\' />',
    '<a b = ">"/>',
    '<p:a xmlns:p="urn:x"><p:b/></p:a >',
    '<a>&lt;&#65;&#x41;&amp;&quot;&apos;&gt;</a>',
    '<?xml version="1.0"?><a/>',
    "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<a/>",
    '<a><!-- between --><b/><!-- and --></a>',
    '<!-- before --><a/><!-- after -->',
    '<a>è 𝒳</a>',
  ];
  for (const text of good)
    test(JSON.stringify(text), () => {
      assert.doesNotThrow(() => {
        scan(text);
      });
    });
});

suite('the scan refuses', () => {
  const bad: [string, RefusalCode][] = [
    ['', 'xml'],
    ['text', 'xml'],
    ['<a>', 'xml'],
    ['</a>', 'xml'],
    ['<a></b>', 'xml'],
    ['<a/><b/>', 'xml'],
    ['<a/>text', 'xml'],
    ['<a b=1/>', 'xml'],
    ['<a b/>', 'xml'],
    ['<a b="1"c="2"/>', 'xml'],
    ['<a b="<"/>', 'xml'],
    ['<a b="1" b="2"/>', 'xml'],
    ['<a:b:c/>', 'xml'],
    ['<1a/>', 'xml'],
    ['< a/>', 'xml'],
    ['<é/>', 'xml'],
    ['<a>]]></a>', 'xml'],
    ['<a><!-- -- --></a>', 'xml'],
    ['<a><!--></a>', 'xml'],
    [' <?xml version="1.0"?><a/>', 'instruction'],
    ['<?xml version="2.0"?><a/>', 'xml'],
    ['<?xml version="1.0" encoding="latin1"?><a/>', 'encoding'],
    ['<a><?b?></a>', 'instruction'],
    ['<!DOCTYPE a><a/>', 'declaration'],
    ['<a><![CDATA[b]]></a>', 'declaration'],
    ['<a>b<!-- c --></a>', 'comment'],
    ['<a><!-- c -->b</a>', 'comment'],
    ['<a>&b;</a>', 'entity'],
    ['<a>&</a>', 'entity'],
    ['<a>&#;</a>', 'entity'],
    ['<a b="&c;"/>', 'entity'],
    ['<a>&#1;</a>', 'character'],
    ['<a>&#xFFFE;</a>', 'character'],
    ['<a>\u0001</a>', 'character'],
    ['<a>\ud800</a>', 'character'],
    ['<a xmlns:xml="urn:x"/>', 'namespace'],
    ['<a xmlns:b=""/>', 'namespace'],
  ];
  for (const [text, code] of bad)
    test(`${JSON.stringify(text)}: ${code}`, () => {
      assert.throws(
        () => {
          scan(text);
        },
        (error) => error instanceof SamlRefusal && error.code === code,
      );
    });
});
