import { CtrBgError, type SourceLocation } from '../../types/index.ts';
import { type Located, type Path, locate, toPlain } from '../located.ts';
import { pathText } from './mistake.ts';
import { type SchemaError, validate } from './schema.generated.js';
import { unknownKey } from './unknown-key.ts';

/** More would hide the first, which is often the cause of the others. */
const MOST_DETAILS = 9;

type Mistake = {
  readonly message: string;
  readonly hint?: string | undefined;
  readonly where: SourceLocation;
};

/** Holds the tree against the specification's own JSON schema; throws the first mistake, with the others as details. */
export function validateSchema(tree: Located): void {
  if (validate(toPlain(tree))) return;
  const findings = relevant(validate.errors ?? [], tree).sort((one, other) =>
    byPlace(one.where, other.where),
  );
  const [first, ...others] = findings.slice(0, MOST_DETAILS + 1).map(mistakeOf);
  if (first === undefined) throw new Error('a refused file without a mistake');
  throw new CtrBgError('CONFIG', first.message, {
    where: first.where,
    ...(first.hint === undefined ? {} : { hint: first.hint }),
    details: [...new Set(others.map(detail))].filter((line) => line !== detail(first)),
  });
}

function byPlace(one: SourceLocation, other: SourceLocation): number {
  return one.line - other.line || one.column - other.column;
}

const detail = ({ message, where }: Mistake): string =>
  `${where.file}:${where.line}:${where.column}: ${message}`;

type Finding = {
  readonly path: Path;
  readonly where: SourceLocation;
  readonly errors: readonly SchemaError[];
};

/**
 * Where a value may have several forms, each form that it has not leaves errors. What is inside of a value was looked
 * at because its form was recognised, so it counts before what is said of the form.
 */
function relevant(errors: readonly SchemaError[], tree: Located): Finding[] {
  const byPlace = new Map<string, SchemaError[]>();
  const around = new Set<string>();
  for (const error of errors) {
    const { instancePath: place } = error;
    const known = byPlace.get(place);
    if (known === undefined) byPlace.set(place, [error]);
    else known.push(error);
    for (let end = place.lastIndexOf('/'); end >= 0; end = place.lastIndexOf('/', end - 1)) {
      const outer = place.slice(0, end);
      if (around.has(outer)) break;
      around.add(outer);
      if (end === 0) break;
    }
  }
  return [...byPlace].flatMap(([place, here]) => findingsAt(place, here, around.has(place), tree));
}

function findingsAt(
  place: string,
  errors: readonly SchemaError[],
  hasInside: boolean,
  tree: Located,
): Finding[] {
  const simple = errors.filter(({ keyword }) => keyword !== 'oneOf');
  const specific = simple.filter(({ keyword }) => keyword !== 'type');
  if (specific.length === 0 && hasInside) return [];
  const counting = specific.length > 0 ? specific : simple.length > 0 ? simple : errors;
  const path = pathOf(place, tree);
  const unknown = counting.filter(({ keyword }) => keyword === 'additionalProperties');
  if (unknown.length === 0) return [{ path, where: locate(tree, path), errors: counting }];
  return unknown.map((error) => {
    const where = locate(tree, [...path, String(error.params.additionalProperty)], 'key');
    return { path, where, errors: [error] };
  });
}

/** A pointer's steps, with numbers for items of lists. */
function pathOf(pointer: string, tree: Located): Path {
  const steps: (string | number)[] = [];
  let node: Located | undefined = tree;
  for (const part of pointer.split('/').slice(1)) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const isItem: boolean = node?.kind === 'list';
    steps.push(isItem ? Number(step) : step);
    node =
      node?.kind === 'list'
        ? node.items[Number(step)]
        : node?.kind === 'map'
          ? node.entries.get(step)?.value
          : undefined;
  }
  return steps;
}

function mistakeOf({ path, where, errors: [error, ...others] }: Finding): Mistake {
  if (error === undefined) throw new Error('a finding without an error');
  const { params, keyword } = error;
  if (keyword === 'additionalProperties') {
    return { ...unknownKey([...path, String(params.additionalProperty)]), where };
  }
  const subject = path.length === 0 ? 'the file' : pathText(path);
  return { message: `${subject} ${allowed([error, ...others])}`, where };
}

/** The rest of the sentence: what the value must be. */
function allowed(errors: readonly SchemaError[]): string {
  const keyword = errors[0]?.keyword;
  const params = errors[0]?.params ?? {};
  switch (keyword) {
    case 'type':
      return `must be ${orList([...new Set(errors.flatMap(({ params: { type } }) => type as string | string[]))].map(typeWord))}`;
    case 'enum':
      return `must be one of ${(params.allowedValues as unknown[]).map(String).join(', ')}`;
    case 'required':
      return `lacks ${String(params.missingProperty)}`;
    case 'minimum':
      return `must be at least ${String(params.limit)}`;
    case 'maximum':
      return `must be at most ${String(params.limit)}`;
    case 'uniqueItems':
      return `has the same item twice: item ${Number(params.j) + 1} and item ${Number(params.i) + 1}`;
    case 'pattern':
      return `must match ${String(params.pattern)}`;
    default:
      return 'is of no form that is allowed here';
  }
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  null: 'empty',
};
const typeWord = (type: string): string => WORDS[type] ?? type;

function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
