/** Engine and proxy to World: reads what is, changes nothing (but for an image that a deploy needs: `resolveImage`). */
export { observeContainers } from './containers.ts';
export { examineHost } from './examine.ts';
export { observeHost, observeImages } from './host.ts';
export { observeMakeup } from './makeup.ts';
export { observeNetworks, observeVolumes } from './resources.ts';
export { findArchitectures, resolveImage } from './image.ts';
