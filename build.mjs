/**
 * Bundles the command line into dist/: one small entry that answers `--version` and `--help`, and chunks that
 * are loaded when a command needs them. Usage: node build.mjs [--entry FILE] [--outdir FOLDER]
 */
import { Buffer } from 'node:buffer';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, transform } from 'esbuild';
import { packages } from './bundle/packages.mjs';
import { sources } from './bundle/sources.mjs';

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

/**
 * A chunk as Node loads it soonest: a tree of CommonJS modules takes a quarter less time than the same one of ES modules, which
 * esbuild alone can split. What is shorter is loaded sooner, too; --debug reads the maps, so that a stack trace in a bug
 * report names our files.
 */
async function asCommonJs(text, name) {
  const { code, map } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minify: true,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.dirname': '__dirname' },
    sourcemap: 'external',
    sourcefile: name,
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
  return { code: `${code}//# sourceMappingURL=${name}.map\n`, map };
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
  outExtension: { '.js': '.cjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  chunkNames: 'chunks/[name]-[hash]',
  define: { CTR_BG_VERSION: JSON.stringify(version) },
  minify: true,
  sourcemap: 'inline',
  legalComments: 'none',
  metafile: true,
  plugins: [packages, sources],
  logLevel: 'warning',
});
const contents = new Map();
for (const { path, text } of outputFiles) {
  const { code, map } = await asCommonJs(text, basename(path));
  contents.set(path, Buffer.from(code));
  contents.set(`${path}.map`, Buffer.from(map));
}
const [program, notices] = ['ctr-bg.cjs', 'THIRD_PARTY_NOTICES'].map((name) => resolve(values.outdir, name));
contents.set(notices, Buffer.from(await noticesOf(metafile)));
for (const [path, content] of contents) await place(path, content, path === program ? 0o755 : 0o644);
await removeOthers(resolve(values.outdir), new Set(contents.keys()));
