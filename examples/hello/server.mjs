import { createServer } from 'node:http';

const version = process.env.VERSION ?? 'none';

const server = createServer((request, response) => {
  response.setHeader('x-version', version);
  response.end(`Hello from version ${version}\n`);
});
server.listen(Number(process.env.PORT ?? 8080));

// Take nothing new, answer what was asked, go.
process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
