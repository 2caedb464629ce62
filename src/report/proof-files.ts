/** A proof as files for CI systems and browsers; loaded when one is asked for. */
export { proofJunit } from './proof-junit.ts';
export { proofPage } from './proof-page.ts';
