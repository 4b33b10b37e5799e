import helmet from 'koa-helmet';
import type { Middleware } from 'koa';

const self = "'self'";
const none = "'none'";

/** What a page of the portal may do; everything not named is refused. No inline script or style, no other origin. */
const policy = {
  // Whatever is not named below.
  defaultSrc: [none],
  // The app's own chunks and the service worker's code.
  scriptSrc: [self],
  // Style sheets beside the chunks; Lit's adopted sheets and style properties need no permission.
  styleSrc: [self],
  // Icons; `data:` for the small images in style sheets, `blob:` for a picture of an announcement kept on the phone.
  imgSrc: [self, 'data:', 'blob:'],
  // Titillium Web, served by us.
  fontSrc: [self],
  // /auth, /sync and the hint stream.
  connectSrc: [self],
  // To be installed.
  manifestSrc: [self],
  // The service worker.
  workerSrc: [self],
  // A form that is sent before the app has taken over stays here.
  formAction: [self],
  // Nothing may change where relative addresses lead.
  baseUri: [none],
  // Nobody frames a page on which parents sign in.
  frameAncestors: [none],
  // Text becomes markup or code by two policies only: Lit's, for its own templates, and the one that names the worker.
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ['lit-html', 'portal-worker'],
};

/** What no page here uses is refused; passkeys are for our own pages only. */
const refused = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'microphone',
  'midi',
  'payment',
  'usb',
  'browsing-topics',
];
const own = ['publickey-credentials-create', 'publickey-credentials-get'];
const permissions = [
  ...refused.map((name) => `${name}=()`),
  ...own.map((name) => `${name}=(self)`),
].join(', ');

/** A year, for subdomains too (ASVS 3.4.1). */
const transport = { maxAge: 31_536_000, includeSubDomains: true };

/** Headers of the pages; `https` also binds browsers to it for a year, which a machine for trying must not do. */
export function pageHeaders(https: boolean): Middleware {
  const set = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    strictTransportSecurity: https && transport,
    // Whoever opened us, or we open, has no hold on our windows.
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
    xXssProtection: false,
  });
  return async (ctx, next) => {
    ctx.set('Permissions-Policy', permissions);
    await set(ctx, next);
  };
}

/** Headers of answers that are no pages: little, because a phone on a slow line pays for each. */
export function dataHeaders(https: boolean): Middleware {
  return (ctx, next) => {
    ctx.set({
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    });
    if (https)
      ctx.set(
        'Strict-Transport-Security',
        `max-age=${transport.maxAge}; includeSubDomains`,
      );
    return next();
  };
}
