/**
 * The only room that knows nginx: renders generations, stages and tests them, switches by an exec reload, proves
 * the switch by asking nginx itself, and drains. One proxy container for each host, shared by all projects.
 */
export { examineGenerations, examineProxy, removeLeftovers, writeDocument } from './checkup.ts';
export { ensureProxy, removeProxy } from './container.ts';
export { lackingCertificates } from './certificates.ts';
export { drain, type Drained } from './drain.ts';
export { PROXY } from './layout.ts';
export { linksTo } from './links.ts';
export { inspectProxy } from './open.ts';
export { lookForLock, takeHostLease, type HostLook } from './host-lease.ts';
export { lockLost, parseHolder, takeProxyLease, type Lease, type ProxyLease } from './lease.ts';
export { checkProxyImage } from './nginx-version.ts';
export { appendJournal, readJournal } from './journal.ts';
export { markKept } from './kept.ts';
export { readNginxFiles, renderNginxFiles, type NginxFiles } from './live-files.ts';
export { readAsset } from './assets.ts';
export { PREVIEW_PORT_SERVICE, previewPortService } from './preview-port.ts';
export { knownPeers } from './peers.ts';
export { readPast, recordOfPast, type Past } from './past.ts';
export { writeRecord } from './record.ts';
export { pruneGenerations, pruneRecords, stageGeneration, unnamedOf } from './stage.ts';
export { createNetwork, examineNetworks, proxyNetworkOf } from './network.ts';
export { isMirrored, mirroredAs } from './shadow.ts';
export { renderingId } from './render.ts';
export { measureRoom, roomAt, type Room } from './room.ts';
export { observeDisk, observeProxy } from './state.ts';
export { mergeTraffic, readTraffic } from './traffic.ts';
export { switchGeneration, witnessServing, type Switched } from './switch.ts';
