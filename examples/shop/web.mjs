import { createServer } from 'node:http';
import { ask } from './ask.mjs';

const version = process.env.VERSION ?? 'none';

const server = createServer(async (request, response) => {
  response.setHeader('x-version', version);
  // The probe asks here: what cannot reach its store gets no requests.
  const counts = request.url !== '/health';
  const answer = await ask(counts ? 'POST' : 'GET', 'visits').catch(() => undefined);
  if (answer?.status !== 200) return response.writeHead(503).end('the store does not answer\n');
  response.end(counts ? `Visit ${(await answer.text()).trim()}, version ${version}\n` : 'well\n');
});
server.listen(8080);

// Take nothing new, answer what was asked, go.
process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
