export type Binding = 'HTTP-POST' | 'HTTP-Redirect';

/** An address of an identity provider for one message. */
export interface Endpoint {
  binding: Binding;
  location: string;
  /** Where answers go, when elsewhere. */
  responseLocation?: string;
}

/** An identity provider as the registry names it: nothing that an answer says about itself is believed instead. */
export interface IdpMetadata {
  entityId: string;
  /** As shown to people. */
  name: string;
  /** Address of its logo, on another host; never shown by browsers from there. */
  logo?: string;
  /** Signing certificates, PEM, several while one is being replaced. */
  certificates: readonly string[];
  sso: readonly Endpoint[];
  slo: readonly Endpoint[];
}
