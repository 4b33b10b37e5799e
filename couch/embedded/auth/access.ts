import { badRequest, forbidden, unauthorized } from '../http/errors.ts';
import { isObject } from '../http/body.ts';
import type { Members, Security } from '../store/settings.ts';
import { isServerAdmin, type User } from './user.ts';

function among(user: User, { names, roles }: Members): boolean {
  return (
    (user.name !== null && names.includes(user.name)) ||
    user.roles.some((role) => roles.includes(role))
  );
}

export function isDatabaseAdmin(user: User, security: Security): boolean {
  return isServerAdmin(user) || among(user, security.admins);
}

/** An empty members list means everybody, as in CouchDB. */
export function isMember(user: User, security: Security): boolean {
  const { names, roles } = security.members;
  return (
    isDatabaseAdmin(user, security) ||
    (names.length === 0 && roles.length === 0) ||
    among(user, security.members)
  );
}

/** 401 for somebody unknown, 403 for somebody known. */
function refuse(user: User, reason: string): never {
  throw user.name === null ? unauthorized(reason) : forbidden(reason);
}

export function requireMember(user: User, security: Security): void {
  if (!isMember(user, security))
    refuse(user, 'You are not allowed to access this db.');
}

export function requireDatabaseAdmin(user: User, security: Security): void {
  if (!isDatabaseAdmin(user, security))
    refuse(user, 'You are not a db or server admin.');
}

export function requireServerAdmin(user: User): void {
  if (!isServerAdmin(user)) throw unauthorized('You are not a server admin.');
}

function strings(value: unknown, what: string): string[] {
  if (value === undefined) return [];
  if (
    Array.isArray(value) &&
    value.every((item): item is string => typeof item === 'string')
  )
    return value;
  throw badRequest(`${what} must be a JSON list of strings`);
}

function membersOf(value: unknown, what: string): Members {
  if (value !== undefined && !isObject(value))
    throw badRequest(`${what} must be a JSON object`);
  return {
    ...value,
    names: strings(value?.['names'], `${what}.names`),
    roles: strings(value?.['roles'], `${what}.roles`),
  };
}

/** Reads the body of `PUT /{db}/_security`. */
export function securityOf(body: Record<string, unknown>): Security {
  return {
    ...body,
    admins: membersOf(body['admins'], 'admins'),
    members: membersOf(body['members'], 'members'),
  };
}
