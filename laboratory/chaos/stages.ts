import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { EngineOptions } from '../engine.ts';
import { loadImage } from '../images/archive.ts';
import { debianNginx, NGINX_IMAGE } from '../images/nginx.ts';
import { programLayer } from '../images/node-layer.ts';
import type { Laboratory } from '../index.ts';
import type { EngineKind } from './scenarios.ts';
import { openStage, type Stage } from './stage.ts';

const DATE = fileURLToPath(new URL('shifted-date.sh', import.meta.url));

const OPTIONS: Readonly<Record<EngineKind, EngineOptions>> = {
  plain: {},
  'live-restore': { liveRestore: true },
  'small-disk': { diskMiB: 1024 },
  clock: {},
};

export type Stages = AsyncDisposable & {
  /** On an engine of its own, which may be killed. Only the one that was asked for last is there. */
  readonly on: (kind: EngineKind) => Promise<Stage>;
};

export function stagesOf(lab: Laboratory): Stages {
  let open: { readonly kind: EngineKind; readonly stage: Stage } | undefined;
  const close = async (): Promise<void> => {
    const { stage } = open ?? {};
    open = undefined;
    await stage?.[Symbol.asyncDispose]();
    await stage?.engine.stop();
  };
  return {
    async on(kind) {
      if (open?.kind === kind) return open.stage;
      await close();
      const engine = await lab.privateEngine(OPTIONS[kind]);
      if (kind === 'clock') await loadImage(engine.api, await shiftedNginx());
      open = { kind, stage: await openStage(engine) };
      return open.stage;
    },
    [Symbol.asyncDispose]: close,
  };
}

/** The proxy's image, whose `date` tells what it is told to. The machine's clock stays as it is. */
async function shiftedNginx(): Promise<Parameters<typeof loadImage>[1]> {
  const image = await debianNginx(NGINX_IMAGE, () => undefined);
  const date = await programLayer('date', DATE, '/usr/local/bin/date', await readFile(DATE, 'utf8'));
  return { ...image, layers: [...image.layers, date] };
}
