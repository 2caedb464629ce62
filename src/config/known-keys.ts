/** Keys of Compose that no container is made with yet: never ignored in silence. */

const HINTS: Readonly<Record<string, string>> = {
  build: 'Build and push the image first, and name it with image: or as `up IMAGE`.',
  ports:
    'The proxy owns the ports of the host: remove ports:, and name the port inside of the container as port: under x-ctr-bg.',
  container_name: 'Remove it: blue and green run side by side, so their names are chosen by ctr-bg.',
  restart: 'Remove it: what serves is always restarted.',
  env_file: 'Use environment: instead; a name without a value is taken from the environment of the command.',
};

/** What to do about such a key. */
export function laterHint(key: string): string {
  return (
    HINTS[key] ??
    'Remove it, or put it into a file of its own for docker compose; nothing is ignored in silence.'
  );
}
