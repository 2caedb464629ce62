/** The first nginx whose idle client connections outlive a reload, so that none of their requests is lost (FACTS 4). */
export const OLDEST_NGINX = '1.27.4';

/** Whether a version of numbers and dots is before another: `1.9` is before `1.41`. */
export function isOlder(version: string, than: string): boolean {
  const [is, must] = [version, than].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
  const difference = must?.map((part, index) => (is?.[index] ?? 0) - part).find((delta) => delta !== 0);
  return (difference ?? 0) < 0;
}
