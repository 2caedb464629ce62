import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const service = (index: number): string => `
  service-${index}:
    <<: *common
    image: registry.example.com/shop/service-${index}:\${TAG:-1.${index}}
    command: ["node", "server.js", "--port", "80${index}"]
    environment:
      NODE_ENV: production
      DATABASE_URL: postgres://shop:\${DB_PASSWORD:-secret}@db-${index}:5432/shop
      CACHE_URL: redis://cache:6379/${index}
      FEATURES: "a,b,c"
    ports: ["127.0.0.1:${8000 + index}:80", "${9000 + index}:9000/udp"]
    volumes: ["./data/${index}:/data:ro", "state-${index}:/var/lib/state", { type: tmpfs, target: /tmp }]
    networks: { front: { aliases: ["s${index}"] }, back: }
    ${index > 0 ? `depends_on: { service-${index - 1}: { condition: service_healthy } }` : ''}
    healthcheck: { test: ["CMD", "wget", "-q", "-O-", "http://127.0.0.1/health"], interval: 10s, retries: 5 }
    labels: { com.example.team: shop, com.example.index: ${index} }
    deploy: { replicas: 2, resources: { limits: { cpus: "0.5", memory: 256M } } }
    secrets: [key]`;

/** Writes a Compose file as a middle-sized company has it, and tells where it is. */
export async function writeComposeFile(services: number): Promise<string> {
  const numbers = Array.from({ length: services }, (_, index) => index);
  const text = `name: shop
x-common: &common
  restart: unless-stopped
  init: true
  logging: { driver: json-file, options: { max-size: 10m, max-file: "3" } }
services:${numbers.map(service).join('')}
networks: { front: , back: { internal: true } }
volumes: { ${numbers.map((index) => `state-${index}: `).join(', ')} }
secrets: { key: { file: ./key.txt } }
`;
  const file = join(await mkdtemp(join(tmpdir(), 'ctr-bg-bench-')), 'compose.yaml');
  await writeFile(file, text);
  return file;
}
