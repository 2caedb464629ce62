/**
 * `npm run fuzz -- [COUNT] [SEED]`: reads that many damaged Compose files, each of which must end in a result or one
 * clear error within a second. Exits with 1, and shows the text, for the first that does not.
 */
import { mutations, readAny } from './compose-fuzz.ts';

const [count = '100000', seed = '1'] = process.argv.slice(2);
const ends = { read: 0, refused: 0 };
let slowest = 0;
for (const text of mutations(Number(seed), Number(count))) {
  const start = process.cpuUsage();
  try {
    ends[await readAny(text)]++;
  } catch (error) {
    process.stdout.write(text);
    throw error;
  }
  // The time that it took of a processor: others use the machine too.
  const { user, system } = process.cpuUsage(start);
  const took = (user + system) / 1000;
  slowest = Math.max(slowest, took);
  if (took > 1000) {
    process.stdout.write(text);
    throw new Error(`this took ${took.toFixed(0)} ms`);
  }
}
process.stdout.write(
  `${count} files: ${ends.read} read, ${ends.refused} refused, slowest ${slowest.toFixed(0)} ms\n`,
);
