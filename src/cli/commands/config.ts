import { canonicalConfig } from '../../config/index.ts';
import type { Context } from '../context.ts';
import type { ConfigFlags } from '../flags.ts';

/** `ctr-bg config`: the canonical form of the files, as `docker compose config` prints it; needs no engine. What `up` would refuse of x-ctr-bg is refused here too. */
export async function config(context: Context, flags: ConfigFlags): Promise<string> {
  const { flags: global, directory, environment, warn } = context;
  const canonical = await canonicalConfig({
    files: global.file,
    envFiles: global.envFile,
    profiles: global.profile,
    projectName: global.project,
    directory,
    environment,
    warn,
  });
  await canonical.checkExtension();
  if (flags.quiet) return '';
  if (flags.services) return lines(canonical.services);
  if (flags.images) return lines(canonical.images);
  return canonical.print({ form: global.json ? 'json' : 'yaml', showSecrets: !flags.redact });
}

const lines = (words: readonly string[]): string => words.map((word) => `${word}\n`).join('');
