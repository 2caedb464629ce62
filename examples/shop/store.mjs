// A stand-in for a database: a number by its name, kept in a file of the volume. Whoever asks shows the password.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';

const password = readFileSync('/run/secrets/store_password', 'utf8').trim();
const file = '/data/store.json';
const read = () => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
};

const server = createServer((request, response) => {
  if (request.url === '/ready') return response.end('ready\n');
  if (request.headers.authorization !== `Bearer ${password}`) return response.writeHead(401).end();
  const name = request.url.slice(1);
  const numbers = read();
  if (request.method === 'POST') numbers[name] = (numbers[name] ?? 0) + 1;
  if (request.method === 'PUT') numbers[name] ??= 0;
  if (request.method !== 'GET') writeFileSync(file, JSON.stringify(numbers));
  if (!(name in numbers)) return response.writeHead(404).end();
  response.end(`${numbers[name]}\n`);
});
server.listen(5432);

process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
