import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Instant } from '#model/day.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import { callout } from '../../ui/callout.ts';

/** True when the Comune will want to know again who it is: after 12 hours, or with a password alone. */
export function isWeak({ access }: SessionView, at: Instant): boolean {
  return access?.strongUntil === undefined || access.strongUntil <= at;
}

/** Says before sending that a stronger sign-in is needed, and leads there and back; the form keeps what was typed. */
export function strongNote(
  session: SessionView,
  at: Instant,
  back: string,
): TemplateResult | typeof nothing {
  if (!isWeak(session, at)) return nothing;
  return callout({
    title: msg('Per dare una delega conferma chi sei'),
    text: msg(
      'Entra con SPID, CIE o Cohesion: poi torni qui e ritrovi quello che hai scritto.',
    ),
    actions: html`<a
      class="btn btn-outline"
      href="/entra?${new URLSearchParams({ forte: '1', verso: back }).toString()}"
      >${msg('Entra con la tua identità')}</a
    >`,
  });
}
