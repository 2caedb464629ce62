/**
 * Compiles the Compose specification's JSON schema to the validator that is shipped, so that no schema compiler is
 * loaded at run time. Usage: node schema.mjs [--check]; with --check nothing is written, and a stale file is an error.
 */
import { readFile, writeFile } from 'node:fs/promises';
import Ajv from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const TARGET = 'src/config/compose/schema.generated.js';
const HEAD = `// Made by schema.mjs from compose/compose-spec.schema.json (the Compose specification, Apache-2.0); not edited.\n`;

process.chdir(import.meta.dirname);
const readJson = async (path) => JSON.parse(await readFile(path, 'utf8'));

/** The schema, and what Compose understands already but the copy of the schema does not. */
async function wholeSchema() {
  const schema = await readJson('compose/compose-spec.schema.json');
  for (const [pointer, value] of Object.entries(await readJson('compose/compose-spec.additions.json'))) {
    const steps = pointer.split('/').slice(1);
    const last = steps.pop();
    const parent = steps.reduce((node, step) => node[step], schema);
    parent[last] = value;
  }
  // It is draft 7 whatever the address of the draft looks like.
  delete schema.$schema;
  return schema;
}

/** Which keys may stand where, by patterns such as `services.*.build`, of all forms that a value may have. */
function knownKeys(root) {
  const found = {};
  const walk = (node, path) => {
    if (node.$ref)
      walk(
        node.$ref
          .split('/')
          .slice(1)
          .reduce((at, step) => at[step], root),
        path,
      );
    for (const form of node.oneOf ?? []) walk(form, path);
    for (const [key, value] of Object.entries(node.properties ?? {})) walk(value, [...path, key]);
    for (const value of Object.values(node.patternProperties ?? {})) walk(value, [...path, '*']);
    if (node.items) walk(node.items, [...path, '*']);
    if (node.additionalProperties !== false || !node.properties) return;
    const pattern = path.join('.');
    found[pattern] = [...new Set([...(found[pattern] ?? []), ...Object.keys(node.properties)])];
  };
  walk(root, []);
  return found;
}

async function generate() {
  const schema = await wholeSchema();
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    validateFormats: false,
    messages: false,
    code: { source: true, esm: true, optimize: 2 },
  });
  const code = standalone(ajv, ajv.compile(schema));
  const contents = `${code}\nexport const KNOWN_KEYS = ${JSON.stringify(knownKeys(schema))};\n`;
  // Bundled, for the code asks for small helpers of its compiler.
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    banner: { js: HEAD },
  });
  return outputFiles[0].text;
}

const text = await generate();
if (!process.argv.includes('--check')) await writeFile(TARGET, text);
else if (text !== (await readFile(TARGET, 'utf8').catch(() => ''))) {
  console.error(`${TARGET} is stale: run node schema.mjs`);
  process.exitCode = 1;
}
