import { msg } from '@lit/localize';
import type { MessageDoc } from '#model/message.ts';
import { refusalWords } from '../../app/refusal-words.ts';
import type { Store } from '../../data/store.ts';

/** Puts a message on its way; resolves to what went wrong in words, '' when it is safe on this phone. */
export async function sendMessage(
  store: Store,
  message: MessageDoc,
): Promise<string> {
  try {
    const [problem] = await store.save(message);
    return problem ? refusalWords('message', problem) : '';
  } catch {
    return msg(
      'Non siamo riusciti a salvare: il telefono non ha più spazio. Il testo è ancora qui: libera un po’ di spazio e riprova.',
    );
  }
}
