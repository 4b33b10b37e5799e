/**
 * JSON Schema built by functions, so that one expression gives both the schema that is checked and the type that
 * is compiled. Only the keywords below exist: what CouchDB's JavaScript must run stays small enough to read.
 */
export interface JsonSchema {
  readonly type?: 'string' | 'integer' | 'boolean' | 'object' | 'array';
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  /** What the form alone cannot say: a day that exists, two consecutive years. */
  readonly format?: 'date' | 'date-time' | 'school-year' | 'fiscal-code';
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
}

declare const described: unique symbol;
export interface Schema<T> extends JsonSchema {
  readonly [described]?: T;
}
/** The TypeScript type that a schema describes. */
export type Infer<S> = S extends { readonly [described]?: infer T } ? T : never;
type Fields = Readonly<Record<string, JsonSchema>>;
type Shape<R extends Fields> = { [K in keyof R]: Infer<R[K]> };

/** Text of 1 to `maxLength` UTF-16 units; `minLength` 0 allows the empty text. */
export function text(maxLength: number, minLength = 1): Schema<string> {
  return { type: 'string', minLength, maxLength };
}

/** Text of a fixed form; T is the branded type it stands for. */
export function pattern<T extends string = string>(
  source: string,
  format?: Exclude<JsonSchema['format'], undefined>,
): Schema<T> {
  return Object.assign(
    { type: 'string', pattern: source, maxLength: 512 } as const,
    format && { format },
  );
}

export function oneOf<const T extends string>(values: readonly T[]): Schema<T> {
  return { enum: values };
}

export function integer(minimum: number, maximum: number): Schema<number> {
  return { type: 'integer', minimum, maximum };
}

export const flag: Schema<boolean> = { type: 'boolean' };

export function list<T>(items: Schema<T>, maxItems = 200): Schema<T[]> {
  return { type: 'array', items, maxItems };
}

/** An object with exactly these fields: an unknown field is refused, so that a typing error never becomes data. */
export function object<R extends Fields>(required: R): Schema<Shape<R>>;
export function object<R extends Fields, O extends Fields>(
  required: R,
  optional: O,
): Schema<Shape<R> & Partial<Shape<O>>>;
export function object(required: Fields, optional?: Fields): JsonSchema {
  return {
    type: 'object',
    properties: Object.assign({}, required, optional),
    required: Object.keys(required),
    additionalProperties: false,
  };
}

/** A map whose keys all have one form. */
export function map<K extends string, T>(
  key: Schema<K>,
  value: Schema<T>,
): Schema<Partial<Record<K, T>>> {
  return {
    type: 'object',
    patternProperties: { [key.pattern ?? '']: value },
    additionalProperties: false,
  };
}
