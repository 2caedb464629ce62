/** Starts a load against the port that it is given, and waits to be killed. */
import { startLoad } from '../../../laboratory/load/index.ts';

await startLoad({
  target: { host: '127.0.0.1', port: Number(process.argv[2]) },
  lanes: [{ kind: 'keep-alive', connections: 2, rate: 100 }],
});
process.stdout.write('started\n');
