import type { JsonSchema } from './schema-arbitrary.ts';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: JsonSchema;
}

interface Content {
  [type: string]: { schema: JsonSchema };
}

export interface Operation {
  operationId: string;
  method: string;
  path: string;
  key: 'secret' | 'publishable' | 'none';
  parameters: Parameter[];
  body: JsonSchema | undefined;
  responses: Record<string, { description: string; content?: Content }>;
}

export interface OpenApiDocument {
  paths: Record<string, Record<string, DocumentOperation>>;
  components: { schemas: Record<string, JsonSchema> };
}

interface DocumentOperation extends Pick<Operation, 'operationId' | 'parameters' | 'responses'> {
  security: Record<string, unknown>[];
  requestBody?: { content: Content };
}

export function operationsOf({ paths }: OpenApiDocument): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, security, parameters, responses, requestBody }]) => ({
      operationId,
      method: method.toUpperCase(),
      path,
      key: (Object.keys(security[0] ?? {})[0] ?? 'none') as Operation['key'],
      parameters,
      responses,
      body: requestBody?.content['application/json']?.schema,
    })),
  );
}
