/** Tells others over HTTP, and knows nothing of what it tells. */
export { post } from './post.ts';
