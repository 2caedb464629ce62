import type { Command } from 'commander';
import { collect } from './flags.ts';

/** Flags of `prove`. */
export type ProveFlags = {
  readonly lane: readonly string[];
  readonly rate?: string;
  readonly path?: string;
  readonly header: readonly string[];
  readonly versionHeader?: string;
  readonly budget: readonly string[];
  readonly for?: string;
  readonly against?: string;
  readonly junit?: string;
  readonly html?: string;
};

export function addProveFlags(command: Command): Command {
  return command
    .option(
      '--lane <kind[:key=value,...]>',
      'a kind of client; may be repeated (default: keep-alive, think and new-connection)',
      collect,
      [],
    )
    .option('--rate <per-second>', 'requests of those three together (default: 100)')
    .option('--path <path>', 'what they ask for (default: the path of the first route)')
    .option(
      '--header <name: value>',
      'with each request; Host chooses the application; may be repeated',
      collect,
      [],
    )
    .option('--version-header <name>', 'the header by which answers tell their version (default: X-Version)')
    .option(
      '--budget <name=limit,...>',
      'what is allowed: failed, wrong, cut, gap, p50, p95, p99, max (default: failed=0,wrong=0)',
      collect,
      [],
    )
    .option('--for <duration>', 'run no command: only measure what serves for so long')
    .option(
      '--against <port|url|copy>',
      'where the load goes (default: the public port of what serves); copy: to a copy that is made for it',
    )
    .option('--junit <path>', 'write the budgets as a test report')
    .option('--html <path>', 'write a page with plots, complete in one file');
}
