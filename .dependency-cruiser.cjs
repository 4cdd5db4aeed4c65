/** Who may import whom (docs/architecture.md). Tests, beside the code, may reach wherever their subject's own tests need. */
const test = '\\.(test|faulty|helper)\\.tsx?$|/__vectors__/';
const layer = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: test },
  to: { pathNot: [from, '^node_modules', ...allowed], dependencyTypesNot: ['core', 'npm', 'npm-dev'] },
});
const useCases =
  '^engine/(master-secret|applications|mappings|access|audit|situations|database|interchange|events|router|servers|protection|work)/';
const lower = ['^shared/', '^package\\.json$', '^engine/(crypto|secret-store|credential-db|platform)/', '^engine/parts\\.ts$'];

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    layer('shared-imports-nothing', '^shared/', []),
    { name: 'shared-is-pure', severity: 'error', from: { path: '^shared/', pathNot: test }, to: { dependencyTypes: ['core'] } },
    layer('crypto', '^engine/crypto/', ['^shared/(domain/|errors\\.ts)']),
    layer('secret-store', '^engine/secret-store/', ['^shared/(domain/|errors\\.ts)', '^engine/crypto/', '^engine/platform/clock\\.ts']),
    layer('credential-db', '^engine/credential-db/', ['^shared/(domain/|errors\\.ts)', '^engine/crypto/types\\.ts']),
    layer('platform', '^engine/platform/', ['^shared/', '^engine/secret-store/']),
    layer('use-cases', useCases, [useCases, ...lower]),
    layer('engine-knows-no-shell', '^engine/', ['^shared/', '^package\\.json$']),
    layer('cli', '^cli/', ['^shared/', '^engine/']),
    layer('web', '^web/', ['^shared/', '^engine/']),
    layer('electron', '^electron/', ['^shared/', '^engine/']),
    layer('renderer', '^renderer/', ['^shared/']),
    { name: 'renderer-has-no-node', severity: 'error', from: { path: '^renderer/', pathNot: test }, to: { dependencyTypes: ['core'] } },
    { name: 'only-electron-imports-electron', severity: 'error', from: { pathNot: '^electron/' }, to: { path: '^node_modules/electron/' } },
    {
      name: 'sqlite3-in-one-driver',
      severity: 'error',
      from: { pathNot: '^engine/credential-db/drivers/|^bench/|' + test },
      to: { path: '^node_modules/sqlite3/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
