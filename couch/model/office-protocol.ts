import type {
  Level,
  Scheme,
  SessionInfo,
  StaffMemberView,
} from './access-protocol.ts';
import type { Day, Instant } from './day.ts';
import type { ChildId, FamilyId, PersonId } from './ids.ts';

/**
 * What the pages of the office and the server say to each other. To whoever is not of the office nothing is there
 * (`not-found`). What is marked strong asks for a proof of level 2 of the last 12 hours, else `strong-needed`, 403.
 * GET unless a body is named; then POST with JSON and `portal-app: 1`.
 */
export const officePaths = {
  /** → OfficeWork. */
  work: '/auth/office/work',
  /** `{id}` of an alert or a request → Done. */
  close: '/auth/office/work/close',
  /** `?q=`, at least 3 letters of names → PeopleFound; 30 times a minute and member of staff, else `too-many`. */
  people: '/auth/office/people',
  /** `{username}` of a local account, or its e-mail address → AccountFound; counted as `people`. */
  account: '/auth/office/account',
  /** Strong. `{person, family}` → NewCode; former ones are void. */
  issueCode: '/auth/onboarding/issue',
  /** → `{staff: StaffMemberView[]}`; strong, with a StaffMemberBody → StaffMemberView. */
  staff: '/auth/office/staff',
  /** Strong. EndAccountSessionsBody → Ended. */
  endSessions: '/auth/office/sessions/end',
  /** Strong. `{account}` → FactorsReset. Nobody's own. */
  resetFactors: '/auth/office/factors/reset',
} as const;

/** → PersonAccess. */
export function personPath(family: FamilyId, person: PersonId): string {
  return `${officePaths.people}/${family}/${person}`;
}

/** Of a member of staff or a local account → AccountAccess. */
export function accountPath(account: string): string {
  return `${officePaths.account}/${account}`;
}

/** What the office should look at; nobody is kept out by it. */
export type AlertKind =
  /** The identity provider gives another name than the registry does. */
  | 'name-differs'
  /** The birth date told is not that of the codice fiscale. */
  | 'birth-date-differs'
  /** More than one household lists the person today. */
  | 'several-households'
  /** Somebody whose codice fiscale the registry does not have was let in by an onboarding code. */
  | 'fiscal-code-missing'
  /** A code was tried by somebody with another codice fiscale than the guardian's it was made for. */
  | 'code-of-another'
  /** A child comes of age within 60 days, or has: what guardians may still see is for the office to end. */
  | 'comes-of-age';

export interface AlertView {
  id: string;
  kind: AlertKind;
  person?: PersonId;
  family?: FamilyId;
  child?: ChildId;
  at: Instant;
  /** What was said, where it differs. */
  detail?: string;
  /** Names as the registry has them now; absent for whom it does not have any more. */
  personName?: string;
  familyLabel?: string;
  childName?: string;
}

/** Somebody whom no household lists asks to be let in; only `id` and `at` when the rest cannot be read any more. */
export interface RequestView {
  id: string;
  at: Instant;
  childFiscalCode?: string;
  school?: string;
  contact?: string;
  by?: {
    scheme: Scheme;
    level: Level;
    fiscalCode?: string;
    givenName?: string;
    familyName?: string;
    born?: Day;
    record?: string;
    /** A local account, with its user name as it is now; its names are its owner's word. */
    account?: string;
    username?: string;
  };
}

/** Oldest first. */
export interface OfficeWork {
  alerts: AlertView[];
  requests: RequestView[];
}

export const peopleSearch = { letters: 3, most: 20 } as const;

/** An adult whom a household lists today. */
export interface PersonFound {
  person: PersonId;
  family: FamilyId;
  givenName: string;
  familyName: string;
  familyLabel: string;
  /** Given names, for telling people of one name apart. */
  children: string[];
}

export interface PeopleFound {
  people: PersonFound[];
  /** True when there are others than these: more letters are wanted. */
  more: boolean;
}

/** To whom a local account belongs; with person and family when it lets a guardian in. */
export interface AccountFound {
  account: string;
  person?: PersonId;
  family?: FamilyId;
}

export interface NewCode {
  /** In groups of four, shown only now. */
  code: string;
  until: Instant;
}

/** An open session as the office sees it: where and when, no more. */
export type OfficeSession = Pick<SessionInfo, 'id' | 'device' | 'lastSeen'>;

/** A local account as the office sees it. */
export interface LocalAccess {
  account: string;
  username: string;
  /** True when notices reach it by e-mail. */
  hasEmail: boolean;
  /** Ways of its second step: what a reset takes off. */
  totp: boolean;
  passkeys: number;
  recoveryCodesLeft: number;
}

/** What the office did here before, the last first. */
export interface OfficeActView {
  act: OfficeAct;
  at: Instant;
}
export type OfficeAct = 'code-issued' | 'factors-reset' | 'sessions-ended';

export interface AccountAccess {
  account: string;
  name: string;
  /** True for the account that asks: what it may not do to itself is not offered. */
  own: boolean;
  sessions: OfficeSession[];
  local: LocalAccess[];
  acts: OfficeActView[];
}

export interface PersonAccess extends AccountAccess {
  person: PersonId;
  family: FamilyId;
  familyLabel: string;
  children: string[];
}

/** One session of an account, or all; `wipe`: the device forgets the account's data at its next contact. */
export type EndAccountSessionsBody = { account: string; wipe?: boolean } & (
  { id: string } | { all: true }
);
export interface Ended {
  ended: number;
}

export interface FactorsReset {
  /** True when the password went too, since it was too short to stand alone: a letter leads to a new one. */
  passwordToo: boolean;
}

/** `fiscalCode` of somebody new, `account` of a member to be changed. */
export type StaffMemberBody = Pick<StaffMemberView, 'name' | 'roles' | 'to'> &
  ({ fiscalCode: string } | { account: string });
