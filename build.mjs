/**
 * Bundles the command line into dist/: one small entry that answers `--version` and `--help`, and chunks that
 * are loaded when a command needs them. Usage: node build.mjs [--entry FILE] [--outdir FOLDER]
 */
import { Buffer } from 'node:buffer';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

/**
 * What dockerode and docker-modem import for things that we never ask of them: BuildKit sessions, ssh by ssh2, build
 * contexts from a folder. They are most of the bundle and half of the start-up time.
 */
const NEVER_CALLED = /^(@grpc\/[^/]+|protobufjs|ssh2|cpu-features|tar-fs|@balena\/dockerignore)(\/.*)?$/;
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

const stubs = {
  name: 'stubs',
  setup(build) {
    build.onResolve({ filter: NEVER_CALLED }, ({ path, importer }) =>
      CALLERS.test(importer) ? { path, namespace: 'stub' } : undefined,
    );
    // The package is Node's own streams, for browsers and for older versions of Node.
    build.onResolve({ filter: /^readable-stream$/ }, () => ({ path: 'node:stream', external: true }));
    build.onLoad({ filter: /.*/, namespace: 'stub' }, ({ path }) => ({
      contents: stubOf(path),
      loader: 'js',
    }));
  },
};

/** CommonJS dependencies expect these three, which an ES module does not have. */
const BANNER = `#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));`;

const PACKAGE_FOLDER = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;

/** Folders of the packages of which at least one byte is in the bundle, sorted. */
function bundledPackages(metafile) {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const folders = inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => PACKAGE_FOLDER.exec(path)?.[0])
    .filter((folder) => folder !== undefined);
  return [...new Set(folders)].sort();
}

/** Name, version, licence, and the licence's own text as the package ships it. */
async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string')
    throw new Error(`${name} is bundled, and its package.json names no licence`);
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return [`${name} ${version} (${license})`, ...texts.map((text) => text.trim())].join('\n\n');
}

async function noticesOf(metafile) {
  const notices = await Promise.all(bundledPackages(metafile).map(noticeOf));
  const rule = `\n\n${'-'.repeat(78)}\n\n`;
  const head = 'ctr-bg contains the following packages, under their own licences.';
  return `${[head, ...notices].join(rule)}\n`;
}

/** What has not changed is left alone, and the rest replaced by one rename: another run may be using it. */
async function place(path, content, mode) {
  const there = await readFile(path).catch(() => undefined);
  if (there?.equals(content)) return;
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, content, { mode });
  await rename(draft, path);
}

/** Chunks carry their content in their names: without this, every build would leave the last one's behind. */
async function removeOthers(folder, kept) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  for (const path of files.filter((one) => !kept.has(one))) await rm(path, { force: true });
}

const { values } = parseArgs({
  options: {
    entry: { type: 'string', default: 'src/cli/main.ts' },
    outdir: { type: 'string', default: 'dist' },
  },
});
process.chdir(import.meta.dirname);
const { version } = JSON.parse(await readFile('package.json', 'utf8'));
const { metafile, outputFiles } = await build({
  write: false,
  entryPoints: { 'ctr-bg': values.entry },
  outdir: values.outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: BANNER },
  define: { CTR_BG_VERSION: JSON.stringify(version) },
  // Names stay, so that a stack trace in a bug report can be read.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  plugins: [stubs],
  logLevel: 'warning',
});
const contents = new Map(outputFiles.map(({ path, contents }) => [path, contents]));
const [program, notices] = ['ctr-bg.js', 'THIRD_PARTY_NOTICES'].map((name) => resolve(values.outdir, name));
contents.set(notices, Buffer.from(await noticesOf(metafile)));
for (const [path, content] of contents) await place(path, content, path === program ? 0o755 : 0o644);
await removeOthers(resolve(values.outdir), new Set(contents.keys()));
