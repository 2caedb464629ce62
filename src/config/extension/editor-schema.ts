import type { JsonSchema } from './field.ts';
import { serviceSettingsSchema, settingsSchema } from './schema.ts';
import { OURS } from './unknown-key.ts';

type Properties = Readonly<Record<string, JsonSchema>>;

/** The JSON Schema of a whole file for editors: the Compose specification's own, with `x-ctr-bg` in its two places. */
export function editorSchema(compose: JsonSchema): JsonSchema {
  const definitions = compose.definitions as Properties;
  const service = definitions.service ?? {};
  return {
    ...compose,
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'ctr-bg.schema.json',
    title: 'A Compose file with x-ctr-bg',
    properties: withKey(compose.properties as Properties, settingsSchema.json),
    definitions: {
      ...definitions,
      service: {
        ...service,
        properties: withKey(service.properties as Properties, serviceSettingsSchema.json),
      },
    },
  };
}

function withKey(properties: Properties, json: JsonSchema): Properties {
  return { ...properties, [OURS]: json };
}
