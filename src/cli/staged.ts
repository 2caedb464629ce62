import { linksTo } from '../proxy/index.ts';
import type { Generation, HostView, Preview, PreviewDocument, StagedDocument } from '../types/index.ts';
import { routedService } from './service-document.ts';

type How = {
  /** Whether the host was seen since it was staged: else nobody knows how its containers are. */
  readonly isSeen: boolean;
};

/** What is staged beside what serves, as a host has it. */
export function stagedDocument(
  generation: Generation | null,
  view: HostView,
  { isSeen }: How,
): { readonly staged?: StagedDocument } {
  if (generation?.preview === undefined) return {};
  const { next } = generation.preview;
  const services = next.services.map((service) => {
    const { state, ...document } = routedService(service, generation, view);
    return isSeen ? { ...document, state: state ?? '' } : document;
  });
  return {
    staged: { release: next.release, services, preview: waysDocument(generation, generation.preview, view) },
  };
}

/** Links can be made where the key is known: by the command that stages. */
function waysDocument(generation: Generation, preview: Preview, view: HostView): PreviewDocument {
  const { header, host, cookie, port, key } = preview.ways;
  const value = cookie ? key?.value?.() : undefined;
  return {
    ...(preview.share && { share: preview.share.part }),
    ...(preview.mirror && { mirror: preview.mirror.part }),
    ...(header !== undefined && { header }),
    ...(host !== undefined && { host }),
    cookie,
    ...(port !== undefined && { port }),
    ...(value !== undefined && view.proxy && linksTo(generation, view.proxy.publish, value, Date.now())),
  };
}
