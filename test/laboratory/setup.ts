import { jest } from '@jest/globals';

/**
 * A bound for what hangs, also on a machine that is ten times slower than usual. Jest reads `testTimeout` globally only,
 * so the laboratory's stands here.
 */
jest.setTimeout(600_000);
