import type { Config } from '../../config.ts';
import type { Documents } from '../../couch/documents.ts';
import type { Way } from '../way.ts';
import { askCohesionAt } from './ask-cohesion.ts';
import { cohesionWay } from './cohesion-way.ts';
import type { CohesionDeps } from './deps.ts';
import { liveSessionsIn } from './live-session.ts';
import { cohesionSettings } from './settings.ts';

export interface CohesionWayDeps extends Pick<
  CohesionDeps,
  'pending' | 'finish' | 'records' | 'log' | 'now'
> {
  config: Config;
  /** The database `portal`, in the portal's name. */
  portal: Documents;
  /** A Cohesion to try with, instead of the configured one; never in production. */
  sandbox?: { url: string; siteId: string };
}

/** Cohesion as configured. @throws ConfigError */
export function cohesionWayFrom({
  config,
  portal,
  sandbox,
  ...deps
}: CohesionWayDeps): Way {
  const tried = config.NODE_ENV === 'production' ? undefined : sandbox;
  const settings = cohesionSettings({
    ...config,
    ...(tried && { COHESION_URL: tried.url, COHESION_SITE_ID: tried.siteId }),
  });
  return cohesionWay({
    ...deps,
    settings,
    origin: config.PUBLIC_ORIGIN,
    comune: config.COMUNE_NAME,
    ask: askCohesionAt(settings.url),
    live: liveSessionsIn(portal, deps.now),
  });
}
