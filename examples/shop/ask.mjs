import { readFileSync } from 'node:fs';

const password = readFileSync('/run/secrets/store_password', 'utf8').trim();

/** The store is found by the name of its service. */
export const ask = (method, name) =>
  globalThis.fetch(`http://store:5432/${name}`, { method, headers: { authorization: `Bearer ${password}` } });
