import { z } from 'zod';
import { appendixSchema } from '../rubric/appendix-schema.ts';
import { calendarSchema, defaultsSchema, regulationSchema } from '../rubric/regulation-schema.ts';
import { officeSchema } from '../worker/office-schema.ts';

/** JSON Schemas of the YAML files that people write, for their editors: path from the root of the repository, text. */
export function generatedSchemas(): Map<string, string> {
  const schemas = {
    appendix: appendixSchema,
    regulation: regulationSchema,
    defaults: defaultsSchema,
    calendar: calendarSchema,
    office: officeSchema,
  };
  return new Map(
    Object.entries(schemas).map(([name, schema]) => [
      `rubrics/schema/${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
    ]),
  );
}
