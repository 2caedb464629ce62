import type { ChalkInstance } from 'chalk';
import type { Color } from '../types/index.ts';
import { painter } from './color.ts';
import { clean, styled } from './text.ts';

export type LogTextOptions = {
  /** Of stdout: a terminal, or a file or another program, or JSON for one. */
  readonly mode: 'tty' | 'plain' | 'json';
  readonly color: boolean;
  readonly showHosts: boolean;
  readonly timestamps: boolean;
  readonly prefix: boolean;
};

export type LogTextLine = {
  readonly project: string;
  readonly host: string;
  readonly container: string;
  readonly service: string;
  readonly color?: Color;
  readonly at: string;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
};

export type LogText = {
  /** Makes room for the names of containers whose lines are to come. */
  readonly expect: (sources: readonly { readonly name: string; readonly color?: Color }[]) => void;
  /** A line as it is written, with its end. */
  readonly line: (line: LogTextLine) => string;
};

/** Lines of logs as Compose shows them: `web-blue-1  | GET / 200`. */
export function createLogText({ mode, color, showHosts, timestamps, prefix }: LogTextOptions): LogText {
  const paint = painter(color);
  let width = 0;
  const makeRoom = (name: string): void => void (width = Math.max(width, name.length));
  const prefixOf = (line: LogTextLine): string => {
    const name = `${showHosts ? `${line.host}: ` : ''}${nameOf(line)}`;
    makeRoom(name);
    return tint(line.color, paint)(`${name.padEnd(width)} | `);
  };
  return {
    expect(sources) {
      if (showHosts) return;
      // So that a deploy moves nothing: green is the longer word.
      for (const { name, color: slot } of sources)
        makeRoom(name.slice(name.indexOf('-') + 1) + (slot === 'blue' ? ' ' : ''));
    },
    line(line) {
      if (mode === 'json') return `${JSON.stringify({ ...line, container: clean(line.container) })}\n`;
      const time = timestamps ? `${paint.dim(line.at)} ` : '';
      // What a program reads is what was written; a terminal would obey it.
      const text = mode === 'tty' ? styled(line.text, color) : line.text;
      return `${prefix ? prefixOf(line) : ''}${time}${text}\n`;
    },
  };
}

/** The containers of one project need not say whose they are. */
function nameOf({ project, container }: LogTextLine): string {
  return container.startsWith(`${project}-`) ? container.slice(project.length + 1) : container;
}

function tint(color: Color | undefined, paint: ChalkInstance): (text: string) => string {
  if (color === undefined) return paint.cyan;
  return color === 'blue' ? paint.blueBright : paint.greenBright;
}
