// What every release needs to be there before it serves. It ends; that it ended well is what web waits for.
import { ask } from './ask.mjs';

const { status } = await ask('PUT', 'visits');
if (status !== 200) throw new Error(`the store answered ${status}`);
