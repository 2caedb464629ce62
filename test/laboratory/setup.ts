import { jest } from '@jest/globals';

/** A deploy under load takes its time. Jest reads `testTimeout` globally only, so the laboratory's stands here. */
jest.setTimeout(300_000);
