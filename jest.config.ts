/**
 * Native ES modules (the npm scripts pass --experimental-vm-modules), TypeScript stripped by swc.
 * @jest-config-loader esbuild-register
 */
import type { Config } from 'jest';

type Project = Exclude<NonNullable<Config['projects']>[number], string>;

/** What both projects share. Imports carry `.ts`, so no mapping of names is needed. */
const common: Project = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};

const config: Config = {
  // Engines, proxies and loads share the machine with the tests: one file at a time.
  maxWorkers: 1,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
  testTimeout: 20_000,
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.test.ts'] },
    {
      ...common,
      displayName: 'laboratory',
      testMatch: ['<rootDir>/test/laboratory/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/laboratory/setup.ts'],
    },
  ],
};

export default config;
