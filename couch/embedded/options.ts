import type { Credentials } from './auth/identify.ts';
import type { JwtKey } from './auth/jwt.ts';

export interface EmbeddedOptions {
  /** Where the databases are kept; created if absent. One server per folder. */
  dir: string;
  /** 0, the default, takes a free port. */
  port?: number;
  /** Default 127.0.0.1: the server speaks plain HTTP and is meant for its own machine. */
  host?: string;
  admin: Credentials;
  jwt: JwtKey;
  limits?: Partial<Limits>;
}

export interface Limits {
  /** Bytes of one document's JSON without attachments; CouchDB's `max_document_size`. */
  maxDocumentSize: number;
  /** Bytes of one request; CouchDB's `max_http_request_size`. */
  maxRequestSize: number;
  /** Databases kept open while nobody uses them. */
  maxOpen: number;
  /** ms after which an unused database is closed. */
  idle: number;
  /** ms of processor time one call of a validate function may take. */
  validateTime: number;
  /** Bytes all memory of one validate function may take. */
  validateMemory: number;
}

const megabyte = 1024 * 1024;

export const defaultLimits: Limits = {
  maxDocumentSize: 8 * megabyte,
  maxRequestSize: 64 * megabyte,
  maxOpen: 64,
  idle: 60_000,
  validateTime: 500,
  validateMemory: 16 * megabyte,
};
