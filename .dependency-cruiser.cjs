// The rules of docs/architecture.md, held by `npm run layers`.
const test = '\\.test\\.tsx?$';
const product = { pathNot: test };
const coreOrder = ['shared', 'people', 'pipeline', 'assessment', 'library', 'metrics', 'plan', 'diagnosis'];
/** Functions over numbers that know no domain: they stand at the bottom, wherever their folder is. */
const statistics = '^src/core/metrics/statistics/';
const purePackages = ['temporal-polyfill', 'zod', 'libphonenumber-js'];
/** What every contract begins with. */
const procedure = '^src/features/procedure\\.ts$';
const contractPackages = ['zod', '@orpc/contract'];

/** Packages stand in node_modules/<name>/. */
const packages = (names) => `node_modules/(${names.join('|')})/`;
const only = (...paths) => ({ path: '.', pathNot: paths });

const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

/** A layer reaches only the layers named, packages and Node. */
const looksDown = (layer, below) =>
  rule(`${layer} looks down`, `${layer} knows ${below.join(', ')} and itself`, { ...product, path: `^src/${layer}/` }, {
    path: '^(src|test|bench|scripts)/',
    pathNot: [layer, ...below].map((name) => `^src/${name}/`),
  });

const coreLayers = coreOrder.slice(0, -1).map((name, at) =>
  rule(`core: ${name} does not look up`, 'lower never imports higher', { ...product, path: `^src/core/${name}/` }, {
    path: `^src/core/(${coreOrder.slice(at + 1).join('|')})/`,
    pathNot: statistics,
  }),
);

module.exports = {
  forbidden: [
    rule('no cycles', 'nothing loops', {}, { circular: true }),
    rule('no orphans', 'nothing is dead', {
      orphan: true,
      pathNot: ['^src/main\\.ts$', test, '\\.d\\.ts$', '\\.css$', '^(vite|vitest)\\.config\\.ts$', '^bench/'],
    }, {}),
    rule('every import is found', 'no broken path', {}, { couldNotResolve: true }),
    rule('core is pure', 'no I/O; npm only from a short list', { ...product, path: '^src/core/' },
      only('^src/core/', packages(purePackages))),
    ...coreLayers,
    rule('statistics know no domain', 'they stand at the bottom of the core', { ...product, path: statistics },
      only(statistics, '^src/core/shared/')),
    rule('a metric definition has one shape', 'it imports only the vocabulary of measures',
      { ...product, path: '^src/core/metrics/definitions/' }, only('^src/core/metrics/vocabulary\\.ts$')),
    rule('a mistake has one shape', 'it imports only signals, metrics and questions',
      { ...product, path: '^src/core/diagnosis/mistakes/' }, only('^src/core/(diagnosis/[^/]+\\.ts$|metrics/|assessment/)')),
    looksDown('store', ['core']),
    looksDown('actions', ['core', 'store']),
    looksDown('intake', ['core', 'store', 'actions', 'demo']),
    looksDown('demo', ['core']),
    rule('SQL stands in the store', 'elsewhere the driver and the query builder are types at most',
      { ...product, path: '^src/', pathNot: [test, '^src/store/'] },
      { path: packages(['kysely', 'pg', 'pg-copy-streams']), dependencyTypesNot: ['type-only'] }),
    rule('features do not meet', 'what two share moves to core, store, actions or web/domain',
      { ...product, path: '^src/features/([^/]+)/' }, { path: '^src/features/[^/]+/', pathNot: '^src/features/$1/' }),
    rule('features know no host', 'hosts know features', { ...product, path: '^src/features/' },
      { path: '^(src/(server|cli|demo|main\\.ts)|test|bench|scripts)' }),
    rule('the server side of a feature knows no web', 'views and routes answer with data',
      { ...product, path: '^src/features/.*/(views|routes|contract)\\.ts$' }, { path: '^src/web/|\\.tsx$' }),
    rule('a contract is light', 'it imports only the core and the schema library', { ...product, path: ['/contract\\.ts$', '^src/features/[^/]+/shapes\\.ts$', procedure] },
      only('^src/core/', '/contract\\.ts$', '^src/features/[^/]+/shapes\\.ts$', procedure, packages(contractPackages))),
    rule('the web never sees the server', 'no store, action, view, route or Node',
      { ...product, path: '^src/web/|^src/features/.*\\.tsx$' }, {
        path: ['^src/(store|actions|intake|server|cli|demo|main\\.ts)', '^src/features/.*/(views|routes)\\.ts$', '^test/'],
        pathNot: '^src/server/contract\\.ts$',
      }),
    rule('the web runs in a browser', 'no Node module', { ...product, path: '^src/(web|core)/|^src/features/.*\\.tsx$' },
      { dependencyTypes: ['core'] }),
    rule('the kit knows no domain', 'ui and charts import no core and no feature',
      { ...product, path: '^src/web/(ui|charts)/' }, { path: '^src/(core|features)/|^src/web/domain/' }),
    rule('the server knows no command line', 'hosts do not meet', { ...product, path: '^src/server/' }, { path: '^src/(cli|web)/' }),
    rule('the command line knows no web', 'hosts do not meet', { ...product, path: '^src/cli/' }, { path: '^src/web/' }),
    rule('only main wires everything', 'nobody imports it', {}, { path: '^src/main\\.ts$' }),
    rule('the product knows no test', 'tests know the product', { path: '^src/', pathNot: test }, { path: ['^test/', test] }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], importsFields: ['imports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
