import { isDay } from './day.ts';
import { isFiscalCode } from './fiscal-code.ts';
import type { Problem } from './problem.ts';
import type { JsonSchema } from './schema.ts';
import { isSchoolYear } from './school-year.ts';

const formats = {
  date: isDay,
  'date-time': (value: string) => isDay(value.slice(0, 10)),
  'school-year': isSchoolYear,
  'fiscal-code': isFiscalCode,
} as const;

/** Faults told of one value: a form can show no more, and a hostile document must not make the answer huge. */
const most = 20;
const expressions = new Map<string, RegExp>();

/** What is wrong with `value`, with the path of each fault; an empty list means that it fits the schema. */
export function check(
  schema: JsonSchema,
  value: unknown,
  path = '',
): Problem[] {
  if (schema.enum)
    return schema.enum.includes(value) ? [] : [{ code: 'not-allowed', path }];
  switch (schema.type) {
    case 'string':
      return checkText(schema, value, path);
    case 'integer':
      return checkInteger(schema, value, path);
    case 'boolean':
      return typeof value === 'boolean' ? [] : [{ code: 'wrong-type', path }];
    case 'array':
      return checkList(schema, value, path);
    case 'object':
      return checkObject(schema, value, path);
    default:
      return [];
  }
}

function checkText(
  schema: JsonSchema,
  value: unknown,
  path: string,
): Problem[] {
  if (typeof value !== 'string') return [{ code: 'wrong-type', path }];
  if (value.length < (schema.minLength ?? 0))
    return [{ code: 'too-short', path }];
  if (value.length > (schema.maxLength ?? Infinity))
    return [{ code: 'too-long', path }];
  if (schema.pattern && !isForm(schema.pattern, value))
    return [{ code: 'wrong-form', path }];
  if (schema.format && !formats[schema.format](value))
    return [{ code: 'wrong-form', path }];
  return [];
}

/** Expressions are kept: a document may hold the same form thousands of times. */
function isForm(source: string, value: string): boolean {
  const known = expressions.get(source);
  const expression = known ?? new RegExp(`^(?:${source})$`);
  if (!known) expressions.set(source, expression);
  return expression.test(value);
}

function checkInteger(
  schema: JsonSchema,
  value: unknown,
  path: string,
): Problem[] {
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    return [{ code: 'wrong-type', path }];
  return value < (schema.minimum ?? -Infinity) ||
    value > (schema.maximum ?? Infinity)
    ? [{ code: 'out-of-range', path }]
    : [];
}

function checkList(
  schema: JsonSchema,
  value: unknown,
  path: string,
): Problem[] {
  if (!Array.isArray(value)) return [{ code: 'wrong-type', path }];
  if (value.length > (schema.maxItems ?? Infinity))
    return [{ code: 'too-long', path }];
  const problems: Problem[] = [];
  for (let index = 0; index < value.length; index += 1) {
    const item: unknown = value[index];
    problems.push(...check(schema.items ?? {}, item, `${path}/${index}`));
    if (problems.length >= most) break;
  }
  return problems;
}

function checkObject(
  schema: JsonSchema,
  value: unknown,
  path: string,
): Problem[] {
  if (!isRecord(value)) return [{ code: 'wrong-type', path }];
  const problems: Problem[] = [];
  for (const name of schema.required ?? [])
    if (!Object.prototype.hasOwnProperty.call(value, name))
      problems.push({ code: 'missing', path: `${path}/${name}` });
  for (const name of Object.keys(value)) {
    const field = fieldSchema(schema, name);
    if (field) problems.push(...check(field, value[name], `${path}/${name}`));
    else
      problems.push({ code: 'unknown-field', path: `${path}/${shown(name)}` });
    if (problems.length >= most) break;
  }
  return problems;
}

/** A name of the writer's choosing, made fit for a reason that is logged and split at spaces. */
function shown(name: string): string {
  return name.slice(0, 40).replace(/[^A-Za-z0-9._-]/g, '?');
}

function fieldSchema(schema: JsonSchema, name: string): JsonSchema | undefined {
  if (
    schema.properties &&
    Object.prototype.hasOwnProperty.call(schema.properties, name)
  )
    return schema.properties[name];
  for (const source of Object.keys(schema.patternProperties ?? {}))
    if (isForm(source, name)) return schema.patternProperties?.[source];
  return schema.additionalProperties === false ? undefined : {};
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
