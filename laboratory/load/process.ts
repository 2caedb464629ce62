/** What `bundle` makes one file of: the load's own process. */
import { serveLoad } from '../../src/load/process.ts';

serveLoad();
