/** The import rules of the house: model ← everyone; sides apart; features apart; ui knows no domain. */
const error = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from,
  to,
});
const tests = '\\.test\\.ts$';
module.exports = {
  forbidden: [
    error('no-circular', 'a cycle hides who owns what', {}, { circular: true }),
    error(
      'no-orphans',
      'a file nobody imports is dead',
      {
        orphan: true,
        pathNot: [
          tests,
          '\\.d\\.ts$',
          '^(client|server|sw)/main\\.ts$',
          '^sw/build\\.ts$',
          '^tests/',
          '^couch/design/',
          '^client/locales/',
        ],
      },
      {},
    ),
    error(
      'model-is-pure',
      'the model runs on a phone, in Koa and in CouchDB',
      { path: '^couch/model/', pathNot: tests },
      { pathNot: '^couch/model/' },
    ),
    error(
      'design-on-model',
      'what CouchDB runs is compiled from the model alone',
      {
        path: '^couch/design/',
        pathNot: [tests, '^couch/design/compile\\.ts$'],
      },
      { pathNot: '^couch/(model|design)/' },
    ),
    error(
      'client-apart',
      'client talks to the server by HTTP only',
      { path: '^client/' },
      { path: '^(server|sw|couch/(?!model/))' },
    ),
    error(
      'server-apart',
      'server never imports what runs in a browser',
      { path: '^server/' },
      { path: '^(client|sw)/' },
    ),
    error(
      'sw-apart',
      'the service worker stands alone',
      { path: '^sw/', pathNot: '^sw/build\\.ts$' },
      { path: '^(client|server|couch/(?!model/))' },
    ),
    error(
      'couch-apart',
      'couch is below the server',
      { path: '^couch/' },
      { path: '^(client|server|sw)/' },
    ),
    error(
      'features-apart',
      'features share through ui, data and app/contexts only',
      { path: '^client/features/([^/]+)/' },
      { path: '^client/features/', pathNot: '^client/features/$1/' },
    ),
    error(
      'data-below-features',
      'data knows no page',
      { path: '^client/data/' },
      { path: '^client/(features|app|ui)/' },
    ),
    error(
      'ui-knows-no-domain',
      'ui elements import lit and each other only',
      { path: '^client/ui/', pathNot: tests },
      {
        pathNot: [
          '^client/ui/',
          'node_modules/(lit|@lit|lit-html|lit-element)',
        ],
      },
    ),
    error(
      'not-to-test',
      'nothing depends on a test',
      { pathNot: [tests, '^tests/'] },
      { path: [tests, '^tests/'] },
    ),
    error(
      'no-devdep-in-prod',
      'a dev tool is not there in production',
      {
        path: '^(client|server|couch)/',
        pathNot: [tests, '^couch/design/compile\\.ts$'],
      },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'client/tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^data/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
