/** How our own sources are read for the bundle: so that each command loads what it uses, and lets calls under way go on. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The index of `types` is not among them: its files are small, and most have nothing but types. */
const IMPORT_OF_ROOM = /^import \{([^}]*)\} from '([./\w-]*(?<!types)\/index\.ts)';/gm;
const EXPORT_OF_ROOM = /^export \{([^}]*)\} from '(.*)';/gm;
const IMPORT_LATER = /\bimport\('[^']+'\)(?=[;,)\s])/g;

/** For esbuild. */
export const sources = {
  name: 'sources',
  setup(build) {
    const indexes = new Map();
    const exportsOf = (index) => {
      if (!indexes.has(index)) indexes.set(index, readExports(index));
      return indexes.get(index);
    };
    build.onLoad({ filter: /[/\\]src[/\\].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const rooms = new Map();
      for (const [, , index] of text.matchAll(IMPORT_OF_ROOM))
        rooms.set(index, await exportsOf(join(dirname(path), index)));
      return { contents: withTurns(withoutIndexes(text, rooms)), loader: 'ts' };
    });
  },
};

/**
 * Whoever imports from the index of a room imports the files instead that it names. esbuild gives a command every file
 * that its imports reach, whether it uses anything of it or not, and so each command would load all of every room.
 */
function withoutIndexes(text, rooms) {
  return text.replaceAll(IMPORT_OF_ROOM, (all, names, index) => {
    const imports = namesIn(names).map(([name, own]) => {
      // What the index holds itself comes from there.
      const [file, original] = rooms.get(index).get(name) ?? ['index.ts', name];
      return `import { ${original} as ${own} } from '${dirname(index)}/${file}';`;
    });
    // As many lines as before, for the source map.
    return imports.join(' ') + '\n'.repeat(all.split('\n').length - 1);
  });
}

/**
 * What is imported later is loaded all at once, and nothing else happens meanwhile: one turn of the event loop before it
 * lets calls go out that were begun, and answers in that are there.
 */
function withTurns(text) {
  return text.replaceAll(IMPORT_LATER, (load) => `new Promise(setImmediate).then(() => ${load})`);
}

/** What is imported or exported by `{ … }`, types left out, each with what it is called there. */
function namesIn(names) {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => name.split(' as '))
    .map(([name, own = name]) => [name, own]);
}

/** What the index of a room exports: by name, the file and the name there. */
async function readExports(index) {
  const lines = [...(await readFile(index, 'utf8')).matchAll(EXPORT_OF_ROOM)];
  return new Map(
    lines.flatMap(([, names, file]) => namesIn(names).map(([name, own]) => [own, [file, name]])),
  );
}
