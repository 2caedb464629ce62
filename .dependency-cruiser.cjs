/**
 * The arrows of docs/architecture.md: imports point downward only.
 *   cli → apply → plan, judge, observe → proxy, probe, build → engine; probe → diagnose
 *   cli → prove → load, which imports nobody; prove → config; cli → notify
 * config, report and types stand at the side: types import nobody, config and report import types alone.
 */
const ALLOWED = {
  types: [],
  config: ['types'],
  report: ['types'],
  engine: ['types'],
  proxy: ['types', 'engine'],
  diagnose: ['types'],
  probe: ['types', 'engine', 'diagnose'],
  build: ['types', 'engine'],
  load: [],
  prove: ['types', 'config', 'load'],
  plan: ['types'],
  judge: ['types'],
  notify: ['types'],
  observe: ['types', 'engine', 'proxy', 'probe', 'build'],
  apply: ['types', 'engine', 'proxy', 'probe', 'plan', 'judge', 'observe'],
  cli: [
    'types',
    'engine',
    'proxy',
    'probe',
    'plan',
    'judge',
    'observe',
    'apply',
    'config',
    'report',
    'load',
    'prove',
    'notify',
  ],
};

/** Everything in src/ that a room may not import: whatever is neither itself nor allowed. */
const rooms = Object.entries(ALLOWED).map(([room, allowed]) => ({
  name: `${room}-imports-downward`,
  comment: `src/${room} may import ${allowed.length > 0 ? allowed.join(', ') : 'no other room'}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${[room, ...allowed].join('|')})/` },
}));

/** All packages are `devDependencies`: the bundle holds what it needs, and who installs it gets no other. */
const SHIPPED = [
  '@balena/dockerignore',
  'chalk',
  'commander',
  'diff',
  'dockerode',
  'eta',
  'fastest-levenshtein',
  'p-retry',
  'tar-stream',
  'valibot',
  'ws',
  'yaml',
];

module.exports = {
  forbidden: [
    ...rooms,
    {
      name: 'known-rooms-only',
      comment: 'a new folder under src/ needs its arrows here first',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${Object.keys(ALLOWED).join('|')})/` },
      to: {},
    },
    {
      name: 'dockerode-behind-the-door',
      comment: 'src/engine is the only door to Docker',
      severity: 'error',
      from: { pathNot: '^src/engine/' },
      to: { path: 'node_modules/(@types/)?(dockerode|docker-modem)/' },
    },
    {
      name: 'product-without-its-tests',
      comment: 'what is shipped never imports what only checks it',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|laboratory|bench|examples)/' },
    },
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'shipped-packages-only',
      comment: 'a package in the bundle is named in SHIPPED first',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: `node_modules/(${SHIPPED.join('|')})/`,
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types-only imports are arrows too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
