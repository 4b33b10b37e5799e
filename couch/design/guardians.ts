import type { DesignDoc } from './design-doc.ts';

const named = `function (doc) {
  if (doc.type !== 'delegation' || !doc.body || !doc.body.fiscalCode) return;
  emit(doc.body.fiscalCode, null);
}`;

/**
 * The households that list a codice fiscale, each once: at a sign-in a town's worth of families must not be read. Who
 * may enter, and when, is the document's to say. And the delegations that name one, and the
 * households of a child. Written in what every engine reads, ES5.
 */
export const guardians: DesignDoc = {
  _id: '_design/guardians',
  language: 'javascript',
  views: {
    byFiscalCode: {
      map: `function (doc) {
  if (doc.type !== 'family' || !doc.body || !doc.body.members) return;
  var seen = {};
  doc.body.members.forEach(function (member) {
    var code = member.fiscalCode;
    if (!code || seen[code] === true) return;
    seen[code] = true;
    emit(code, null);
  });
}`,
    },
    delegatesByFiscalCode: { map: named },
    byChild: {
      map: `function (doc) {
  if (doc.type !== 'family' || !doc.body || !doc.body.children) return;
  var seen = {};
  doc.body.children.forEach(function (one) {
    if (!one.child || seen[one.child] === true) return;
    seen[one.child] = true;
    emit(one.child, null);
  });
}`,
    },
  },
};
