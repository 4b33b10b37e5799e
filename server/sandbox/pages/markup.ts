import { escapeHtml } from '../../identity/escape-html.ts';

/** A piece of HTML that needs no more escaping. */
export interface Html {
  readonly html: string;
}

/** HTML in which every value that is a text is escaped. */
export function markup(
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html {
  const written = values.map((value) =>
    typeof value === 'string'
      ? escapeHtml(value)
      : [value]
          .flat()
          .map((one) => one.html)
          .join('\n'),
  );
  return {
    html: parts.map((part, index) => part + (written[index] ?? '')).join(''),
  };
}
