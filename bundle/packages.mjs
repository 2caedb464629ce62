/** What packages import and is not to be loaded at every start: for esbuild, a plugin that puts something smaller there. */

/**
 * What dockerode and docker-modem import for things that we never ask of them: BuildKit sessions, ssh by ssh2, build
 * contexts from a folder, and requests, which are sent by ours. They are most of the bundle and half of the start-up time.
 */
const NEVER_CALLED =
  /^(@grpc\/[^/]+|protobufjs|ssh2|https|cpu-features|tar-fs|@balena\/dockerignore)(\/.*)?$/;
const CALLERS = /node_modules\/(dockerode|docker-modem|@grpc)\//;

/** Text of a CommonJS module that may be imported and looked at, but throws as soon as it is used. */
const stubOf = (name) => `
  function unusable() {
    throw new Error(${JSON.stringify(`"${name}" is not part of the ctr-bg bundle: this call is a defect of ctr-bg`)});
  }
  module.exports = new Proxy({}, {
    get: (_, key) => (typeof key === 'symbol' || key === '__esModule' ? undefined : unusable),
  });
`;

/** What is smaller and does as well, by what is imported. */
const INSTEAD = new Map([
  // Ours is the only log, and this one would print what is secret.
  ['debug', 'module.exports = () => () => undefined;'],
  // As a module it brings all that hangs on it, such as reports and permissions.
  ['node:process', 'export default globalThis.process;'],
]);
const REPLACED = new RegExp(`^(${[...INSTEAD.keys()].join('|')})$`);
const WHERE = /node_modules\/(docker-modem|chalk)\//;

export const packages = {
  name: 'packages',
  setup(build) {
    build.onResolve({ filter: NEVER_CALLED }, ({ path, importer }) =>
      CALLERS.test(importer) ? { path, namespace: 'stub' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'stub' }, ({ path }) => ({ contents: stubOf(path) }));
    build.onResolve({ filter: REPLACED }, ({ path, importer }) =>
      WHERE.test(importer) ? { path, namespace: 'instead' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'instead' }, ({ path }) => ({ contents: INSTEAD.get(path) }));
    // The package is Node's own streams, for browsers and for older versions of Node.
    build.onResolve({ filter: /^readable-stream$/ }, () => ({ path: 'node:stream', external: true }));
  },
};
