import { escapeHtml } from '../identity/escape-html.ts';
import type { Letter } from './mail.ts';

/** The plain part: what is read by every program, and by screen readers best. */
export function plainOf({ lines, link }: Letter, signature: string): string {
  const parts = [...lines];
  if (link) parts.push(`${link.label}:\n${link.href}`);
  return `${[...parts, signature].join('\n\n')}\n`;
}

/** The same in HTML; no image, no style sheet, nothing that tells a sender whether it was opened. */
export function htmlOf(
  { subject, lines, link }: Letter,
  signature: string,
): string {
  const text = escapeHtml;
  const href = link && text(link.href);
  const button = link
    ? `<p style="margin:24px 0"><a href="${href}" style="display:inline-block;padding:12px 24px;border-radius:4px;background:#0066cc;color:#ffffff;font-weight:600;text-decoration:none">${text(link.label)}</a></p>
<p style="font-size:14px;color:#556779">Se il pulsante non funziona, copia questo indirizzo nel browser:<br><a href="${href}" style="color:#0066cc;word-break:break-all">${href}</a></p>
`
    : '';
  return `<!doctype html>
<html lang="it">
<head><meta charset="utf-8"><title>${text(subject)}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#17324d;font:16px/1.5 'Titillium Web',Arial,sans-serif">
<div style="max-width:560px;margin:0 auto">
${lines.map((line) => `<p>${text(line)}</p>\n`).join('')}${button}<p style="font-size:14px;color:#556779">${text(signature)}</p>
</div>
</body>
</html>
`;
}
