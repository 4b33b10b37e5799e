import type { CohesionSession } from './callback.ts';
import { postForm } from './post-form.ts';
import { CohesionRefusal } from './refusal.ts';
import { mostTokenCharacters } from './token.ts';

/** Cohesion as servers speak to it. */
export interface AskCohesion {
  /** The token of a session, as it came. @throws CohesionRefusal 'away' */
  credential(session: CohesionSession): Promise<string>;
  /** Ends a session there. @throws CohesionRefusal 'away' */
  signOut(session: CohesionSession): Promise<void>;
}

/** `timeout` in ms. */
export function askCohesionAt(url: string, timeout = 10_000): AskCohesion {
  const call = async (operation: string, session: CohesionSession) => {
    try {
      return await postForm(
        `${url}/SPManager/webCheckSessionSSO.aspx`,
        {
          Operation: operation,
          IdSessioneSSO: session.sso,
          IdSessioneASPNET: session.aspnet,
        },
        { timeout, most: mostTokenCharacters },
      );
    } catch (error) {
      throw new CohesionRefusal('away', error);
    }
  };
  return {
    credential: (session) => call('GetCredential', session),
    async signOut(session) {
      await call('LogoutSito', session);
    },
  };
}
