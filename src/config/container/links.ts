import { containerNames, type Subject } from './subject.ts';

/** `CONTAINER:ALIAS` for each container of the services that are linked, and those outside of the project. */
export function linksOf(subject: Subject): string[] {
  const { links = [], external_links: external = [] } = subject.service;
  const inside = links.flatMap((link, index) => {
    const [service = '', alias = service] = link.split(':');
    const names = containerNames(subject, service, ['links', index]);
    return names.map((name) => `${name}:${alias}`);
  });
  return [...inside, ...external.map((link) => (link.includes(':') ? link : `${link}:${link}`))];
}
