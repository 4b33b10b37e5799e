import type { Middleware } from 'koa';
import type { SessionView } from '#model/phone-protocol.ts';
import type { Config } from '../config.ts';
import type { Admin } from '../couch/admin.ts';
import type { Couch } from '../couch/couch.ts';
import type { Documents, DocumentsOf } from '../couch/documents.ts';
import { traceOf, type Log } from '../log.ts';
import type { Mail } from '../mail/mail.ts';
import type { Attempts } from './attempts.ts';
import { alertsIn } from './binding/alerts.ts';
import { parentOf } from './binding/bind.ts';
import {
  delegationNotices,
  type DelegationChange,
} from './binding/delegation-notices.ts';
import { guardiansFrom } from './binding/guardians.ts';
import { alertComingOfAge } from './binding/coming-of-age.ts';
import { loginsIn } from './binding/logins.ts';
import { staffMembersIn, type StaffMembers } from './binding/staff-members.ts';
import { portalRole, registry } from '#model/databases.ts';
import { localTime } from '#model/day.ts';
import { cohesionWayFrom } from './cohesion/way-from.ts';
import { finishWith } from './finish.ts';
import { allowanceIn } from './local/allowance.ts';
import type { LocalAccounts } from './local/accounts.ts';
import { localWayFrom } from './local/way-from.ts';
import { choiceRoutes } from './families/choice-routes.ts';
import { familyRoutes } from './families/family-routes.ts';
import { inTurn } from './in-turn.ts';
import type { Membership } from './membership.ts';
import { officeRoutes } from './office/office-routes.ts';
import type { Passwords } from './passwords.ts';
import { sessionOf } from './open-session.ts';
import { pendingSignInsIn } from './pending-sign-ins-in.ts';
import { pruneRecords } from './records/prune-records.ts';
import { recordsIn } from './records/records.ts';
import { removeExpired } from './remove-expired.ts';
import { cieWay } from './saml/cie-way.ts';
import { spidWay } from './saml/spid-way.ts';
import {
  refuseUnprovedIn,
  type RefuseUnproved,
} from './session/proved-lately.ts';
import type { Sessions } from './sessions.ts';
import { behind, startLimit } from './start-limit.ts';
import { accessRequestsIn } from './unbound/access-requests.ts';
import { onboardingCodesIn } from './unbound/onboarding-codes.ts';
import { unboundRoutes } from './unbound/unbound-routes.ts';
import { waitingRoomIn } from './unbound/waiting-room.ts';
import type { Way } from './way.ts';

/** Identity providers for trying, where there are any. */
export interface SandboxProviders {
  spid: readonly string[];
  cie: readonly string[];
  cohesion: { url: string; siteId: string };
}

export interface IdentityParts {
  config: Config;
  couch: Couch;
  admin: Admin;
  documents: DocumentsOf;
  /** The database `portal`, in the portal's name. */
  portal: Documents;
  accounts: LocalAccounts;
  passwords: Passwords;
  attempts: Attempts;
  mail: Mail;
  sessions: Sessions;
  membership: Membership;
  comune: SessionView['comune'];
  /** Where browsers reach the portal. */
  origin: () => string;
  sandbox: SandboxProviders | undefined;
  log: Log;
  now: () => Date;
}

export interface IdentitySide {
  staff: StaffMembers;
  ways: readonly Way[];
  /** In front of the check of where calls come from: forms of the server's own pages. */
  forms: Middleware;
  office: Middleware;
  refuseUnproved: RefuseUnproved;
  /** Tells guardians by mail of delegations that were taken; not waited for. */
  delegated: (changes: readonly DelegationChange[]) => void;
  /** Once an hour: takes away what is over. */
  tidy(): Promise<void>;
}

/** Of delegations, to one address: more would be somebody's way to annoy the other guardian. */
const lettersADay = 20;

/** Everything that says who somebody is, as configured. @throws ConfigError when a way in cannot be opened */
export async function identityFrom(
  parts: IdentityParts,
): Promise<IdentitySide> {
  const { config, couch, admin, documents, portal, log, now } = parts;
  const { PEPPER: pepper, SIGN_IN_WAYS: active } = config;
  const isHttps = config.PUBLIC_ORIGIN?.startsWith('https:') ?? false;
  const guardians = guardiansFrom(couch, documents);
  const stands = documents({ role: portalRole, sub: portalRole }, registry);
  const logins = loginsIn(portal, now);
  const staff = staffMembersIn(portal, pepper, now);
  const alert = alertsIn(portal, now);
  const room = waitingRoomIn(portal, pepper, now);
  const choosing = waitingRoomIn(portal, pepper, now, 'choosing');
  const requests = accessRequestsIn(portal, pepper, now);
  const binding = { guardians, logins, staff, alert };
  const codes = onboardingCodesIn({ ...parts, ...binding });
  const elsewhere = {
    ...{ config, portal, log, now, sessions: parts.sessions },
    pending: pendingSignInsIn(portal, now, {
      https: isHttps,
      sessionOf: (ctx) => sessionOf(parts.sessions, ctx),
    }),
    finish: finishWith({ ...parts, ...binding, room, choosing }),
    records: recordsIn(portal, config.RECORD_KEY, now),
  };
  const { spid, cie, cohesion } = parts.sandbox ?? {};
  const open = {
    spid: () => spidWay({ ...elsewhere, ...(spid && { sandbox: spid }) }),
    cie: () => cieWay({ ...elsewhere, ...(cie && { sandbox: cie }) }),
    cohesion: () =>
      cohesionWayFrom({ ...elsewhere, ...(cohesion && { sandbox: cohesion }) }),
    local: () =>
      localWayFrom({
        ...parts,
        staff,
        async tied(claims) {
          const to = await logins.tied(claims);
          const today = localTime(now()).day;
          const found =
            to && (await guardians.inFamily(to.person, to.family, today));
          return found && parentOf(found);
        },
      }),
  };
  const limit = startLimit({
    ...parts,
    // The federation's tool starts a sign-in for each of its cases.
    perMinute:
      config.SPID_TEST_IDP_METADATA === undefined
        ? config.SIGN_INS_PER_MINUTE
        : 1_000_000,
  });
  const ways: Way[] = [];
  for (const scheme of active) ways.push(behind(limit, await open[scheme]()));
  if (config.FIRST_STAFF !== undefined) await staff.first(config.FIRST_STAFF);
  const office = {
    ...{ ...parts, staff, codes, requests, logins },
    factorsOptional: config.PORTAL_DEMO,
  };
  // The first sign-in would wait for it.
  guardians.warmUp().catch((error: unknown) => {
    log.warn('index of guardians not ready', traceOf(error));
  });
  const notices = delegationNotices({
    ...{ ...parts, guardians },
    allowed: allowanceIn(portal, pepper, now, lettersADay),
  });
  return {
    staff,
    ways,
    refuseUnproved: refuseUnprovedIn(portal, now),
    delegated(changes) {
      notices(changes).catch((error: unknown) => {
        log.warn('guardians not told of a delegation', traceOf(error));
      });
    },
    forms: inTurn(
      unboundRoutes({ ...parts, room, codes, requests }),
      choiceRoutes({ ...parts, ...binding, choosing }),
    ),
    office: inTurn(
      officeRoutes(office),
      familyRoutes({ ...parts, ...binding }),
    ),
    async tidy() {
      await removeExpired(couch, portal, now());
      await pruneRecords(admin, now());
      await alertComingOfAge({ registry: stands, alert, now });
    },
  };
}
