/** One mount in Compose's short form, `[SOURCE:]TARGET[:OPTIONS]`, as its specification reads it. */
export type ShortMount = {
  readonly type: 'bind' | 'volume';
  readonly source?: string;
  readonly target: string;
  readonly readOnly?: boolean;
  readonly noCopy?: boolean;
  readonly propagation?: string;
  readonly selinux?: string;
};

const PROPAGATIONS = new Set(['rprivate', 'private', 'rshared', 'shared', 'rslave', 'slave']);

export function parseMount(text: string): ShortMount | { readonly problem: string } {
  if (text === '') return { problem: 'must not be empty' };
  // As in Compose: so short a text cannot hold a source.
  if (text.length <= 2) return { type: 'volume', target: text };
  const parts = sections(text);
  if (parts.some((part) => part === '')) return { problem: 'has nothing between two colons' };
  if (parts.length > 3) return { problem: 'has too many colons' };
  const [first = '', second, options] = parts;
  const [source, target] = second === undefined ? [undefined, first] : [first, second];
  const type = source !== undefined && isFilePath(source) ? 'bind' : 'volume';
  return { type, ...(source === undefined ? {} : { source }), target, ...readOptions(options ?? '') };
}

/** At colons, but for the one after a drive of Windows. */
function sections(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of text) {
    if (character === ':' && !/^[A-Za-z]$/.test(part)) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  return [...parts, part];
}

function readOptions(text: string): Partial<ShortMount> {
  const options = text.split(',');
  const access = options.findLast((option) => option === 'ro' || option === 'rw');
  const propagation = options.findLast((option) => PROPAGATIONS.has(option));
  const selinux = options.findLast((option) => option === 'z' || option === 'Z');
  return {
    ...(access === 'ro' && { readOnly: true }),
    ...(options.includes('nocopy') && { noCopy: true }),
    ...(propagation && { propagation }),
    ...(selinux && { selinux }),
  };
}

function isFilePath(source: string): boolean {
  return /^[./~]/.test(source) || source.startsWith('\\\\') || /^[A-Za-z]:/.test(source);
}
